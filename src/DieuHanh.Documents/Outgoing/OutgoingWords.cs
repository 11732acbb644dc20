using DieuHanh.Documents.Registers;
using DieuHanh.Ui.Timelines;

namespace DieuHanh.Documents.Outgoing;

/// <summary>How the audit records of an outgoing document read on its timeline.</summary>
public static class OutgoingWords
{
    public static readonly AuditWords Audit = new(
        new Dictionary<string, string>(DocumentWords.Fields)
        {
            ["OutgoingDocument.State"] = "Trạng thái",
            [nameof(OutgoingDocument.UnitId)] = "Đơn vị soạn thảo, nhận bản lưu",
            [nameof(OutgoingDocument.Copies)] = "Số lượng bản",
            [nameof(OutgoingDocument.SentOn)] = "Ngày chuyển",
        },
        new Dictionary<string, string>(DocumentWords.Values)
        {
            [nameof(OutgoingState.Issued)] = "Đã ban hành",
            [nameof(OutgoingState.Void)] = "Số bỏ",
        }
    );
}
