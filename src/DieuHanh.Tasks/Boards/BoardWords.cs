using DieuHanh.Tasks.Figures;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Boards;

/// <summary>The words of a board's choices.</summary>
public static class BoardWords
{
    public static string Of(BoardOrder order) =>
        order switch
        {
            BoardOrder.Overdue => T["Quá hạn nhiều trước"],
            BoardOrder.Name => T["Nhóm và tên cơ quan"],
            BoardOrder.Owed => T["Phải thực hiện nhiều trước"],
            BoardOrder.OnTime => T["Tỷ lệ đúng hạn thấp trước"],
            BoardOrder.ThisWeek => T["Đến hạn trong tuần nhiều trước"],
            _ => T["Chờ xác nhận nhiều trước"],
        };
}
