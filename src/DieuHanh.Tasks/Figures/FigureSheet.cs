using DieuHanh.Tasks.Lists;
using DieuHanh.Ui.Exports;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Figures;

/// <summary>Figures per agency as a file: with their definitions, the rounding rule and the total, so that anyone gets the same numbers.</summary>
public static class FigureSheet
{
    /// <summary>How a share is rounded; a translation key.</summary>
    public const string RoundingRule =
        "Tỷ lệ làm tròn đến phần trăm gần nhất, nửa phần trăm làm tròn lên (42/48 = 87,5 % ghi là 88 %); còn thiếu thì không ghi 100 %.";

    private static readonly Figure[] Columns =
    [
        Figure.Owed,
        Figure.CarriedOver,
        Figure.Assigned,
        .. FigureSet.Parts,
        Figure.Counted,
        Figure.Done,
        Figure.DueInPeriod,
        Figure.EndedOtherwise,
        Figure.DueThisWeek,
        Figure.Awaiting,
        Figure.DoneByFirst,
        Figure.CountedByFirst,
    ];

    public static Sheet<AgencyFigures> Of(
        string fileName,
        string title,
        Period period,
        IReadOnlyList<AgencyFigures> lines,
        DateOnly today
    ) =>
        new(
            $"{fileName}-{period.To:yyyyMMdd}",
            title,
            [
                T["Từ {0}, chốt đến hết {1}", period.From, period.To],
                T["Lập ngày {0}. Mỗi số đếm phần việc của cơ quan thực hiện, không đếm nhiệm vụ hay văn bản.", today],
                T[RoundingRule],
                .. Columns.Select(f => $"{T[f.Name()]}: {T[f.Definition()]}"),
            ],
            [
                new("agency", T["Cơ quan"], 44, l => AgencyOptions.Label(l.Agency)),
                new("code", T["Mã"], 10, l => l.Agency.Code),
                .. Columns.Select(f => new Column<AgencyFigures>(Key(f), T[f.Name()], 14, l => l.Set[f])),
                new("onTimePercent", T["Tỷ lệ đúng hạn (%)"], 12, l => (long?)l.Set.OnTime.Rounded),
                new(
                    "onTimeByFirstPercent",
                    T["Tỷ lệ đúng hạn ban đầu (%)"],
                    12,
                    l => (long?)l.Set.OnTimeByFirst.Rounded
                ),
                new("completedPercent", T["Tỷ lệ hoàn thành (%)"], 12, l => (long?)l.Set.Completed.Rounded),
            ],
            lines.ToAsyncEnumerable()
        );

    private static string Key(Figure figure)
    {
        var name = figure.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
