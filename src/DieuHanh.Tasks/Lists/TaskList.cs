using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Lists;

/// <summary>The list of tasks: every number of the office opens it with filters, and it has exactly that many rows.</summary>
public static class TaskList
{
    public const int PageSize = 50;

    /// <summary>Nobody reads so many rows, and counting on would make every visit slow: from here on the page says "more than".</summary>
    public const int MostCounted = 10_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/tasks", Get).Needs(Right.SignedIn);

    /// <param name="OnlyNewest">Only the newest of the tasks with these words are listed.</param>
    /// <param name="Day">The day the statuses are of: today, or the cut-off of the figure asked for.</param>
    public sealed record Model(
        TaskFilter Filter,
        IReadOnlyList<TaskRow> Rows,
        bool OnlyNewest,
        Totals Totals,
        string? Previous,
        string? Next,
        DateOnly Day,
        DateOnly Today,
        DirectoryBook Book,
        WorkingCalendar Calendar
    );

    /// <summary>How many assignments are listed, and of how many tasks.</summary>
    public sealed record Totals(int Assignments, int Tasks)
    {
        public bool More => Assignments > MostCounted;
    }

    private static async Task<RazorComponentResult<TaskListPage>> Get(
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var today = db.Scope.Today;
        var filter = Asked(http.Request.Query, today, current.Actor);
        var day = filter.Period?.To ?? today;
        var (after, before) = (Cursor.Read(http.Request.Query["after"]), Cursor.Read(http.Request.Query["before"]));
        var found = await db.Find(filter, cancel);
        var asked = db.Filtered(filter, found, current.Actor);

        var batch = db.Batch();
        var rows = batch.List(TaskRow.Of(asked.Page(after, before, PageSize), db.Tasks, day));
        var totals = batch.One(Count(asked));
        await batch.Run(cancel);

        var (shown, previous, next) = Cut(rows.Value, after, before);
        var model = new Model(
            filter,
            shown,
            found?.OnlyNewest == true,
            totals.Value ?? new Totals(0, 0),
            previous is null ? null : filter.Address(more: ("before", previous.ToString())),
            next is null ? null : filter.Address(more: ("after", next.ToString())),
            day,
            today,
            await directory.Book(cancel),
            await calendars.Get(cancel)
        );
        return new RazorComponentResult<TaskListPage>(new { Model = model }) { StatusCode = filter.Errors.Status };
    }

    /// <summary>What the address asks for. A person of an agency begins with what the own agencies owe.</summary>
    internal static TaskFilter Asked(IQueryCollection query, DateOnly today, Actor actor)
    {
        var filter = TaskFilter.Read(query, today);
        return actor.InOffice || filter.Connected || filter.Agencies.Count > 0
            ? filter
            : filter with
            {
                Agencies = actor.Agencies,
            };
    }

    internal static IQueryable<Totals> Count(IQueryable<Assignments.Assignment> rows) =>
        rows.Take(MostCounted + 1)
            .GroupBy(_ => 1)
            .Select(g => new Totals(g.Count(), g.Select(a => a.TaskId).Distinct().Count()));

    // One row more than the page shows was read: it only tells that there is another page.
    private static (List<TaskRow> Rows, Cursor? Previous, Cursor? Next) Cut(
        List<TaskRow> read,
        Cursor? after,
        Cursor? before
    )
    {
        var more = read.Count > PageSize;
        if (before is not null)
        {
            var back = more ? read[1..] : read;
            return (back, more ? Cursor.Of(back[0]) : null, back.Count > 0 ? Cursor.Of(back[^1]) : null);
        }

        var shown = more ? read[..PageSize] : read;
        return (
            shown,
            after is not null && shown.Count > 0 ? Cursor.Of(shown[0]) : null,
            more ? Cursor.Of(shown[^1]) : null
        );
    }
}
