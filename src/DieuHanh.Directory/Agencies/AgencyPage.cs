using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Agencies;

/// <summary>One agency: its facts, who was before and after it, its other names, units and people.</summary>
public static class AgencyPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agencies/{id:guid}", Get).Needs(Right.SeeDirectory);
        app.MapGet("/api/agencies/{id:guid}", Json).Needs(Right.SeeDirectory).WithTags("Cơ quan");
    }

    public sealed record Model(
        Agency Agency,
        AgencyEntry Entry,
        IReadOnlyList<Turn> Turns,
        Lineage? Lineage,
        IReadOnlyList<HeldCode> Codes,
        IReadOnlyList<Alias> Aliases,
        IReadOnlyList<Unit> Units,
        BookPage<PersonEntry> People,
        IReadOnlyList<TimelineEntry> Timeline,
        DirectoryBook Book,
        bool MayChange,
        DateOnly Today,
        FormErrors Errors,
        AliasForm Alias,
        CodeForm Code
    );

    public sealed record AliasForm(string? Alias, string? Kind, string? From, string? To);

    /// <summary>A new code from a day on.</summary>
    public sealed record CodeForm(string? NewCode, string? CodeFrom, string? Basis);

    /// <summary>The page, also shown again with the faults of a form on it.</summary>
    internal static async Task<IResult> Show(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        AliasForm? alias = null,
        FormErrors? errors = null,
        CodeForm? code = null
    )
    {
        // Who shares an heir with it stands in the same line of its history.
        var book = await directory.Book();
        var involved = (book.Agency(id)?.Successors ?? [])
            .Append(id)
            .SelectMany(h => book.PredecessorsOf(h).Select(a => a.Id))
            .Append(id)
            .Distinct()
            .ToList();
        var batch = db.Batch();
        var agency = batch.One(db.Agencies.AsNoTracking().Include(a => a.Successions).Where(a => a.Id == id));
        var told = batch.List(
            db.Set<Succession>().AsNoTracking().Where(s => s.DecisionId == null && involved.Contains(s.AgencyId))
        );
        var decisions = batch.List(
            db.Decisions.AsNoTracking().Include(d => d.Parts).Where(d => d.Parts.Any(p => p.AgencyId == id))
        );
        var codes = batch.List(db.Codes.AsNoTracking().Where(c => c.AgencyId == id).OrderBy(c => c.ValidFrom));
        var aliases = batch.List(db.Aliases.AsNoTracking().Where(a => a.AgencyId == id).OrderBy(a => a.Name));
        var units = batch.List(db.Units.AsNoTracking().Where(u => u.AgencyId == id).OrderBy(u => u.Place));
        var audit = batch.List(AuditTimeline.Query(db, id));
        await batch.Run();
        if (agency.Value is not { } found)
        {
            return TypedResults.NotFound();
        }

        errors ??= new FormErrors();
        return new RazorComponentResult<AgencyPageView>(
            new
            {
                Model = new Model(
                    found,
                    book.Agency(id)!,
                    [.. Turn.Of(decisions.Value, told.Value, book).Where(t => t.Names(id))],
                    Lineage.Of(book.Agency(id)!, book),
                    codes.Value,
                    aliases.Value,
                    units.Value,
                    BookPage.After(book.StaffOf(id), PersonList.OrderIn(id, book), null),
                    AuditTimeline.Read(audit.Value, book, AgencyWords.Audit),
                    book,
                    db.Scope.Actor.Has(Right.Administer),
                    db.Scope.Today,
                    errors,
                    alias ?? new(null, null, null, null),
                    code ?? new(null, null, null)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static Task<IResult> Get(Guid id, DirectoryDb db, IDirectory directory) => Show(id, db, directory);

    private static async Task<Results<Ok<AgencyList.Row>, NotFound>> Json(
        Guid id,
        IDirectory directory,
        TimeProvider clock
    ) =>
        (await directory.Book()).Agency(id) is { } agency
            ? TypedResults.Ok(AgencyList.Row.Of(agency, clock.Today()))
            : TypedResults.NotFound();
}
