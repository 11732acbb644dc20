using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Desks;

/// <summary>The words and looks of states and statuses, the same on every page and in every file.</summary>
public static class TaskWords
{
    public static string Of(AssignmentStatus status) =>
        status switch
        {
            AssignmentStatus.DoneOnTime => T["Hoàn thành đúng hạn"],
            AssignmentStatus.DoneLate => T["Hoàn thành quá hạn"],
            AssignmentStatus.DoneWithoutDeadline => T["Hoàn thành, không có thời hạn"],
            AssignmentStatus.OpenInTerm => T["Chưa hoàn thành, trong hạn"],
            AssignmentStatus.OpenOverdue => T["Chưa hoàn thành, quá hạn"],
            AssignmentStatus.OpenWithoutDeadline => T["Chưa hoàn thành, không có thời hạn"],
            _ => T["Kết thúc khác"],
        };

    public static StatusKind KindOf(AssignmentStatus status) =>
        status switch
        {
            AssignmentStatus.DoneOnTime or AssignmentStatus.DoneWithoutDeadline => StatusKind.Good,
            AssignmentStatus.DoneLate or AssignmentStatus.OpenOverdue => StatusKind.Late,
            AssignmentStatus.OpenInTerm or AssignmentStatus.OpenWithoutDeadline => StatusKind.Waiting,
            _ => StatusKind.Neutral,
        };

    public static string Of(AssignmentState state) =>
        state switch
        {
            AssignmentState.Assigned => T["Đã giao, chưa tiếp nhận"],
            AssignmentState.Accepted => T["Đang thực hiện"],
            AssignmentState.TransferRequested => T["Đề nghị chuyển cơ quan khác"],
            AssignmentState.Suspended => T["Tạm hoãn"],
            AssignmentState.Reported => T["Chờ xác nhận"],
            AssignmentState.Confirmed => T["Đã xác nhận hoàn thành"],
            AssignmentState.Transferred => T["Đã chuyển cơ quan khác"],
            _ => T["Thôi theo dõi"],
        };

    public static string Of(Matter matter) =>
        matter switch
        {
            Matter.Extension => T["Gia hạn"],
            Matter.Suspension => T["Tạm hoãn"],
            _ => T["Thôi theo dõi"],
        };

    public static string Of(PetitionState state) =>
        state switch
        {
            PetitionState.Asked => T["Chờ ý kiến Văn phòng"],
            PetitionState.Considered => T["Chờ quyết định"],
            PetitionState.Granted => T["Đồng ý"],
            PetitionState.Refused => T["Không đồng ý"],
            _ => T["Đã rút"],
        };

    public static string Of(ReportState state) =>
        state switch
        {
            ReportState.AwaitingHead => T["Chờ thủ trưởng cơ quan duyệt"],
            ReportState.Sent => T["Chờ chuyên viên theo dõi kiểm tra"],
            ReportState.Checked => T["Chờ lãnh đạo đơn vị xác nhận"],
            ReportState.Confirmed => T["Đã xác nhận"],
            ReportState.Returned => T["Yêu cầu thực hiện lại"],
            _ => T["Thủ trưởng cơ quan trả lại"],
        };

    public static string Of(TaskKind kind) =>
        kind switch
        {
            TaskKind.WithDeadline => T["Có thời hạn"],
            TaskKind.WithoutDeadline => T["Không có thời hạn"],
            TaskKind.Recurring => T["Định kỳ"],
            TaskKind.OnEvent => T["Theo sự kiện"],
            _ => T["Thường xuyên"],
        };

    public static string Of(Openness openness) =>
        openness switch
        {
            Openness.OwnAgency => T["Chỉ cơ quan liên quan"],
            Openness.Connected => T["Các cơ quan kết nối"],
            _ => T["Trên mạng, theo kỳ công bố"],
        };

    public static string Of(TaskChain chain) =>
        chain switch
        {
            TaskChain.Reminder => T["Đôn đốc"],
            TaskChain.ChangeOfDeadline => T["Đổi thời hạn"],
            TaskChain.Replacement => T["Thay thế"],
            _ => T["Nhiệm vụ mới cùng việc"],
        };

    /// <summary>What stands beside the status, never instead of it.</summary>
    public static IEnumerable<(string Text, StatusKind Kind)> Marks(Assignment a)
    {
        if (a.State is AssignmentState.Reported)
        {
            yield return (T["chờ xác nhận"], StatusKind.Waiting);
        }

        if (a.State is AssignmentState.Suspended)
        {
            yield return (T["tạm hoãn"], StatusKind.Paused);
        }

        if (a.State is AssignmentState.TransferRequested)
        {
            yield return (T["đề nghị chuyển"], StatusKind.Waiting);
        }

        if (a.Extensions > 0)
        {
            yield return (T["gia hạn {0} lần", a.Extensions], StatusKind.Neutral);
        }

        if (a.AskedLate)
        {
            yield return (T["xin sau hạn"], StatusKind.Late);
        }

        if (a.NeedsHeir)
        {
            yield return (T["chưa rõ cơ quan kế thừa"], StatusKind.Danger);
        }
    }

    /// <summary>Saves in which the office only prepares its answer: agencies read the answer, not these.</summary>
    public static readonly IReadOnlyList<string> InsideOffice =
    [
        CheckReport.ProposesToConfirm,
        CheckReport.ProposesToReturn,
        ConsiderPetition.Considers,
    ];

    /// <summary>How the audit records of a task read on its timeline.</summary>
    public static readonly AuditWords Audit = new(
        new Dictionary<string, string>
        {
            ["Assignment.State"] = "Tình trạng",
            ["Due"] = "Thời hạn",
            ["CompletionReport.Product"] = "Văn bản kết quả",
            ["TransferTo"] = "Cơ quan đề nghị chuyển đến",
            ["MonitoringUnitId"] = "Đơn vị theo dõi",
            ["MonitoringOfficerId"] = "Chuyên viên theo dõi",
            ["DocumentCode"] = "Văn bản",
        },
        new Dictionary<string, string>
        {
            [nameof(AssignmentState.Assigned)] = "Đã giao, chưa tiếp nhận",
            [nameof(AssignmentState.Accepted)] = "Đang thực hiện",
            [nameof(AssignmentState.TransferRequested)] = "Đề nghị chuyển cơ quan khác",
            [nameof(AssignmentState.Suspended)] = "Tạm hoãn",
            [nameof(AssignmentState.Reported)] = "Chờ xác nhận",
            [nameof(AssignmentState.Confirmed)] = "Đã xác nhận hoàn thành",
            [nameof(AssignmentState.Transferred)] = "Đã chuyển cơ quan khác",
            [nameof(AssignmentState.Discontinued)] = "Thôi theo dõi",
        },
        Subject: nameof(Assignment.AgencyId)
    );
}
