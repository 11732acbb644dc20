using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Ui.Parts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Lists;

/// <summary>How a line of a list says its status: the words of <see cref="TaskWords"/>, and what they lack for a row.</summary>
public static class StatusWords
{
    /// <summary>The official words; for what ended otherwise, how it ended.</summary>
    public static string Of(TaskRow row) =>
        row.Status is AssignmentStatus.EndedOtherwise ? TaskWords.Of(row.State) : TaskWords.Of(row.Status);

    public static string? Icon(AssignmentStatus status) =>
        status switch
        {
            AssignmentStatus.DoneLate => "check-circle",
            AssignmentStatus.OpenInTerm or AssignmentStatus.OpenWithoutDeadline => "clock",
            AssignmentStatus.EndedOtherwise => "arrow-left-right",
            _ => null,
        };

    /// <summary>What stands beside the status, never instead of it.</summary>
    public static IEnumerable<(string Words, StatusKind Kind)> Marks(TaskRow row)
    {
        if (row.State is AssignmentState.Assigned)
        {
            yield return (T["chưa tiếp nhận"], StatusKind.Neutral);
        }

        if (row.State is AssignmentState.Reported)
        {
            yield return (T["chờ xác nhận"], StatusKind.Waiting);
        }

        if (row.State is AssignmentState.Suspended)
        {
            yield return (T["tạm hoãn"], StatusKind.Paused);
        }

        if (row.State is AssignmentState.TransferRequested)
        {
            yield return (T["đề nghị chuyển"], StatusKind.Waiting);
        }

        if (row.AskedLate)
        {
            yield return (T["xin sau hạn"], StatusKind.Late);
        }

        if (row.NeedsHeir)
        {
            yield return (T["chưa rõ cơ quan kế thừa"], StatusKind.Danger);
        }
    }

    public static bool Done(AssignmentStatus status) =>
        status
            is AssignmentStatus.DoneOnTime
                or AssignmentStatus.DoneLate
                or AssignmentStatus.DoneWithoutDeadline
                or AssignmentStatus.EndedOtherwise;

    /// <summary>The words of what a list shows.</summary>
    public static string Of(Showing show) =>
        show switch
        {
            Showing.Open => T["Chưa hoàn thành"],
            Showing.InTerm => T["Chưa hoàn thành, trong hạn"],
            Showing.Overdue => T["Chưa hoàn thành, quá hạn"],
            Showing.WithoutDeadline => T["Chưa hoàn thành, không có thời hạn"],
            Showing.Awaiting => T["Chờ Văn phòng xác nhận"],
            Showing.Suspended => T["Tạm hoãn"],
            Showing.TransferRequested => T["Đề nghị chuyển cơ quan khác"],
            Showing.Extended => T["Đã được gia hạn"],
            Showing.Done => T["Đã hoàn thành"],
            Showing.EndedOtherwise => T["Chuyển cơ quan khác hoặc thôi theo dõi"],
            _ => T["Tất cả"],
        };
}
