using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Lists;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What waits among the parts themselves: late, at risk, new, asked to be passed on. All lists of a person are one statement.</summary>
internal static class PartLists
{
    public static IQueryable<PartItem>? Query(TasksDb db, IReadOnlyList<PartList> lists, DateOnly today)
    {
        IQueryable<PartItem>? all = null;
        for (var i = 0; i < lists.Count; i++)
        {
            var number = i;
            var one = lists[i]
                .Rows.OrderBy(a => a.DueSort)
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
                            DueSort = p.Part.DueSort,
                            Action = t.Action,
                            DocumentCode = t.DocumentCode,
                            State = p.Part.State,
                            Status = p.Status,
                        }
                );
            all = all is null ? one : all.Concat(one);
        }

        return all;
    }

    public static IReadOnlyList<PartList> For(TasksDb db, Actor actor, DateOnly today)
    {
        var lists = new List<PartList>();
        var rows = db.Assignments.AsNoTracking().VisibleTo(actor);
        var running = rows.Where(a => a.EndedOn == null && a.StoppedOn == null);
        var weekEnd = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        if (actor.PersonId is { } me && actor.Is(Role.Officer))
        {
            Officer(lists, rows, running, me, today, weekEnd);
        }

        if (actor.Is(Role.UnitHead))
        {
            Unit(lists, rows, running, actor.Units, today);
        }

        if (actor.Is(Role.OfficeLeader, Role.GovernmentLeader, Role.Secretary))
        {
            Leader(lists, db, rows, running, actor.EntersFor, today, weekEnd);
        }

        if (actor.Agencies.Count > 0 && actor.Has(Right.DoTasks))
        {
            Agency(lists, running, actor.Agencies, today);
        }

        return lists;
    }

    private static void Officer(
        List<PartList> lists,
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        Guid me,
        DateOnly today,
        DateOnly weekEnd
    )
    {
        lists.Add(
            new(
                running.Where(a => a.OfficerId == me && a.Due < today),
                new(
                    Pain.Late,
                    T["Quá hạn trong phần tôi theo dõi"],
                    T["Đôn đốc"],
                    T["Nhiệm vụ anh/chị theo dõi đã quá hạn, để đôn đốc."],
                    [],
                    new TaskFilter { Officer = me, Show = Showing.Overdue }.Address()
                )
            )
        );
        lists.Add(
            new(
                rows.Where(a => a.OfficerId == me && a.State == AssignmentState.TransferRequested),
                new(
                    Pain.Decide,
                    T["Cơ quan đề nghị chuyển nhiệm vụ"],
                    T["Xem"],
                    T["Đề nghị chuyển nhiệm vụ sang cơ quan khác, để trình lãnh đạo đơn vị trả lời."],
                    [],
                    new TaskFilter { Officer = me, Show = Showing.TransferRequested }.Address()
                )
            )
        );
        lists.Add(
            new(
                running.Where(a => a.OfficerId == me && a.Due >= today && a.Due <= weekEnd),
                new(
                    Pain.AtRisk,
                    T["Đến hạn trong tuần"],
                    T["Nhắc cơ quan"],
                    T["Nhiệm vụ anh/chị theo dõi đến hạn trong tuần, để nhắc trước."],
                    [],
                    new TaskFilter
                    {
                        Officer = me,
                        DueFrom = today,
                        DueTo = weekEnd,
                    }.Address()
                )
            )
        );
    }

    private static void Unit(
        List<PartList> lists,
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        IReadOnlyList<Guid> units,
        DateOnly today
    )
    {
        lists.Add(
            new(
                rows.Where(a => units.Contains(a.UnitId) && a.NeedsHeir && a.EndedOn == null),
                new(
                    Pain.Decide,
                    T["Cơ quan thực hiện đã giải thể hoặc chia tách"],
                    T["Chọn cơ quan kế thừa"],
                    T["Nhiệm vụ của cơ quan đã giải thể hoặc chia tách, để chọn cơ quan kế thừa."],
                    []
                )
            )
        );
        lists.Add(
            new(
                rows.Where(a => units.Contains(a.UnitId) && a.State == AssignmentState.TransferRequested),
                new(
                    Pain.Decide,
                    T["Cơ quan đề nghị chuyển nhiệm vụ"],
                    T["Trả lời"],
                    T["Đề nghị chuyển nhiệm vụ sang cơ quan khác, để trả lời."],
                    []
                )
            )
        );
        lists.Add(
            new(
                running.Where(a => units.Contains(a.UnitId) && a.Due < today),
                new(
                    Pain.LateElsewhere,
                    T["Quá hạn trong đơn vị"],
                    T["Xem"],
                    T["Nhiệm vụ đơn vị theo dõi đã quá hạn."],
                    [],
                    units.Count == 1 ? new TaskFilter { Unit = units[0], Show = Showing.Overdue }.Address() : null
                )
            )
        );
    }

    private static void Leader(
        List<PartList> lists,
        TasksDb db,
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        IReadOnlyList<Guid> leaders,
        DateOnly today,
        DateOnly weekEnd
    )
    {
        var theirs = db.Tasks.Where(t =>
            t.KeyTask || (t.DirectedById != null && leaders.Contains(t.DirectedById.Value))
        );
        lists.Add(
            new(
                running.Where(a => a.Due >= today && a.Due <= weekEnd && theirs.Any(t => t.Id == a.TaskId)),
                new(
                    Pain.AtRisk,
                    T["Đến hạn trong tuần, do anh/chị giao hoặc trọng tâm"],
                    T["Xem"],
                    T["Nhiệm vụ do anh/chị giao và nhiệm vụ trọng tâm đến hạn trong tuần."],
                    [],
                    new TaskFilter { DueFrom = today, DueTo = weekEnd }.Address()
                )
            )
        );
        lists.Add(
            new(
                running.Where(a => a.Due < today && theirs.Any(t => t.Id == a.TaskId)),
                new(
                    Pain.LateElsewhere,
                    T["Quá hạn, do anh/chị giao hoặc trọng tâm"],
                    T["Xem"],
                    T["Nhiệm vụ do anh/chị giao và nhiệm vụ trọng tâm đã quá hạn."],
                    [],
                    new TaskFilter { Show = Showing.Overdue }.Address()
                )
            )
        );
        var yesterday = today.AddDays(-1);
        lists.Add(
            new(
                rows.Where(a => a.EndedOn >= yesterday && theirs.Any(t => t.Id == a.TaskId)),
                new(
                    Pain.Know,
                    T["Kết thúc từ hôm qua đến nay"],
                    T["Xem"],
                    T["Nhiệm vụ do anh/chị giao và nhiệm vụ trọng tâm vừa hoàn thành, chuyển hoặc thôi theo dõi."],
                    []
                )
            )
        );
    }

    private static void Agency(
        List<PartList> lists,
        IQueryable<Assignment> running,
        IReadOnlyList<Guid> agencies,
        DateOnly today
    )
    {
        var own = running.Where(a => agencies.Contains(a.AgencyId));
        var soon = today.AddDays(7);
        lists.Add(
            new(
                own.Where(a => a.Due < today),
                new(
                    Pain.Late,
                    T["Quá hạn"],
                    T["Báo cáo kết quả"],
                    T["Nhiệm vụ của cơ quan đã quá hạn."],
                    [],
                    new TaskFilter { Agencies = agencies, Show = Showing.Overdue }.Address()
                )
            )
        );
        lists.Add(
            new(
                own.Where(a => a.Due >= today && a.Due <= soon),
                new(
                    Pain.AtRisk,
                    T["Đến hạn trong 7 ngày tới"],
                    T["Báo cáo kết quả"],
                    T["Nhiệm vụ của cơ quan sắp đến hạn."],
                    [],
                    new TaskFilter
                    {
                        Agencies = agencies,
                        DueFrom = today,
                        DueTo = soon,
                    }.Address()
                )
            )
        );
        lists.Add(
            new(
                own.Where(a => a.State == AssignmentState.Assigned),
                new(
                    Pain.ToDo,
                    T["Mới giao"],
                    T["Tiếp nhận"],
                    T["Nhiệm vụ mới giao cho cơ quan, mở ra là tiếp nhận."],
                    []
                )
            )
        );
    }
}
