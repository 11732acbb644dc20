using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Reports;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What waits among the parts themselves: late, at risk, new, asked to be passed on. All lists of a person are one statement.</summary>
internal static class PartLists
{
    public static IReadOnlyList<PartList> For(TasksDb db, Actor actor, DirectoryBook book, DateOnly today)
    {
        var rows = db.Assignments.AsNoTracking().VisibleTo(actor);
        var running = rows.Where(a => a.EndedOn == null && a.StoppedOn == null);

        // A request this person answers stands in its own list, with the part it is about.
        var asked = WaitingLists.AskedOf(db, actor);
        var others = running.Where(a => !asked.Any(p => p.AssignmentId == a.Id));
        return
        [
            .. actor.PersonId is { } me && actor.Is(Role.Officer) ? OfficeParts.Officer(rows, others, me, today) : [],
            .. actor.Is(Role.UnitHead) ? OfficeParts.Unit(rows, others, actor, today) : [],
            .. actor.Is(Role.OfficeLeader, Role.GovernmentLeader, Role.Secretary)
                ? LeaderParts.Of(db, rows, others, actor, book, today)
                : [],
            .. actor.Agencies.Count > 0 && actor.Has(Right.DoTasks) ? AgencyParts.Of(db, running, actor, today) : [],
        ];
    }

    public static IQueryable<PartItem>? Query(TasksDb db, IReadOnlyList<PartList> lists, DateOnly today)
    {
        var owed = db.Assignments.Where(a =>
            a.State != AssignmentState.Transferred && a.State != AssignmentState.Discontinued
        );
        var overdue = db.Assignments.Where(Statuses.Are(AssignmentStatus.OpenOverdue, today));
        IQueryable<PartItem>? all = null;
        for (var i = 0; i < lists.Count; i++)
        {
            var number = i;
            var one = (lists[i].ByTask ? FirstOfTask(lists[i].Rows) : lists[i].Rows)
                .OrderBy(a => a.DueSort)
                .ThenBy(a => a.Id)
                .Take(TaskWork.Shown + 1)
                .Select(StatusShape.With(today, (a, status) => new { Part = a, Status = status }))
                .Join(
                    db.Tasks,
                    p => p.Part.TaskId,
                    t => t.Id,
                    (p, t) =>
                        new PartItem
                        {
                            List = number,
                            Id = p.Part.Id,
                            TaskId = p.Part.TaskId,
                            AgencyId = p.Part.AgencyId,
                            Due = p.Part.Due,
                            DueHour = p.Part.DueHour,
                            DueSort = p.Part.DueSort,
                            Action = t.Action,
                            DocumentCode = t.DocumentCode,
                            DirectedBy = t.DirectedBy,
                            State = p.Part.State,
                            Status = p.Status,
                            Agencies = owed.Count(a => a.TaskId == t.Id),
                            Done = owed.Count(a => a.TaskId == t.Id && a.State == AssignmentState.Confirmed),
                            NotReceived = owed.Count(a => a.TaskId == t.Id && a.State == AssignmentState.Assigned),
                            Overdue = overdue.Count(a => a.TaskId == t.Id),
                            ReportId = db
                                .Reports.Where(r => r.AssignmentId == p.Part.Id)
                                .OrderByDescending(r => r.Id)
                                .Select(r => (Guid?)r.Id)
                                .FirstOrDefault(),
                            Report = db
                                .Reports.Where(r => r.AssignmentId == p.Part.Id)
                                .OrderByDescending(r => r.Id)
                                .Select(r => (ReportState?)r.State)
                                .FirstOrDefault(),
                        }
                );
            all = all is null ? one : all.Concat(one);
        }

        return all;
    }

    // Of the parts of a task that are in the list, the one that is due first.
    private static IQueryable<Assignment> FirstOfTask(IQueryable<Assignment> rows) =>
        rows.Where(a =>
            !rows.Any(b => b.TaskId == a.TaskId && (b.DueSort < a.DueSort || (b.DueSort == a.DueSort && b.Id < a.Id)))
        );
}
