using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>Directives whose tasks wait to be checked, the longest waiting first: who has them, how many proposals, since when.</summary>
public static class ReviewList
{
    private const int PageSize = 50;

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/tasks/reviews", Get).Needs(Right.GiveTasks);

    public sealed record Row(
        Guid Id,
        Guid? DocumentId,
        string Code,
        string Subject,
        DateOnly IssuedOn,
        string? DirectedBy,
        Guid? UnitId,
        Guid? OfficerId,
        DateTime ReadAt,
        int Waiting,
        int Given
    )
    {
        public string Url => $"/tasks/review/{DocumentId ?? Id}";
    }

    /// <param name="Mine">Only what lies in the hands of the asking person.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, bool Mine, string? Next, DirectoryBook Book);

    private static async Task<RazorComponentResult<ReviewListPage>> Get(
        string? mine,
        string? after,
        string? id,
        TasksDb db,
        IDirectory directory,
        IDocuments documents,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var actor = current.Actor;
        var reviews = db.Reviews.AsNoTracking().SeenBy(actor).Where(r => r.State == ReviewState.Open);
        var onlyMine = Typed.Flag(mine);
        if (onlyMine)
        {
            reviews = reviews.Where(r => r.OfficerId == actor.PersonId);
        }

        if (
            long.TryParse(after, out var ticks)
            && ticks is > 0 and < 3_000_000_000_000_000_000
            && Typed.Id(id) is { } last
        )
        {
            var since = new DateTime(ticks, DateTimeKind.Utc);
            reviews = reviews.Where(r => RowValues.After(r.ReadAt, r.Id, since, last));
        }

        var rows = await reviews
            .OrderBy(r => r.ReadAt)
            .ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .Select(r => new Row(
                r.Id,
                r.DocumentId,
                r.Code,
                r.Subject,
                r.IssuedOn,
                r.DirectedBy,
                r.UnitId,
                r.OfficerId,
                r.ReadAt,
                db.Proposals.Count(p =>
                    p.ReviewId == r.Id && (p.State == ProposalState.Proposed || p.State == ProposalState.Accepted)
                ),
                db.Proposals.Count(p => p.ReviewId == r.Id && p.State == ProposalState.Given)
            ))
            .ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var next =
            rows.Count > PageSize
                ? $"/tasks/reviews?{(onlyMine ? "mine=1&" : "")}after={shown[^1].ReadAt.Ticks}&id={shown[^1].Id}"
                : null;
        var readable = await documents.Readable(shown, r => r.DocumentId, cancel);
        return new(new { Model = new Model(readable, onlyMine, next, await directory.Book(cancel)) });
    }
}
