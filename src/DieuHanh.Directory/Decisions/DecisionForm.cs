using System.Security.Cryptography;
using System.Text.Json;
using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>What is typed of a decision, the faults of it, and the plan it becomes.</summary>
/// <param name="InForce">The first day of the new structure.</param>
/// <param name="Main">The main heir, which takes open work and people.</param>
public sealed record DecisionForm(
    string? Kind,
    string? Number,
    string? Issuer,
    string? SignedOn,
    string? InForce,
    string? Main,
    string? Note
)
{
    /// <summary>New agencies one form takes.</summary>
    public const int MostNew = 4;

    private const int MostAgencies = 100;

    // Boxes nobody ticked are not sent at all, and a record is not made without a parameter of its constructor.
    public string?[]? Before { get; init; }
    public string?[]? Others { get; init; }
    public string? MovePeople { get; init; }

    /// <summary>"save" writes; anything else shows what would change.</summary>
    public string? Step { get; init; }

    /// <summary>Names what was shown; only that is written.</summary>
    public string? Mark { get; init; }

    /// <summary>The mark of the form as it stands, before a directory as it stands.</summary>
    internal string Marked(long revision) =>
        Convert.ToHexString(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(new { Form = this with { Step = null, Mark = null }, revision })
            )
        )[..16];

    /// <summary>The lines for new agencies, as they were sent.</summary>
    public IReadOnlyList<NewAgencyLine> New => added;

    private IReadOnlyList<NewAgencyLine> added = [];

    internal DecisionForm With(IReadOnlyList<NewAgencyLine> lines) => this with { added = lines };

    internal DecisionForm With(IFormCollection sent) =>
        With([
            .. Enumerable
                .Range(1, MostNew)
                .Select(i => new NewAgencyLine(
                    sent[$"NewName{i}"],
                    sent[$"NewShort{i}"],
                    sent[$"NewKind{i}"],
                    sent[$"NewCode{i}"]
                )),
        ]);

    public FormErrors Read(DateOnly today)
    {
        var (signed, force) = (Typed.Date(SignedOn), Typed.Date(InForce));
        var errors = new FormErrors()
            .Require(Typed.Choice<DecisionKind>(Kind) is not null, nameof(Kind), "Chọn việc mà quyết định làm.")
            .RequireText(Typed.Text(Number), nameof(Number), "Nhập số, ký hiệu của quyết định.", 200)
            .RequireText(Typed.Text(Issuer), nameof(Issuer), "Nhập cơ quan ban hành quyết định.", 200)
            .Require(signed is not null, nameof(SignedOn), "Nhập ngày ký, ví dụ 31/12/2026.")
            .Require(force is not null, nameof(InForce), "Nhập ngày có hiệu lực, ví dụ 01/07/2027.")
            .Require(
                force is null || force <= today.AddYears(Decision.LongestAhead),
                nameof(InForce),
                "Ngày có hiệu lực không được sau hôm nay quá một năm."
            )
            .Require(
                signed is null || force is null || signed <= force,
                nameof(InForce),
                "Ngày có hiệu lực {0} không được trước ngày ký.",
                force
            )
            .Require(
                (Before?.Length ?? 0) <= MostAgencies,
                nameof(Before),
                "Chọn nhiều nhất {0} cơ quan.",
                MostAgencies
            )
            .AtMost(Typed.Text(Note), nameof(Note), 2000);
        foreach (var (line, i) in New.Select((l, i) => (l, i + 1)).Where(x => !x.l.Empty))
        {
            errors
                .RequireText(Typed.Text(line.Name), $"NewName{i}", "Nhập tên cơ quan.", 200)
                .AtMost(Typed.Text(line.ShortName), $"NewShort{i}", 100)
                .Require(
                    AgencyCode.Parse(line.Code) is not null,
                    $"NewCode{i}",
                    "Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22; để trống nếu chưa có."
                );
        }

        return errors;
    }

    internal async Task<DecisionPlan> Plan(DirectoryDb db, DirectoryBook book)
    {
        var before = Typed.Ids(Before);
        var others = Typed.Ids(Others);
        var main = Typed.Id(Main);
        var ids = before.Concat(others).Append(main ?? Guid.Empty).ToList();
        var agencies = await db.Agencies.Include(a => a.Successions).Where(a => ids.Contains(a.Id)).ToListAsync();
        var sources = agencies.Where(a => before.Contains(a.Id)).OrderBy(a => before.ToList().IndexOf(a.Id)).ToList();
        return new DecisionPlan(
            Typed.Choice<DecisionKind>(Kind)!.Value,
            Typed.Date(InForce)!.Value,
            Typed.Flag(MovePeople),
            sources,
            agencies.Find(a => a.Id == main),
            [.. agencies.Where(a => others.Contains(a.Id) && a.Id != main)],
            [.. New.Where(l => !l.Empty).Select(l => Line(l, sources, book))]
        );
    }

    // Kind and, for a new name, code are those of before unless something else was typed.
    private NewAgency Line(NewAgencyLine line, List<Agency> sources, DirectoryBook book)
    {
        var name = Typed.Text(line.Name)!;
        var old = sources.FirstOrDefault();
        var same = Typed.Choice<DecisionKind>(Kind) is DecisionKind.Rename && Typed.Text(line.Code) is null;
        var code = same ? book.Agency(old?.Id)?.CodeOn(Typed.Date(InForce)!.Value.AddDays(-1)).Code : line.Code;
        return new NewAgency(
            name,
            Typed.Text(line.ShortName) ?? name,
            Typed.Choice<AgencyKind>(line.Kind) ?? old?.Kind ?? AgencyKind.Other,
            AgencyCode.Parse(code) ?? AgencyCode.None
        );
    }

    /// <summary>A withdrawn decision as it is entered anew.</summary>
    internal static DecisionForm Again(Decision old) =>
        new DecisionForm(
            old.Kind.ToString(),
            old.Number,
            old.Issuer,
            Dates.Show(old.SignedOn),
            Dates.Show(old.InForce),
            null,
            old.Note
        )
        {
            Before = [.. old.Parts.Where(p => p.Side == DecisionSide.Before).Select(p => p.AgencyId?.ToString())],
            Others =
            [
                .. old.Parts.Where(p => p.Side == DecisionSide.After && !p.Founded).Select(p => p.AgencyId?.ToString()),
            ],
            MovePeople = old.MovePeople ? "on" : null,
        }.With([.. old.Parts.Where(p => p.Founded).Select(p => new NewAgencyLine(p.Name, null, null, null))]);
}

/// <summary>A line for a new agency.</summary>
public sealed record NewAgencyLine(string? Name, string? ShortName, string? Kind, string? Code)
{
    public bool Empty => !Typed.Any(Name, ShortName, Code);
}
