using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Lists;
using DieuHanh.Tasks.Transfers;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>The parts that an officer and a head of unit follow. What an agency asks about a part stands apart from what is only late.</summary>
internal static class OfficeParts
{
    /// <summary>What is soon due is so for the next days, on every first page alike: on a Friday one sees Monday.</summary>
    public const int SoonDays = 7;

    public static IEnumerable<PartList> Officer(
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        Guid me,
        DateOnly today
    )
    {
        var mine = running.Where(a => a.OfficerId == me && a.State != AssignmentState.TransferRequested);
        var late = mine.Where(a => a.Due < today);
        var soon = today.AddDays(SoonDays);
        yield return new(
            late,
            new(
                Pain.Late,
                T["Quá hạn trong phần tôi theo dõi"],
                T["Đôn đốc"],
                T["Nhiệm vụ anh/chị theo dõi đã quá hạn, để đôn đốc."],
                [],
                new TaskFilter { Officer = me, Show = Showing.Overdue }.Address()
            )
        )
        {
            ByTask = true,
        };
        yield return new(
            rows.Where(a => a.OfficerId == me && a.State == AssignmentState.TransferRequested),
            new(
                Pain.Decide,
                T["Cơ quan đề nghị chuyển nhiệm vụ"],
                T["Xem"],
                T["Đề nghị chuyển nhiệm vụ sang cơ quan khác, để trình lãnh đạo đơn vị trả lời."],
                [],
                new TaskFilter { Officer = me, Show = Showing.TransferRequested }.Address()
            )
        );
        yield return new(
            mine.Where(a => a.Due >= today && a.Due <= soon && !late.Any(l => l.TaskId == a.TaskId)),
            new(
                Pain.AtRisk,
                T["Đến hạn trong 7 ngày tới"],
                T["Nhắc cơ quan"],
                T["Nhiệm vụ anh/chị theo dõi đến hạn trong 7 ngày tới, để nhắc trước."],
                [],
                new TaskFilter
                {
                    Officer = me,
                    DueFrom = today,
                    DueTo = soon,
                }.Address()
            )
        )
        {
            ByTask = true,
        };
    }

    public static IEnumerable<PartList> Unit(
        IQueryable<Assignment> rows,
        IQueryable<Assignment> running,
        Actor actor,
        DateOnly today
    )
    {
        var units = actor.Units;

        // A head who also follows tasks has those in the list of what they follow.
        var follows = actor.Is(Role.Officer) ? actor.PersonId : null;
        yield return new(
            rows.Where(a => units.Contains(a.UnitId) && a.NeedsHeir && a.EndedOn == null),
            new(
                Pain.Decide,
                T["Cơ quan thực hiện đã giải thể hoặc chia tách"],
                T["Chọn cơ quan kế thừa"],
                T["Nhiệm vụ của cơ quan đã giải thể hoặc chia tách, để chọn cơ quan kế thừa."],
                []
            )
        )
        {
            Url = r => AnswerTransfer.Url(r.Id),
        };
        yield return new(
            rows.Where(a => units.Contains(a.UnitId) && a.State == AssignmentState.TransferRequested && !a.NeedsHeir),
            new(
                Pain.Decide,
                T["Cơ quan đề nghị chuyển nhiệm vụ"],
                T["Trả lời"],
                T["Đề nghị chuyển nhiệm vụ sang cơ quan khác, để trả lời."],
                []
            )
        )
        {
            Url = r => AnswerTransfer.Url(r.Id),
        };
        yield return new(
            running.Where(a =>
                units.Contains(a.UnitId)
                && a.Due < today
                && a.State != AssignmentState.TransferRequested
                && !a.NeedsHeir
                && (follows == null || a.OfficerId != follows)
            ),
            new(
                Pain.LateElsewhere,
                T["Quá hạn trong đơn vị"],
                T["Xem"],
                T["Nhiệm vụ đơn vị theo dõi đã quá hạn."],
                [],
                units.Count == 1 ? new TaskFilter { Unit = units[0], Show = Showing.Overdue }.Address() : null
            )
        )
        {
            ByTask = true,
        };
    }
}
