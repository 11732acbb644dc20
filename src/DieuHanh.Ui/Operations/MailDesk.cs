using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Operations;

/// <summary>Letters on their way: how many wait, which the server refused and with what code; a test letter to oneself; trying again.</summary>
public static class MailDesk
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OperationsTabs.Mail, Get).Needs(Right.Operate);
        app.MapPost($"{OperationsTabs.Mail}/test", (Delegate)Test).Needs(Right.Operate);
        app.MapPost($"{OperationsTabs.Mail}/retry", (Delegate)Retry).Needs(Right.Operate);
    }

    /// <param name="Answer">The code of the server, never its words: they may name people.</param>
    public sealed record Row(Guid Id, DateTime At, int Attempts, string? Answer, DateTime MailAfter);

    /// <param name="GivenUp">Refused eight times: not tried any more.</param>
    public sealed record Model(
        MailSettings Settings,
        int Waiting,
        int Refused,
        int GivenUp,
        IReadOnlyList<Row> Rows,
        string? Address,
        string? Tried
    );

    private static async Task<RazorComponentResult<MailDeskPage>> Get(
        string? tried,
        KernelDb db,
        MailSettings settings,
        IDirectory directory,
        CancellationToken cancel
    ) =>
        new(
            new
            {
                Model = await Load(db, settings, cancel) with
                {
                    Address = await Mine(db, directory, cancel),
                    Tried = Typed.Text(tried),
                },
            }
        );

    internal static async Task<Model> Load(KernelDb db, MailSettings settings, CancellationToken cancel)
    {
        var since = db.Scope.Now - NoticeMailer.Stale;
        var unsent = db.Notices.AsNoTracking().Where(n => n.MailedAt == null && n.At >= since);
        var counts = await unsent
            .GroupBy(n =>
                n.MailAttempts == 0 ? 0
                : n.MailAttempts < NoticeMailer.MaxAttempts ? 1
                : 2
            )
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var rows = await unsent
            .Where(n => n.MailAttempts > 0)
            .OrderByDescending(n => n.Id)
            .Take(Shown)
            .Select(n => new Row(n.Id, n.At, n.MailAttempts, n.MailAnswer, n.MailAfter))
            .ToListAsync(cancel);
        return new Model(
            settings,
            counts.GetValueOrDefault(0),
            counts.GetValueOrDefault(1),
            counts.GetValueOrDefault(2),
            rows,
            null,
            null
        );
    }

    private static async Task<IResult> Test(
        KernelDb db,
        MailSettings settings,
        NoticeMailer mailer,
        IDirectory directory,
        HttpContext http
    )
    {
        var address = await Mine(db, directory, http.RequestAborted);
        new Reasons()
            .When(!settings.On, "Chưa nêu máy chủ thư (Mail__Host, Mail__From).")
            .When(address is null, "Anh/chị chưa có địa chỉ thư điện tử trong danh bạ.")
            .Refuse();
        var answer = await mailer.SendTest(
            address!,
            T["Thư thử từ Điều Hành"],
            T["Thư này do anh/chị gửi thử từ trang Vận hành. Nhận được nghĩa là máy chủ thư hoạt động."],
            http.RequestAborted
        );
        db.Record("Gửi thư thử", nameof(Notice), Guid.Empty, why: answer ?? "250");
        await db.SaveAsync("Gửi thư thử");
        return TypedResults.LocalRedirect($"{OperationsTabs.Mail}?tried={Uri.EscapeDataString(answer ?? "ok")}");
    }

    private static async Task<RedirectHttpResult> Retry(KernelDb db, HttpContext http)
    {
        var now = db.Scope.Now;
        var since = now - NoticeMailer.Stale;
        var again = await db
            .Notices.Where(n => n.MailedAt == null && n.MailAttempts > 0 && n.At >= since)
            .ExecuteUpdateAsync(
                n => n.SetProperty(x => x.MailAttempts, 0).SetProperty(x => x.MailAfter, now),
                http.RequestAborted
            );
        db.Record("Gửi lại thư bị từ chối", nameof(Notice), Guid.Empty, why: T["{0} thư", again]);
        await db.SaveAsync("Gửi lại thư bị từ chối");
        return TypedResults.LocalRedirect(OperationsTabs.Mail);
    }

    private static async Task<string?> Mine(KernelDb db, IDirectory directory, CancellationToken cancel) =>
        db.Scope.Actor.PersonId is { } me
        && (await directory.Book(cancel)).Person(me)?.Email is { } address
        && !string.IsNullOrWhiteSpace(address)
            ? address
            : null;
}
