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

    /// <summary>An agency before or after this one, with the day and the act.</summary>
    public sealed record Neighbour(AgencyEntry Agency, DateOnly Day, string Decision);

    public sealed record Model(
        Agency Agency,
        IReadOnlyList<Neighbour> Before,
        IReadOnlyList<Neighbour> After,
        IReadOnlyList<Alias> Aliases,
        IReadOnlyList<Unit> Units,
        IReadOnlyList<PersonEntry> People,
        IReadOnlyList<TimelineEntry> Timeline,
        DirectoryBook Book,
        bool MayChange,
        DateOnly Today,
        FormErrors Errors,
        AliasForm Alias
    );

    public sealed record AliasForm(string? Alias, string? From, string? To);

    /// <summary>The page, also shown again with the faults of a form on it.</summary>
    internal static async Task<IResult> Show(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        AliasForm? alias = null,
        FormErrors? errors = null
    )
    {
        var batch = db.Batch();
        var agency = batch.One(db.Agencies.AsNoTracking().Include(a => a.Successions).Where(a => a.Id == id));
        var before = batch.List(db.Set<Succession>().AsNoTracking().Where(s => s.SuccessorId == id));
        var aliases = batch.List(db.Aliases.AsNoTracking().Where(a => a.AgencyId == id).OrderBy(a => a.Name));
        var units = batch.List(db.Units.AsNoTracking().Where(u => u.AgencyId == id).OrderBy(u => u.Place));
        var audit = batch.List(AuditTimeline.Query(db, id));
        await batch.Run();
        if (agency.Value is not { } found)
        {
            return TypedResults.NotFound();
        }

        var book = await directory.Book();
        errors ??= new FormErrors();
        return new RazorComponentResult<AgencyPageView>(
            new
            {
                Model = new Model(
                    found,
                    Neighbours(before.Value, s => s.AgencyId, book),
                    Neighbours(found.Successions.OrderBy(s => s.Place), s => s.SuccessorId, book),
                    aliases.Value,
                    units.Value,
                    [.. book.StaffOf(id)],
                    AuditTimeline.Read(audit.Value, book, AgencyWords.Audit),
                    book,
                    db.Scope.Actor.Has(Right.Administer),
                    db.Scope.Today,
                    errors,
                    alias ?? new(null, null, null)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static Task<IResult> Get(Guid id, DirectoryDb db, IDirectory directory) => Show(id, db, directory);

    private static async Task<Results<Ok<AgencyList.Row>, NotFound>> Json(Guid id, IDirectory directory) =>
        (await directory.Book()).Agency(id) is { } agency
            ? TypedResults.Ok(AgencyList.Row.Of(agency))
            : TypedResults.NotFound();

    private static List<Neighbour> Neighbours(
        IEnumerable<Succession> successions,
        Func<Succession, Guid> other,
        DirectoryBook book
    ) => [.. successions.Select(s => new Neighbour(book.Agency(other(s))!, s.Day, s.Decision))];
}
