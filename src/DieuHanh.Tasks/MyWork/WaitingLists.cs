using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What others wrote and wait for: reports to check, to confirm, to approve; requests to answer, to decide; contributions asked for.</summary>
internal static class WaitingLists
{
    public static IReadOnlyList<WaitingList> For(TasksDb db, Actor actor, DirectoryBook book, DateOnly today)
    {
        var lists = new List<WaitingList>();
        if (actor.PersonId is { } me && actor.Is(Role.Officer))
        {
            lists.Add(
                new(
                    Reports(db, db.Reports.Where(r => r.State == ReportState.Sent && r.OfficerId == me)),
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
                        db.Reports.Where(r =>
                            units.Contains(r.UnitId)
                            && (
                                r.State == ReportState.Checked
                                || (r.State == ReportState.Sent && !officers.Contains(r.OfficerId))
                            )
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
                    r => r.Report is ReportState.Sent ? CheckReport.Url(r.Id) : AnswerReport.Url(r.Id)
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
                    p => DecidePetition.Url(p.Id)
                )
            );
        }

        if (actor.Has(Right.DoTasks))
        {
            lists.AddRange(AgencyWaits.Of(db, actor, today));
        }

        return lists;
    }

    /// <summary>Requests that wait for this person: for an opinion of the office, or for the decision.</summary>
    public static IQueryable<Petition> AskedOf(TasksDb db, Actor actor)
    {
        var (me, units, leaders) = (actor.PersonId, actor.Units, actor.EntersFor);
        var (heads, decides) = (actor.Is(Role.UnitHead), actor.Has(Right.DecideTasks));
        var follows = actor.Is(Role.Officer) && !heads;
        return db.Petitions.Where(p =>
            (p.State == PetitionState.Asked && ((heads && units.Contains(p.UnitId)) || (follows && p.OfficerId == me)))
            || (
                decides
                && (p.State == PetitionState.Asked || p.State == PetitionState.Considered)
                && leaders.Contains(p.DeciderId)
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

    internal static IQueryable<WaitingItem> Reports(TasksDb db, IQueryable<CompletionReport> which) =>
        which
            .AsNoTracking()
            .OrderBy(r => r.Id)
            .Join(db.Tasks, r => r.TaskId, t => t.Id, (r, t) => new { Report = r, t.Action })
            .Join(
                db.Assignments,
                r => r.Report.AssignmentId,
                a => a.Id,
                // A clock that stands still is not shown as running.
                (r, a) =>
                    new WaitingItem(
                        a.TaskId,
                        a.AgencyId,
                        r.Action,
                        r.Report.Product,
                        a.StoppedOn == null ? a.Due : null,
                        r.Report.Id
                    )
                    {
                        DueHour = a.DueHour,
                        PartId = a.Id,
                        Report = r.Report.State,
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
                        DueHour = a.DueHour,
                        PartId = a.Id,
                        Asks = p.Petition.Matter,
                        NewDue = p.Petition.NewDue,
                    }
            );
}
