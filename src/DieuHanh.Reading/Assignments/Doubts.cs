using DieuHanh.Reading.Deadlines;

namespace DieuHanh.Reading.Assignments;

/// <summary>Why a proposed task deserves a second look.</summary>
public enum DoubtKind
{
    LeadImplicit,
    LeadMissing,
    SeveralLeads,
    DeadlineAmbiguous,
    DeadlineUnknown,
    DeadlineInherited,

    /// <summary>A length of time without a beginning: counted from the document's date for want of better.</summary>
    DeadlineStartAssumed,

    /// <summary>A length of time without a beginning that could not be counted.</summary>
    DeadlineStartUnknown,
    ReportConditional,
    LeadInText,
    VeryLong,
    ObjectMissing,
}

/// <summary>A named reason to look, and its sentence for the screen.</summary>
public sealed record Doubt(DoubtKind Kind, Remark Remark);

internal static class Doubts
{
    private static readonly Dictionary<DoubtKind, string> All = new()
    {
        [DoubtKind.LeadImplicit] = "Cơ quan chủ trì không nêu trong câu; suy từ nơi gửi hoặc phần trên: {0}.",
        [DoubtKind.LeadMissing] = "Không tìm thấy cơ quan chủ trì.",
        [DoubtKind.SeveralLeads] = "Nhiều cơ quan cùng được giao: {0}.",
        [DoubtKind.DeadlineAmbiguous] = "Có nhiều mốc thời gian: {0}.",
        [DoubtKind.DeadlineUnknown] = "Hạn “{0}” chưa tính được thành ngày.",
        [DoubtKind.DeadlineInherited] = "Hạn lấy từ câu dẫn của mục: “{0}”.",
        [DoubtKind.DeadlineStartAssumed] =
            "“{0}” không nói tính từ ngày nào; tạm tính từ ngày văn bản là {1}. Kiểm tra lại thời hạn.",
        [DoubtKind.DeadlineStartUnknown] = "“{0}” không nói tính từ lúc nào nên chưa tính được hạn.",
        [DoubtKind.ReportConditional] = "Chỉ báo cáo khi vượt thẩm quyền.",
        [DoubtKind.LeadInText] = "Cơ quan ghi tắt “{0}”, hiểu là {1}.",
        [DoubtKind.ObjectMissing] = "Câu chỉ giao theo dõi, đôn đốc mà không nêu việc gì.",
        [DoubtKind.VeryLong] = "Nội dung dài, có thể gồm nhiều việc.",
    };

    public static IEnumerable<string> Sentences => All.Values;

    public static Doubt Of(DoubtKind kind, params string[] values) => new(kind, Remark.Of(All[kind], values));

    /// <summary>That a length of time counts from a day the text does not name, and what was made of it.</summary>
    public static IEnumerable<Doubt> AboutStart(Deadline deadline)
    {
        if (deadline is { Kind: DeadlineKind.Assumed, Date: { } date })
        {
            yield return Of(DoubtKind.DeadlineStartAssumed, deadline.Raw, DeadlineMaker.Show(date));
        }
        else if (deadline.Explanation.Sentence == DeadlineReasons.StartUnknown)
        {
            yield return Of(DoubtKind.DeadlineStartUnknown, deadline.Raw);
        }
    }
}
