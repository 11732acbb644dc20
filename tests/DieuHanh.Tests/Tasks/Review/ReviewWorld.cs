using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Review;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>The small office with a register that holds what a test puts in it, and hands for the page of a review.</summary>
public sealed class ReviewWorld : World
{
    private int papers;

    internal Papers Register { get; } = new();

    protected override void Tune(WebApplicationBuilder builder) =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IDocuments>(Register));

    /// <summary>Registers a directive of this body, delivers the fact and answers the document's id.</summary>
    public async Task<Guid> Directive(string body, DateOnly? on = null, string? leader = null, bool read = true)
    {
        var day = on ?? new DateOnly(2026, 11, 16);
        var number = Interlocked.Increment(ref papers);
        var document = new DocumentBrief(
            Guid.CreateVersion7(),
            $"{number}/TB-VPCP",
            day,
            "Văn phòng Chính phủ",
            "Thông báo",
            "Kết luận cuộc họp về giải ngân vốn đầu tư công",
            "Hoàng Thị Chủ Nhiệm",
            Printed(number, day, body, leader ?? "Nguyễn Văn Lãnh Đạo"),
            "/documents/x"
        );
        Register.Add(document);
        if (read)
        {
            await Registered(document);
        }

        return document.Id;
    }

    /// <summary>The fact that Documents raises.</summary>
    /// <param name="mine">Whether the register knows a unit and an officer who answer for it.</param>
    public async Task Registered(DocumentBrief document, bool directive = true, bool mine = true)
    {
        await In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Outbox.Add(
                OutboxRow.Of(
                    new DocumentRegistered(
                        document.Id,
                        directive,
                        mine ? Staff.Unit("th") : null,
                        mine ? Staff["officer"] : null
                    ),
                    db.Scope.Now
                )
            );
            await db.SaveChangesAsync();
        });
        await Settle();
    }

    public Task<List<Proposal>> Proposals(Guid document) =>
        Look(db =>
            db.Proposals.AsNoTracking()
                .Where(p => db.Reviews.Any(r => r.Id == p.ReviewId && (r.DocumentId == document || r.Id == document)))
                .OrderBy(p => p.StartAt)
                .ThenBy(p => p.Id)
                .ToListAsync()
        );

    public Task<T> Look<T>(Func<TasksDb, Task<T>> look) => In(s => look(s.GetRequiredService<TasksDb>()));

    /// <summary>Opens the review and presses a button of the card with this number, or of the bar where the number is 0.</summary>
    public async Task<Page> Press(
        string who,
        Guid document,
        int card,
        string button,
        params (string Name, string? Value)[] fields
    )
    {
        var visitor = await As(who);
        return await Press(visitor, await visitor.Get($"/tasks/review/{document}"), card, button, fields);
    }

    /// <summary>Presses a button on a page seen before, as a browser without JavaScript does.</summary>
    public static Task<Page> Press(
        Visitor visitor,
        Page page,
        int card,
        string button,
        params (string Name, string? Value)[] fields
    )
    {
        var place = card == 0 ? page.Document.Body! : page.Document.QuerySelector($"[data-card='{card}']")!;
        var pressed =
            place
                .QuerySelectorAll<IHtmlButtonElement>("button")
                .FirstOrDefault(b => Words(b).StartsWith(button, StringComparison.Ordinal))
            ?? throw new InvalidOperationException(
                $"No button “{button}” in: {string.Join(" | ", place.QuerySelectorAll("button").Select(Words))}"
            );
        pressed.HasAttribute("disabled").ShouldBeFalse($"“{button}” is disabled");
        var form = pressed.Closest("form") as IHtmlFormElement;
        var action = pressed.GetAttribute("formaction") ?? form!.GetAttribute("action")!;
        var filled = fields.Select(f => f.Name).ToHashSet();
        var sent = form!
            .Elements.Where(e => !e.HasAttribute("disabled"))
            .SelectMany(Sent)
            .Where(f => f.Name.Length > 0 && !filled.Contains(f.Name))
            .Concat(fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)));
        if (pressed.GetAttribute("name") is { } name)
        {
            sent = sent.Append((name, pressed.GetAttribute("value") ?? ""));
        }

        return Post(visitor, action, sent.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }

    private static async Task<Page> Post(Visitor visitor, string action, IEnumerable<KeyValuePair<string, string>> all)
    {
        using var content = new FormUrlEncodedContent(all);
        return await visitor.Post(action, content);
    }

    private static IEnumerable<(string Name, string Value)> Sent(IElement element) =>
        element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [(box.Name ?? "", box.Value)] : [],
            IHtmlInputElement input => [(input.Name ?? "", input.Value)],
            IHtmlTextAreaElement area => [(area.Name ?? "", area.Value)],
            IHtmlSelectElement choice =>
            [
                (choice.Name ?? "", choice.Options.FirstOrDefault(o => o.IsSelected)?.Value ?? ""),
            ],
            _ => [],
        };

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Printed(int number, DateOnly day, string body, string leader) =>
        $"""
            VĂN PHÒNG CHÍNH PHỦ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            Số: {number}/TB-VPCP

            Hà Nội, ngày {day.Day:00} tháng {day.Month:00} năm {day.Year}

            THÔNG BÁO
            Kết luận của Phó Thủ tướng Chính phủ {leader} tại cuộc họp về giải ngân vốn đầu tư công

            Sau khi nghe báo cáo và ý kiến của các đại biểu, Phó Thủ tướng Chính phủ {leader} kết luận như sau:

            {body}

            Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.

            Nơi nhận:
            - Như trên;
            - Lưu: VT, TH.

            KT. BỘ TRƯỞNG, CHỦ NHIỆM
            PHÓ CHỦ NHIỆM

            Hoàng Thị Chủ Nhiệm
            """;
}

/// <summary>A register that answers what was put in it.</summary>
internal sealed class Papers : IDocuments
{
    private readonly ConcurrentDictionary<Guid, DocumentBrief> all = new();

    public void Add(DocumentBrief document) => all[document.Id] = document;

    public DocumentBrief this[Guid id] => all[id];

    public Task<DocumentBrief?> Find(Guid documentId, CancellationToken cancel = default) =>
        Task.FromResult(all.GetValueOrDefault(documentId));

    public Task<IReadOnlyDictionary<Guid, DocumentBrief>> Find(
        IReadOnlyCollection<Guid> documentIds,
        CancellationToken cancel = default
    ) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DocumentBrief>>(
            documentIds.Where(all.ContainsKey).ToDictionary(i => i, i => all[i] with { Text = null })
        );
}
