using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Portfolios;

/// <summary>
/// Gives a person's lines to another from a day on, whichever place they stand in: leader, leader of the office, officer. What will be is
/// shown first; the old lines end the day before, all in one go.
/// </summary>
public static class HandOverPortfolios
{
    public const string Url = PortfolioList.Url + "/hand-over";

    /// <summary>More lines than these are handed over in several goes.</summary>
    public const int Most = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.Administer);
        app.MapPost(Url, Post).Needs(Right.Administer);
    }

    internal static string For(Guid personId, DateOnly day) =>
        BookPage.Address(Url, ("From", personId.ToString()), ("Day", Dates.Show(day)));

    public sealed record Form(string? From, string? To, string? Day)
    {
        public string?[]? Lines { get; init; }

        public FormErrors Read(DirectoryBook book) =>
            new FormErrors()
                .Require(book.Person(Typed.Id(From)) is not null, nameof(From), "Chọn người đang phụ trách.")
                .Require(book.Person(Typed.Id(To)) is not null, nameof(To), "Chọn người nhận.")
                .Require(
                    Typed.Id(From) != Typed.Id(To) || Typed.Id(To) is null,
                    nameof(To),
                    "Người nhận phải khác người đang phụ trách."
                )
                .Require(Typed.Date(Day) is not null, nameof(Day), "Nhập ngày, ví dụ 31/12/2026.");
    }

    /// <summary>A line as it is proposed; what keeps it from being handed over is said beside it.</summary>
    public sealed record Row(Portfolio Line, IReadOnlyList<Role> Places, Reasons Why, bool Chosen);

    /// <param name="Left">Lines beyond those that are shown.</param>
    /// <param name="Takers">Who holds a post for it, or takes one up after today: the day is asked of them when the lines are given.</param>
    public sealed record Model(
        Form Form,
        FormErrors Errors,
        IReadOnlyList<Row> Rows,
        int Left,
        DateOnly? Day,
        IReadOnlyList<PersonEntry> Takers,
        DirectoryBook Book,
        DateOnly Today
    );

    private static async Task<IResult> Get([AsParameters] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        var errors =
            Typed.Any(form.To, form.Day) && Typed.Text(form.To) is not null ? form.Read(book) : new FormErrors();
        return await Page(form, errors, db, book);
    }

    private static async Task<IResult> Post([FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        var errors = form.Read(book);
        var ids = Typed.Ids(form.Lines);
        errors.Require(ids.Count > 0, nameof(form.Lines), "Chọn ít nhất một dòng.");
        if (errors.Any)
        {
            return await Page(form, errors, db, book);
        }

        var (from, to, day) = (Typed.Id(form.From)!.Value, Typed.Id(form.To)!.Value, Typed.Date(form.Day)!.Value);
        var lines = await Of(db.Portfolios, from).Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync();
        errors.Against(
            new Reasons().When(lines.Count < ids.Count, "Có dòng không còn là của {0}: hãy xem lại.", book.NameOf(from))
        );
        foreach (var line in lines)
        {
            errors.Against(line.WhyNotPassOn(PortfolioOrder.Subject(line.Entry(), book), day));
        }

        errors.Against(await WhyNotTake(db, book, from, to, day, lines));
        if (errors.Any)
        {
            return await Page(form, errors, db, book);
        }

        db.AddRange(lines.Select(l => l.PassOn(from, to, day)));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(
            "Chuyển dòng phân công",
            T["{0} dòng, từ {1} sang {2}, từ ngày {3}", lines.Count, book.NameOf(from), book.NameOf(to), day]
        );
        return TypedResults.LocalRedirect(
            BookPage.Address(PortfolioList.Url, ("Person", to.ToString()), ("Day", Dates.Show(day)))
        );
    }

    // Who takes a place holds the post for it on the day, and an officer sits in the unit that monitors.
    private static async Task<Reasons> WhyNotTake(
        DirectoryDb db,
        DirectoryBook book,
        Guid from,
        Guid to,
        DateOnly day,
        IReadOnlyList<Portfolio> lines
    )
    {
        var held = await db
            .Posts.AsNoTracking()
            .Where(p => p.PersonId == to && p.AgencyId == book.OfficeId)
            .Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .ToListAsync();
        var reasons = new Reasons();
        foreach (var place in lines.SelectMany(l => Places(l, from)).Distinct().Order())
        {
            reasons.When(
                !held.Exists(p => Fits(p.Role, place)),
                "Ngày {0} {1} không giữ vị trí {2} ở văn phòng.",
                day,
                book.NameOf(to),
                RoleWords.Of(place)
            );
        }

        foreach (
            var unit in lines
                .Where(l => l.OfficerId == from && l.UnitId is not null && !held.Exists(p => p.UnitId == l.UnitId))
                .Select(l => l.UnitId)
                .Distinct()
        )
        {
            reasons.When(true, "{0} không thuộc {1}.", book.NameOf(to), book.NameOf(unit));
        }

        return reasons;
    }

    private static async Task<IReadOnlyList<PersonEntry>> Takers(DirectoryDb db, DirectoryBook book)
    {
        var today = db.Scope.Today;
        var ids = await db
            .Posts.Where(p => p.AgencyId == book.OfficeId && (p.ValidTo == null || p.ValidTo >= today))
            .Where(p => PortfolioPeople.Roles.Contains(p.Role))
            .Select(p => p.PersonId)
            .Distinct()
            .ToListAsync();
        return
        [
            .. ids.Select(id => book.Person(id)).OfType<PersonEntry>().OrderBy(p => p.SortKey, StringComparer.Ordinal),
        ];
    }

    private static bool Fits(Role held, Role place) =>
        held == place || (place is Role.Officer && held is Role.UnitHead);

    private static IReadOnlyList<Role> Places(Portfolio line, Guid person) =>
        [
            .. line.LeaderId == person ? [Role.GovernmentLeader] : Array.Empty<Role>(),
            .. line.OfficeLeaderId == person ? [Role.OfficeLeader] : Array.Empty<Role>(),
            .. line.OfficerId == person ? [Role.Officer] : Array.Empty<Role>(),
        ];

    private static IQueryable<Portfolio> Of(IQueryable<Portfolio> lines, Guid person) =>
        lines.Where(p => p.LeaderId == person || p.OfficeLeaderId == person || p.OfficerId == person);

    private static async Task<IResult> Page(Form form, FormErrors errors, DirectoryDb db, DirectoryBook book)
    {
        var day = Typed.Date(form.Day);
        var rows = new List<Row>();
        var left = 0;
        if (book.Person(Typed.Id(form.From)) is { } person)
        {
            // What was said of agencies that exist no more needs nobody new.
            var after = day ?? db.Scope.Today;
            var order = PortfolioOrder.Of(book);
            var open = book
                .Portfolios.Where(p => p.Names(person.Id) && (p.ValidTo is null || p.ValidTo >= after))
                .Where(p => book.Agency(p.AgencyId)?.ValidTo is not { } ended || ended >= after)
                .Order(order)
                .Select(p => p.Id)
                .ToList();
            left = Math.Max(0, open.Count - Most);
            var shown = open.Take(Most).ToList();
            var lines = await db.Portfolios.AsNoTracking().Where(p => EF.Parameter(shown).Contains(p.Id)).ToListAsync();
            var chosen = form.Lines is null ? null : Typed.Ids(form.Lines).ToHashSet();
            rows =
            [
                .. lines
                    .OrderBy(l => l.Entry(), order)
                    .Select(l =>
                    {
                        var why = day is { } known
                            ? l.WhyNotPassOn(PortfolioOrder.Subject(l.Entry(), book), known)
                            : new Reasons();
                        return new Row(l, Places(l, person.Id), why, chosen?.Contains(l.Id) ?? why.None);
                    }),
            ];
        }

        return new RazorComponentResult<HandOverPortfoliosPage>(
            new { Model = new Model(form, errors, rows, left, day, await Takers(db, book), book, db.Scope.Today) }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
