using System.Security.Cryptography;
using System.Text.Json;
using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>
/// Enters a decision about the structure: merge, split, rename, abolish, establish, pass on a part of the work. It is shown first what the
/// decision would change, and written only then.
/// </summary>
public static class MakeDecision
{
    public const string Url = "/decisions/new";

    /// <summary>New agencies one form takes.</summary>
    public const int MostNew = 4;

    private const int MostAgencies = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.Administer);
        app.MapPost(Url, Post).Needs(Right.Administer);
    }

    /// <summary>A line for a new agency.</summary>
    public sealed record NewLine(string? Name, string? ShortName, string? Kind, string? Code)
    {
        public bool Empty => !Typed.Any(Name, ShortName, Code);
    }

    /// <param name="InForce">The first day of the new structure.</param>
    /// <param name="Main">The main heir, which takes open work and people.</param>
    public sealed record Form(
        string? Kind,
        string? Number,
        string? Issuer,
        string? SignedOn,
        string? InForce,
        string? Main,
        string? Note
    )
    {
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
        public IReadOnlyList<NewLine> New => added;

        private IReadOnlyList<NewLine> added = [];

        internal Form With(IReadOnlyList<NewLine> lines) => this with { added = lines };

        internal Form With(IFormCollection sent) =>
            With([
                .. Enumerable
                    .Range(1, MostNew)
                    .Select(i => new NewLine(
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
            var sources = agencies
                .Where(a => before.Contains(a.Id))
                .OrderBy(a => before.ToList().IndexOf(a.Id))
                .ToList();
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
        private NewAgency Line(NewLine line, List<Agency> sources, DirectoryBook book)
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
    }

    /// <param name="Effect">What it would change; null before it was asked for, and where it cannot be.</param>
    public sealed record Model(
        Form Form,
        FormErrors Errors,
        DecisionPlan? Plan,
        DecisionEffect? Effect,
        IReadOnlyList<AgencyEntry> Agencies
    )
    {
        /// <summary>It was to be written and is not what was shown before.</summary>
        public bool Stale { get; init; }
    }

    /// <param name="of">Agencies the decision is about, where the form is opened from one of them.</param>
    /// <param name="again">A withdrawn decision that is entered anew.</param>
    private static async Task<IResult> Get(string? of, string? again, DirectoryDb db, IDirectory directory)
    {
        var form = new Form(null, null, null, null, null, null, null) { MovePeople = "on", Before = [of] };
        if (
            Typed.Id(again) is { } id
            && await db.Decisions.AsNoTracking().Include(d => d.Parts).FirstOrDefaultAsync(d => d.Id == id) is { } old
        )
        {
            form = Again(old);
        }

        return await Page(form, new(), null, null, db, directory);
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        HttpRequest request,
        DirectoryDb db,
        IDirectory directory,
        IEnumerable<IHeldWork> modules,
        Revisions revisions
    )
    {
        form = form.With(request.Form);
        var errors = form.Read(db.Scope.Today);
        if (errors.Any)
        {
            return await Page(form, errors, null, null, db, directory);
        }

        var book = await directory.Book();
        var plan = await form.Plan(db, book);
        errors.Against(plan.WhyNot(book));
        if (errors.Any)
        {
            return await Page(form, errors, plan, null, db, directory);
        }

        var mark = form.Marked(await revisions.Of(DirectoryDb.RevisionName, request.HttpContext.RequestAborted));
        if (form.Step != "save" || form.Mark != mark)
        {
            var effect = await DecisionEffect.Of(plan, db, book, modules);
            return await Page(form with { Mark = mark }, errors, plan, effect, db, directory, form.Step == "save");
        }

        var decision = await plan.Make(
            db,
            Decision.Make(
                plan.Kind,
                Typed.Text(form.Number)!,
                Typed.Text(form.Issuer)!,
                Typed.Date(form.SignedOn),
                plan.InForce,
                plan.MovePeople,
                Typed.Text(form.Note)
            )
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Ghi quyết định về tổ chức", decision.Number);
        return TypedResults.LocalRedirect($"{DecisionList.Url}/{decision.Id}");
    }

    private static Form Again(Decision old) =>
        new Form(
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
        }.With([.. old.Parts.Where(p => p.Founded).Select(p => new NewLine(p.Name, null, null, null))]);

    private static async Task<IResult> Page(
        Form form,
        FormErrors errors,
        DecisionPlan? plan,
        DecisionEffect? effect,
        DirectoryDb db,
        IDirectory directory,
        bool stale = false
    )
    {
        // What was withdrawn may lie in the past of an agency that ended: such agencies are offered where the form names them.
        var asked = Typed.Ids([.. form.Before ?? [], .. form.Others ?? [], form.Main]);
        var agencies = (await directory.Book())
            .Agencies.Where(a => a.ValidTo is null || a.ValidTo >= db.Scope.Today || asked.Contains(a.Id))
            .OrderBy(a => a.Kind)
            .ThenBy(a => a.Name, BookPage.Alphabet)
            .ToList();
        return new RazorComponentResult<MakeDecisionPage>(
            new { Model = new Model(form, errors, plan, effect, agencies) { Stale = stale } }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
