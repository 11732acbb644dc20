using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Progress;

/// <summary>The tasks given in a period, each once: what was promised, by whom, by when, what happened. The newest first.</summary>
public static class GivenTasks
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/progress/tasks", Get).Needs(Right.SignedIn);

    public sealed record Model(
        Period Period,
        bool Connected,
        IReadOnlyList<GivenRow> Rows,
        int Count,
        string? Next,
        DirectoryBook Book,
        DateOnly Today,
        FormErrors Errors
    );

    private static async Task<RazorComponentResult<GivenTasksPage>> Get(
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var asked = http.Request.Query;
        var errors = new FormErrors();
        var period = Period.Read(asked["from"], asked["to"], db.Scope.Today, errors);
        var connected = asked["ring"] == "connected";
        var tasks = GivenRow.Asked(db, period, current.Actor, connected);
        var page = Cursor.Read(asked["after"]) is { } after
            ? tasks.Where(t => RowValues.Before(t.GivenOn, t.Id, after.Due, after.Id))
            : tasks;

        var batch = db.Batch();
        var rows = batch.List(
            GivenRow.Of(
                page.OrderByDescending(t => t.GivenOn).ThenByDescending(t => t.Id).Take(PageSize + 1),
                period.To,
                current.Actor
            )
        );
        var count = batch.One(tasks.GroupBy(_ => 1).Select(g => g.Count()));
        await batch.Run(cancel);

        var shown = rows.Value.Take(PageSize).ToList();
        var next =
            rows.Value.Count > PageSize
                ? PeriodAddress.Of(
                    "/progress/tasks",
                    period,
                    ("ring", connected ? "connected" : null),
                    ("after", new Cursor(shown[^1].GivenOn, shown[^1].Id).ToString())
                )
                : null;
        var model = new Model(
            period,
            connected,
            shown,
            count.Value,
            next,
            await directory.Book(cancel),
            db.Scope.Today,
            errors
        );
        return new RazorComponentResult<GivenTasksPage>(new { Model = model }) { StatusCode = errors.Status };
    }
}
