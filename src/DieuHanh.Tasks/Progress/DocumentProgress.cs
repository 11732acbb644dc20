using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Progress;

/// <summary>One document as all connected agencies see it: each promise in it, by whom, by when, what happened.</summary>
public static class DocumentProgress
{
    /// <summary>No directive holds more; what is beyond is in the list of tasks.</summary>
    private const int Most = 300;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/progress/documents/{id:guid}", Get).Needs(Right.SignedIn);

    public sealed record Model(
        Guid Id,
        IReadOnlyList<GivenRow> Rows,
        string Issuer,
        DirectoryBook Book,
        DateOnly Today
    );

    private static async Task<Results<RazorComponentResult<DocumentProgressPage>, NotFound>> Get(
        Guid id,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var today = db.Scope.Today;
        var tasks = db.Tasks.AsNoTracking().VisibleTo(current.Actor).Where(t => t.DocumentId == id);
        var batch = db.Batch();
        var rows = batch.List(
            GivenRow.Of(tasks.OrderBy(t => t.SpanStart).ThenBy(t => t.Id).Take(Most), today, current.Actor)
        );
        var issuer = batch.One(tasks.OrderBy(t => t.Id).Select(t => t.Issuer).Take(1));
        await batch.Run(cancel);
        return rows.Value.Count == 0
            ? TypedResults.NotFound()
            : new RazorComponentResult<DocumentProgressPage>(
                new { Model = new Model(id, rows.Value, issuer.Value ?? "", await directory.Book(cancel), today) }
            );
    }
}
