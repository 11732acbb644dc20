namespace DieuHanh.Documents.Incoming;

/// <summary>Where an incoming document stands; see docs/states/incoming-document.md.</summary>
public enum IncomingState
{
    /// <summary>Đã đăng ký: it has its number.</summary>
    Registered,

    /// <summary>Đã trả lại nơi gửi.</summary>
    SentBack,

    /// <summary>Chờ ý kiến chỉ đạo.</summary>
    SubmittedForDirection,

    /// <summary>Đã chuyển xử lý.</summary>
    Routed,

    /// <summary>Đang xử lý: who leads has opened it.</summary>
    InHand,

    /// <summary>Đã giải quyết.</summary>
    Resolved,
}
