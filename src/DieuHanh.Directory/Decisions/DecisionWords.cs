using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Decisions;

/// <summary>What the pages of decisions say in several places.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) =>
        kind switch
        {
            DecisionKind.Merge => T["Hợp nhất, sáp nhập"],
            DecisionKind.Split => T["Chia"],
            DecisionKind.Rename => T["Đổi tên"],
            DecisionKind.Abolish => T["Giải thể"],
            DecisionKind.Establish => T["Thành lập"],
            DecisionKind.Transfer => T["Điều chuyển chức năng, nhiệm vụ"],
            _ => kind.ToString(),
        };

    /// <summary>Where a decision stands on a day.</summary>
    public static (StatusKind Kind, string Text) State(bool withdrawn, DateOnly inForce, DateOnly today) =>
        withdrawn ? (StatusKind.Paused, T["đã rút"])
        : inForce > today ? (StatusKind.Waiting, T["chưa có hiệu lực"])
        : (StatusKind.Good, T["có hiệu lực"]);

    public static readonly AuditWords Audit = new(
        new Dictionary<string, string>
        {
            ["Decision.Number"] = "Số, ký hiệu",
            ["Decision.Issuer"] = "Cơ quan ban hành",
            ["Decision.SignedOn"] = "Ngày ký",
            ["Decision.Note"] = "Ghi chú",
            ["Decision.WithdrawnWhy"] = "Lý do rút",
        }
    );
}
