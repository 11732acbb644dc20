namespace DieuHanh.Documents.Registers;

/// <summary>How the audit records of either register read on a timeline.</summary>
public static class DocumentWords
{
    /// <summary>What both registers write down: property → its Vietnamese word.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fields = new Dictionary<string, string>
    {
        [nameof(Document.Code)] = "Số, ký hiệu",
        [nameof(Document.IssuedOn)] = "Ngày văn bản",
        [nameof(Document.Issuer)] = "Tác giả",
        [nameof(Document.TypeName)] = "Tên loại",
        [nameof(Document.Subject)] = "Trích yếu nội dung",
        [nameof(Document.Language)] = "Ngôn ngữ",
        [nameof(Document.Pages)] = "Số trang",
        [nameof(Document.Urgency)] = "Độ khẩn",
        [nameof(Document.DueOn)] = "Hạn xử lý",
        [nameof(Document.DueTime)] = "Giờ",
        [nameof(Document.Signer)] = "Người ký",
        [nameof(Document.SignerCapacity)] = "Quyền hạn, chức vụ ký",
        [nameof(Document.DirectedBy)] = "Người chỉ đạo",
        [nameof(Document.ToPlaces)] = "Nơi nhận",
        [nameof(Document.Note)] = "Ghi chú",
        [nameof(Document.Open)] = "Phổ biến trong toàn Văn phòng",
    };

    /// <summary>Values both registers write down → their Vietnamese words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>
    {
        [nameof(Urgency.Normal)] = "Thường",
        [nameof(Urgency.Urgent)] = "Khẩn",
        [nameof(Urgency.VeryUrgent)] = "Thượng khẩn",
        [nameof(Urgency.Express)] = "Hỏa tốc",
        [nameof(Urgency.TimedExpress)] = "Hỏa tốc hẹn giờ",
    };
}
