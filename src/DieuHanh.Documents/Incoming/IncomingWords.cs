using DieuHanh.Documents.Registers;
using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>States and parts in words.</summary>
public static class IncomingWords
{
    public static string Words(IncomingState state) =>
        state switch
        {
            IncomingState.Registered => T["Đã đăng ký"],
            IncomingState.SentBack => T["Đã trả lại nơi gửi"],
            IncomingState.SubmittedForDirection => T["Chờ ý kiến chỉ đạo"],
            IncomingState.Routed => T["Đã chuyển xử lý"],
            IncomingState.InHand => T["Đang xử lý"],
            _ => T["Đã giải quyết"],
        };

    public static string Words(RoutingState state) =>
        state switch
        {
            RoutingState.Routed => T["Chưa mở"],
            RoutingState.InHand => T["Đang xử lý"],
            RoutingState.Resolved => T["Đã xong"],
            _ => T["Đã chuyển trả"],
        };

    public static string Words(Part part) =>
        part switch
        {
            Part.Lead => T["Chủ trì"],
            Part.Coordinating => T["Phối hợp"],
            _ => T["Để biết"],
        };

    public static string Words(Resolution resolution) =>
        resolution switch
        {
            Resolution.Reply => T["Trả lời bằng văn bản đi"],
            Resolution.Dossier => T["Đưa vào hồ sơ công việc"],
            Resolution.Filed => T["Lưu tài liệu, không phải xử lý thêm"],
            _ => T["Để biết"],
        };

    public static string Icon(IncomingState state) =>
        state switch
        {
            IncomingState.Registered => "inbox",
            IncomingState.SentBack => "arrow-counterclockwise",
            IncomingState.SubmittedForDirection => "hourglass-split",
            IncomingState.Routed => "send",
            IncomingState.InHand => "clock",
            _ => "check-circle",
        };

    public static StatusKind Kind(RoutingState state) =>
        state switch
        {
            RoutingState.Routed => StatusKind.Waiting,
            RoutingState.InHand => StatusKind.Neutral,
            RoutingState.Resolved => StatusKind.Good,
            _ => StatusKind.Paused,
        };

    /// <summary>How the audit records of an incoming document read on its timeline.</summary>
    public static readonly AuditWords Audit = new(
        new Dictionary<string, string>(DocumentWords.Fields)
        {
            ["IncomingDocument.State"] = "Trạng thái",
            [nameof(IncomingDocument.BookedOn)] = "Ngày đến",
            [nameof(IncomingDocument.SubmittedToId)] = "Trình lên",
            [nameof(Routing.OfficerId)] = "Người xử lý",
            [nameof(Routing.Resolution)] = "Kết quả",
        },
        new Dictionary<string, string>(DocumentWords.Values)
        {
            [nameof(IncomingState.Registered)] = "Đã đăng ký",
            [nameof(IncomingState.SentBack)] = "Đã trả lại nơi gửi",
            [nameof(IncomingState.SubmittedForDirection)] = "Chờ ý kiến chỉ đạo",
            [nameof(IncomingState.Routed)] = "Đã chuyển xử lý",
            [nameof(IncomingState.InHand)] = "Đang xử lý",
            [nameof(IncomingState.Resolved)] = "Đã giải quyết",
            [nameof(Resolution.Reply)] = "Trả lời bằng văn bản đi",
            [nameof(Resolution.Dossier)] = "Đưa vào hồ sơ công việc",
            [nameof(Resolution.Filed)] = "Lưu tài liệu, không phải xử lý thêm",
            [nameof(Resolution.Information)] = "Để biết",
        },
        Subject: nameof(Routing.UnitId)
    );

    /// <summary>What the state means to the person who looks.</summary>
    public static StatusKind Kind(IncomingState state) =>
        state switch
        {
            IncomingState.SentBack => StatusKind.Paused,
            IncomingState.Registered or IncomingState.SubmittedForDirection => StatusKind.Waiting,
            IncomingState.Resolved => StatusKind.Good,
            _ => StatusKind.Neutral,
        };
}
