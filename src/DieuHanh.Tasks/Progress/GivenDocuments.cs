using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Progress;

/// <summary>The documents that gave tasks in a period, each once, and how far what they ask for has come.</summary>
public static class GivenDocuments
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/progress/documents", Get).Needs(Right.SignedIn);

    public sealed record Model(
        Period Period,
        bool Connected,
        IReadOnlyList<DocumentRow> Rows,
        int Count,
        string? Next,
        FormErrors Errors
    );

    private static async Task<RazorComponentResult<GivenDocumentsPage>> Get(
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var asked = http.Request.Query;
        var errors = new FormErrors();
        var period = Period.Read(asked["from"], asked["to"], db.Scope.Today, errors);
        var connected = asked["ring"] == "connected";
        var tasks = GivenRow.Asked(db, period, current.Actor, connected).Where(t => t.DocumentId != null);
        var page = Cursor.Read(asked["after"]) is { } after
            ? tasks.Where(t => RowValues.Before(t.DocumentDate!.Value, t.DocumentId!.Value, after.Due, after.Id))
            : tasks;

        var batch = db.Batch();
        var rows = batch.List(Rows(page, period.To, current.Actor).Take(PageSize + 1));
        var count = batch.One(tasks.GroupBy(_ => 1).Select(g => g.Select(t => t.DocumentId).Distinct().Count()));
        await batch.Run(cancel);

        var shown = rows.Value.Take(PageSize).ToList();
        var next =
            rows.Value.Count > PageSize
                ? PeriodAddress.Of(
                    "/progress/documents",
                    period,
                    ("ring", connected ? "connected" : null),
                    ("after", new Cursor(shown[^1].Date ?? default, shown[^1].Id).ToString())
                )
                : null;
        var model = new Model(period, connected, shown, count.Value, next, errors);
        return new RazorComponentResult<GivenDocumentsPage>(new { Model = model }) { StatusCode = errors.Status };
    }

    private static IQueryable<DocumentRow> Rows(IQueryable<SteeringTask> tasks, DateOnly day, Actor actor)
    {
        var seen = TaskAccess.PartsFor(actor);
        return tasks
            .Select(t => new
            {
                Id = t.DocumentId!.Value,
                Code = t.DocumentCode,
                Date = t.DocumentDate,
                t.Issuer,
                Parts = t.Assignments.AsQueryable().Where(seen).Count(a => a.GivenOn <= day),
                Done = t
                    .Assignments.AsQueryable()
                    .Where(seen)
                    .Count(a => a.State == AssignmentState.Confirmed && a.StoppedOn <= day),
                Overdue = t
                    .Assignments.AsQueryable()
                    .Where(seen)
                    .Count(Statuses.Are(AssignmentStatus.OpenOverdue, day)),
            })
            .GroupBy(t => new
            {
                t.Id,
                t.Code,
                t.Date,
                t.Issuer,
            })
            .Select(g => new DocumentRow
            {
                Id = g.Key.Id,
                Code = g.Key.Code,
                Date = g.Key.Date,
                Issuer = g.Key.Issuer,
                Tasks = g.Count(),
                Parts = g.Sum(t => t.Parts),
                Done = g.Sum(t => t.Done),
                Overdue = g.Sum(t => t.Overdue),
            })
            .OrderByDescending(d => d.Date)
            .ThenByDescending(d => d.Id);
    }
}
