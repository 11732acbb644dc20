using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Review;

/// <summary>Directives whose tasks wait for this person: in their own hands, of their unit, or of the leader they enter for.</summary>
internal sealed class ReviewWork(TasksDb db) : IWorkItems
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<WorkList>> For(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.InOffice || !actor.Has(Right.GiveTasks))
        {
            return [];
        }

        var rows = await InHands(db, actor)
            .OrderBy(r => r.ReadAt)
            .ThenBy(r => r.Id)
            .Take(Shown + 1)
            .Select(r => new
            {
                r.Id,
                r.DocumentId,
                r.Code,
                r.Subject,
                r.DirectedBy,
                Waiting = db.Proposals.Count(p =>
                    p.ReviewId == r.Id && (p.State == ProposalState.Proposed || p.State == ProposalState.Accepted)
                ),
            })
            .ToListAsync(cancel);
        return
        [
            new(
                Pain.ToDo,
                T["Văn bản chờ rà soát"],
                T["Rà soát"],
                T["Văn bản chỉ đạo đã đọc, chờ anh/chị kiểm tra và giao nhiệm vụ."],
                [
                    .. rows.Take(Shown)
                        .Select(r => new WorkItem(
                            r.Subject,
                            T["{0}, {1} nhiệm vụ đề xuất", r.Code.Length > 0 ? r.Code : r.DirectedBy, r.Waiting],
                            null,
                            $"/tasks/review/{r.DocumentId ?? r.Id}"
                        )),
                ],
                rows.Count > Shown ? "/tasks/reviews" : null
            ),
        ];
    }

    /// <summary>Directives this person is to check.</summary>
    public static IQueryable<DirectiveReview> InHands(TasksDb db, Actor actor)
    {
        var reviews = db.Reviews.AsNoTracking().SeenBy(actor).Where(r => r.State == ReviewState.Open);
        if (!actor.IsIn(actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader))
        {
            return reviews;
        }

        var (me, units) = (actor.PersonId, actor.Units);
        var heads = actor.IsIn(actor.OfficeId, Role.UnitHead);
        // One that no unit answers for waits for every unit head until one of them confirms it.
        return reviews.Where(r =>
            r.OfficerId == me
            || ((heads || r.OfficerId == null) && units.Contains(r.UnitId!.Value))
            || (heads && r.OfficerId == null && r.UnitId == null)
        );
    }
}

/// <summary>The directive that waits longest for whoever has just finished another one.</summary>
/// <param name="Name">Its number and notation; of a spoken direction the leader.</param>
public sealed record NextReview(string Url, string Name)
{
    internal static async Task<NextReview?> After(
        TasksDb db,
        Actor actor,
        DirectiveReview done,
        CancellationToken cancel
    ) =>
        await ReviewWork
            .InHands(db, actor)
            .Where(r => r.Id != done.Id)
            .OrderBy(r => r.ReadAt)
            .ThenBy(r => r.Id)
            .Select(r => new { Address = r.DocumentId ?? r.Id, Name = r.Code == "" ? r.DirectedBy : r.Code })
            .FirstOrDefaultAsync(cancel)
            is { } next
            ? new($"/tasks/review/{next.Address}", next.Name ?? "")
            : null;
}
