using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Lists;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>
/// Progress on the internet: only periods published by a decision, with the figures as they were published. Nobody signs in, nothing is
/// remembered of the reader, no person is named.
/// </summary>
public static class PublicProgress
{
    public const string Address = "/public/progress";

    /// <summary>Recomputing a period is the office's work, not each reader's: one answer serves everyone for an hour.</summary>
    private static readonly TimeSpan Restating = TimeSpan.FromHours(1);

    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Newest).OpenToAll();
        app.MapGet(Address + "/{id:guid}", Get).OpenToAll();
        app.MapGet(Address + "/{id:guid}/tasks", Tasks).OpenToAll();
        app.MapGet(Address + "/{id:guid}.{format:regex(^(csv|json)$)}", File).OpenToAll().IsHeavy();
    }

    /// <param name="Publication">Null while nothing was ever published.</param>
    public sealed record Model(
        string Office,
        Publication? Publication,
        IReadOnlyList<Restatement> Restated,
        IReadOnlyList<(Guid Id, Period Period)> Others,
        int Listed,
        DateOnly Today
    );

    public sealed record TasksModel(
        string Office,
        Publication Publication,
        IReadOnlyList<TaskRow> Rows,
        int Count,
        string? Next,
        Guid? Agency,
        DirectoryBook Book
    );

    private static async Task<RazorComponentResult<PublicProgressPage>> Newest(
        TasksDb db,
        IDirectory directory,
        IMemoryCache cache,
        CancellationToken cancel
    ) => await Page(await Published(db).FirstOrDefaultAsync(cancel), db, directory, cache, cancel);

    private static async Task<IResult> Get(
        Guid id,
        TasksDb db,
        IDirectory directory,
        IMemoryCache cache,
        CancellationToken cancel
    ) =>
        await Published(db).FirstOrDefaultAsync(p => p.Id == id, cancel) is { } publication
            ? await Page(publication, db, directory, cache, cancel)
            : TypedResults.NotFound();

    /// <summary>The tasks of the period that are open to the internet one by one, as they stood at the cut-off.</summary>
    private static async Task<IResult> Tasks(
        Guid id,
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        IMemoryCache cache,
        CancellationToken cancel
    )
    {
        if (await Published(db).FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } publication)
        {
            return TypedResults.NotFound();
        }

        var rows = Parts(db, publication.Period, publication.Listed);
        var agency = Typed.Id(http.Request.Query["agency"]);
        rows = agency is null ? rows : rows.Where(a => a.AgencyId == agency);
        var page = await TaskRow
            .Of(
                rows.Page(Cursor.Read(http.Request.Query["after"]), before: null, PageSize),
                db.Tasks,
                publication.ToDay
            )
            .ToListAsync(cancel);

        var count = await Count(cache, publication, agency, rows, cancel);
        var shown = page.Take(PageSize).ToList();
        var book = await directory.Book(cancel);
        var model = new TasksModel(
            book.NameOf(book.OfficeId),
            publication,
            shown,
            count,
            page.Count > PageSize
                ? $"{Address}/{id}/tasks?after={Cursor.Of(shown[^1])}{(agency is null ? "" : $"&agency={agency}")}"
                : null,
            agency,
            book
        );
        return new RazorComponentResult<PublicTasksPage>(new { Model = model });
    }

    private static async Task<IResult> File(Guid id, string format, TasksDb db, CancellationToken cancel)
    {
        return await Published(db).FirstOrDefaultAsync(p => p.Id == id, cancel) is { } publication
            ? new TableFile<PublicSheet.Line>(PublicSheet.Of(publication), format)
            : TypedResults.NotFound();
    }

    /// <summary>The parts of tasks that a period lists one by one.</summary>
    internal static IQueryable<Assignment> Parts(TasksDb db, Period period, TasksListed listed) =>
        db
            .Assignments.AsNoTracking()
            .Where(a =>
                a.Openness == Openness.Internet || (listed == TasksListed.All && a.Openness == Openness.Connected)
            )
            .Counted(Figure.Owed, period);

    // Anyone may ask: the rows of a whole period are counted once an hour, not once a visitor.
    private static Task<int> Count(
        IMemoryCache cache,
        Publication publication,
        Guid? agency,
        IQueryable<Assignment> rows,
        CancellationToken cancel
    ) =>
        cache.GetOrCreateAsync(
            (nameof(TasksModel), publication.Id, agency),
            async entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Restating;
                return await rows.CountAsync(cancel);
            }
        );

    private static IQueryable<Publication> Published(TasksDb db) =>
        db
            .Publications.AsNoTracking()
            .Include(p => p.Figures)
            .Where(p => p.State == PublicationState.Published)
            .OrderByDescending(p => p.ToDay)
            .ThenByDescending(p => p.Id);

    private static async Task<RazorComponentResult<PublicProgressPage>> Page(
        Publication? publication,
        TasksDb db,
        IDirectory directory,
        IMemoryCache cache,
        CancellationToken cancel
    )
    {
        var book = await directory.Book(cancel);
        var others = await db
            .Publications.Where(p => p.State == PublicationState.Published)
            .OrderByDescending(p => p.ToDay)
            .ThenByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.FromDay,
                p.ToDay,
            })
            .Take(24)
            .ToListAsync(cancel);
        var restated = publication is null
            ? []
            : await cache.GetOrCreateAsync(
                (nameof(PublicProgress), publication.Id, db.Scope.Today),
                async entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = Restating;
                    var (now, _) = await PreviewPeriod.Figures(db, publication.Period, cancel);
                    return Restatement.Between(publication, now);
                }
            );
        var model = new Model(
            book.NameOf(book.OfficeId),
            publication,
            restated!,
            [.. others.Select(o => (o.Id, new Period(o.FromDay, o.ToDay)))],
            publication is null
                ? 0
                : await Count(cache, publication, null, Parts(db, publication.Period, publication.Listed), cancel),
            db.Scope.Today
        );
        return new RazorComponentResult<PublicProgressPage>(new { Model = model });
    }
}
