using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Workbooks;

/// <summary>The ways in which people write what stands in a cell.</summary>
[VietnameseData]
internal static class SheetCells
{
    /// <summary>The same value may be written in several ways; one of them is compared.</summary>
    public static string[] Canonical(SheetKind kind, string[] cells) =>
        [
            .. kind.Columns.Select(
                (column, i) =>
                    column switch
                    {
                        SheetKind.From or SheetKind.To or "Ngày ký" or "Hiệu lực" => SheetWords.Day(cells[i]) is { } day
                            ? Dates.Show(day)
                            : cells[i],
                        "Kết nối"
                        or "Văn phòng"
                        or "Mọi cơ quan"
                        or "Loại ra"
                        or "Ở văn phòng"
                        or "Chuyển người"
                        or "Ngừng" => cells[i].ToLowerInvariant() is "có" or "x" or "1" or "true" or "yes"
                            ? SheetKind.Yes
                        : cells[i].ToLowerInvariant() is "không" or "0" or "false" or "no" ? ""
                        : cells[i],
                        "Mã" => AgencyCode.Parse(cells[i])?.Current ?? cells[i],
                        "Loại" => Word(SheetWords.Choice<AgencyKind>(cells[i]), cells[i]),
                        "Vai trò" or "Vai trò thường đi cùng" => Word(SheetWords.Choice<Role>(cells[i]), cells[i]),
                        "Loại tên" => Word(SheetWords.Choice<AliasKind>(cells[i]), cells[i]),
                        "Việc" => Word(SheetWords.Choice<DecisionKind>(cells[i]), cells[i]),
                        "Tư cách" => Word(SheetWords.Choice<ActingCapacity>(cells[i]), cells[i]),
                        "Cơ quan trước" or "Cơ quan sau" => string.Join("; ", List(cells[i], ';')),
                        "Loại cơ quan" => string.Join(
                            "; ",
                            List(cells[i], ';').Select(k => Word(SheetWords.Choice<AgencyKind>(k), k))
                        ),
                        "Cách viết khác" => string.Join(" | ", List(cells[i], '|')),
                        _ => cells[i],
                    }
            ),
        ];

    private static string Word<TEnum>(TEnum? value, string cell)
        where TEnum : struct, Enum => value is { } known ? SheetWords.Of(known) : cell;

    public static string[] List(string cell, char mark) =>
        cell.Split(mark, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
