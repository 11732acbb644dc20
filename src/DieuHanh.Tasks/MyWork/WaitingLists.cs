using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>Something written that waits for this person's answer.</summary>
internal sealed record WaitingItem(Guid TaskId, Guid AgencyId, string Action, string Context, DateOnly? Due, Guid Id)
{
    /// <summary>What is asked of the decider; null where something else waits.</summary>
    public Matter? Asks { get; init; }

    /// <summary>Until when, where more time is asked for.</summary>
    public DateOnly? NewDue { get; init; }

    /// <summary>A report nobody in the office has looked at.</summary>
    public bool Unchecked { get; init; }
}

/// <param name="Url">Where it is answered.</param>
internal sealed record WaitingList(IQueryable<WaitingItem> Rows, WorkList Empty, Func<WaitingItem, string> Url);

/// <summary>What others wrote and wait for: reports to check, to confirm, to approve; requests to answer, to decide; contributions asked for.</summary>
internal static class WaitingLists
{
    public static IReadOnlyList<WaitingList> For(TasksDb db, Actor actor, DirectoryBook book)
    {
        var lists = new List<WaitingList>();
        if (actor.PersonId is { } me && actor.Is(Role.Officer))
        {
            lists.Add(
                new(
                    Reports(db, r => r.State == ReportState.Sent && r.OfficerId == me),
                    new(
                        Pain.Decide,
                        T["Báo cáo chờ kiểm tra"],
                        T["Kiểm tra"],
                        T["Báo cáo hoàn thành của cơ quan, để kiểm tra và đề xuất."],
                        []
                    ),
                    r => CheckReport.Url(r.Id)
                )
            );
            if (!actor.Is(Role.UnitHead))
            {
                lists.Add(Opinions(db, p => p.State == PetitionState.Asked && p.OfficerId == me));
            }
        }

        if (actor.Is(Role.UnitHead))
        {
            var units = actor.Units;

            // What an officer would check first waits for the head where the unit has no officer for it, or they left the unit.
            var officers = units
                .SelectMany(u => book.Holders(book.OfficeId, u, Role.Officer))
                .Select(p => (Guid?)p.Id)
                .Distinct()
                .ToList();
            lists.Add(
                new(
                    Reports(
                        db,
                        r =>
                            units.Contains(r.UnitId)
                            && (
                                r.State == ReportState.Checked
                                || (r.State == ReportState.Sent && !officers.Contains(r.OfficerId))
                            )
                    ),
                    new(
                        Pain.Decide,
                        T["Báo cáo chờ xác nhận"],
                        T["Xác nhận"],
                        T[
                            "Báo cáo chuyên viên đã kiểm tra hoặc không có chuyên viên kiểm tra, để xác nhận hoặc yêu cầu thực hiện lại."
                        ],
                        []
                    ),
                    r => r.Unchecked ? CheckReport.Url(r.Id) : AnswerReport.Url(r.Id)
                )
            );
            lists.Add(Opinions(db, p => p.State == PetitionState.Asked && units.Contains(p.UnitId)));
        }

        if (actor.Has(Right.DecideTasks))
        {
            var leaders = actor.EntersFor;
            lists.Add(
                new(
                    Petitions(
                        db,
                        p =>
                            (p.State == PetitionState.Asked || p.State == PetitionState.Considered)
                            && leaders.Contains(p.DeciderId)
                    ),
                    new(
                        Pain.Decide,
                        T["Chờ quyết định"],
                        T["Quyết định"],
                        T["Đề nghị gia hạn, tạm hoãn, thôi theo dõi, để quyết định."],
                        []
                    ),
                    p => TaskUrl.Of(p.TaskId)
                )
            );
        }

        if (actor.Has(Right.DoTasks))
        {
            Agency(lists, db, actor);
        }

        return lists;
    }

    private static void Agency(List<WaitingList> lists, TasksDb db, Actor actor)
    {
        var agencies = actor.Agencies;
        var heads = actor.Positions.Where(p => p.Role is Role.AgencyHead).Select(p => p.AgencyId).ToList();
        lists.Add(
            new(
                Reports(
                    db,
                    r =>
                        (r.State == ReportState.AwaitingHead && heads.Contains(r.AgencyId))
                        || (
                            (r.State == ReportState.Returned || r.State == ReportState.SentBackInside)
                            && agencies.Contains(r.AgencyId)
                            && db.Assignments.Any(a => a.Id == r.AssignmentId && a.State == AssignmentState.Accepted)
                            && !db.Reports.Any(later => later.AssignmentId == r.AssignmentId && later.Id > r.Id)
                        )
                ),
                new(
                    Pain.Decide,
                    T["Báo cáo chờ duyệt hoặc bị trả lại"],
                    T["Xử lý"],
                    T["Báo cáo chờ thủ trưởng cơ quan duyệt, báo cáo bị yêu cầu thực hiện lại."],
                    []
                ),
                r => TaskUrl.Of(r.TaskId)
            )
        );
        lists.Add(
            new(
                db.Contributions.AsNoTracking()
                    .Where(c => c.Wanted && c.GivenOn == null && c.EndedOn == null && agencies.Contains(c.AgencyId))
                    .Where(c => db.Assignments.Any(a => a.TaskId == c.TaskId && a.EndedOn == null))
                    .OrderBy(c => c.AskedOn)
                    .ThenBy(c => c.Id)
                    .Join(
                        db.Tasks,
                        c => c.TaskId,
                        t => t.Id,
                        (c, t) => new WaitingItem(t.Id, c.AgencyId, t.Action, t.DocumentCode, t.FirstDue, c.Id)
                    ),
                new(
                    Pain.ToDo,
                    T["Được đề nghị phối hợp"],
                    T["Gửi ý kiến"],
                    T["Nhiệm vụ cơ quan được đề nghị phối hợp, chưa gửi ý kiến."],
                    []
                ),
                c => Contribute.Url(c.TaskId)
            )
        );
    }

    private static WaitingList Opinions(TasksDb db, System.Linq.Expressions.Expression<Func<Petition, bool>> which) =>
        new(
            Petitions(db, which),
            new(
                Pain.Decide,
                T["Đề nghị gia hạn chờ ý kiến"],
                T["Cho ý kiến"],
                T["Đề nghị gia hạn của cơ quan, để cho ý kiến trước khi trình."],
                []
            ),
            p => ConsiderPetition.Url(p.Id)
        );

    private static IQueryable<WaitingItem> Reports(
        TasksDb db,
        System.Linq.Expressions.Expression<Func<CompletionReport, bool>> which
    ) =>
        db
            .Reports.AsNoTracking()
            .Where(which)
            .OrderBy(r => r.Id)
            .Join(
                db.Tasks,
                r => r.TaskId,
                t => t.Id,
                (r, t) =>
                    new WaitingItem(t.Id, r.AgencyId, t.Action, r.Product, null, r.Id)
                    {
                        Unchecked = r.State == ReportState.Sent,
                    }
            );

    private static IQueryable<WaitingItem> Petitions(
        TasksDb db,
        System.Linq.Expressions.Expression<Func<Petition, bool>> which
    ) =>
        db
            .Petitions.AsNoTracking()
            .Where(which)
            .OrderBy(p => p.AskedOn)
            .ThenBy(p => p.Id)
            .Join(db.Tasks, p => p.TaskId, t => t.Id, (p, t) => new { Petition = p, t.Action })
            .Join(
                db.Assignments,
                p => p.Petition.AssignmentId,
                a => a.Id,
                (p, a) =>
                    new WaitingItem(a.TaskId, a.AgencyId, p.Action, p.Petition.Letter, a.Due, p.Petition.Id)
                    {
                        Asks = p.Petition.Matter,
                        NewDue = p.Petition.NewDue,
                    }
            );
}
