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

        var reviews = db.Reviews.AsNoTracking().SeenBy(actor).Where(r => r.State == ReviewState.Open);
        if (actor.IsIn(actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader))
        {
            var (me, units) = (actor.PersonId, actor.Units);
            var heads = actor.IsIn(actor.OfficeId, Role.UnitHead);
            // One that no unit answers for waits for every unit head until one of them confirms it.
            reviews = reviews.Where(r =>
                r.OfficerId == me
                || ((heads || r.OfficerId == null) && units.Contains(r.UnitId!.Value))
                || (heads && r.OfficerId == null && r.UnitId == null)
            );
        }

        var rows = await reviews
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
}
