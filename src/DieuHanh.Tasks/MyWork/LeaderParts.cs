using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Lists;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What a leader gave, or the leader someone enters for, and the key tasks: one row for each task.</summary>
internal static class LeaderParts
{
    public static IEnumerable<PartList> Of(
        TasksDb db,
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        Actor actor,
        DirectoryBook book,
        DateOnly today
    )
    {
        var leaders = actor.EntersFor;
        var theirs = db.Tasks.Where(t =>
            t.KeyTask || (t.DirectedById != null && leaders.Contains(t.DirectedById.Value))
        );
        var late = running.Where(a => a.Due < today && theirs.Any(t => t.Id == a.TaskId));
        var (soon, yesterday) = (today.AddDays(OfficeParts.SoonDays), today.AddDays(-1));
        var who = Who(actor, book);
        yield return new(
            running.Where(a =>
                a.Due >= today
                && a.Due <= soon
                && theirs.Any(t => t.Id == a.TaskId)
                && !late.Any(l => l.TaskId == a.TaskId)
            ),
            new(
                Pain.AtRisk,
                T["Đến hạn trong 7 ngày tới, do {0} giao hoặc trọng tâm", who],
                T["Xem"],
                T["Nhiệm vụ do {0} giao và nhiệm vụ trọng tâm đến hạn trong 7 ngày tới.", who],
                [],
                new TaskFilter { DueFrom = today, DueTo = soon }.Address()
            )
        )
        {
            ByTask = true,
        };
        yield return new(
            late,
            new(
                Pain.LateElsewhere,
                T["Quá hạn, do {0} giao hoặc trọng tâm", who],
                T["Xem"],
                T["Nhiệm vụ do {0} giao và nhiệm vụ trọng tâm đã quá hạn.", who],
                [],
                new TaskFilter { Show = Showing.Overdue }.Address()
            )
        )
        {
            ByTask = true,
        };
        yield return new(
            rows.Where(a => a.EndedOn >= yesterday && theirs.Any(t => t.Id == a.TaskId)),
            new(
                Pain.Know,
                T["Kết thúc từ hôm qua đến nay"],
                T["Xem"],
                T["Nhiệm vụ do {0} giao và nhiệm vụ trọng tâm vừa hoàn thành, chuyển hoặc thôi theo dõi.", who],
                []
            )
        )
        {
            ByTask = true,
        };
    }

    /// <summary>A secretary reads the name of the leader, who alone gave the tasks.</summary>
    private static string Who(Actor actor, DirectoryBook book)
    {
        var served = actor.EntersFor.Where(l => l != actor.PersonId).Select(l => book.NameOf(l)).ToList();
        return served.Count == 0 || actor.Is(Role.OfficeLeader, Role.GovernmentLeader)
            ? T["anh/chị"]
            : string.Join(", ", served);
    }
}
