using DieuHanh.Tasks.Figures;
using DieuHanh.Ui.Exports;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>
/// A published period as a file: every stored number of every agency with its definition, and both on-time shares with what they are made
/// of, for each agency and for all together.
/// </summary>
public static class PublicSheet
{
    public sealed record Line(string Agency, string Figure, long N, string Definition);

    public static Sheet<Line> Of(Publication publication)
    {
        var period = publication.Period;
        return new(
            $"tien-do-{period.From:yyyyMMdd}-{period.To:yyyyMMdd}",
            T["Tiến độ thực hiện nhiệm vụ"],
            [
                T["Từ {0}, chốt đến hết {1}", period.From, period.To],
                T["Công bố theo quyết định {0} ngày {1}", publication.Decision, publication.DecidedOn],
                T[FigureSheet.RoundingRule],
                .. publication.KeepsFirst ? [] : (string[])[T[ShareWords.WithoutFirst]],
            ],
            [
                new("agency", T["Cơ quan"], 44, l => l.Agency),
                new("figure", T["Chỉ tiêu"], 34, l => l.Figure),
                new("n", T["Số"], 10, l => l.N),
                new("definition", T["Định nghĩa"], 80, l => l.Definition),
            ],
            Lines(publication).ToAsyncEnumerable()
        );
    }

    private static IEnumerable<Line> Lines(Publication publication)
    {
        var table = publication.Table();
        foreach (
            var agency in publication
                .Figures.GroupBy(f => (f.AgencyName, f.AgencyId))
                .OrderBy(a => a.Key.AgencyName, StringComparer.Ordinal)
        )
        {
            foreach (var figure in agency.OrderBy(f => f.Figure))
            {
                yield return new(
                    agency.Key.AgencyName,
                    T[figure.Figure.Name()],
                    figure.N,
                    T[figure.Figure.Definition()]
                );
            }

            foreach (var share in Shares(agency.Key.AgencyName, table.Of(agency.Key.AgencyId), publication.KeepsFirst))
            {
                yield return share;
            }
        }

        foreach (var share in Shares(T["Tổng {0} cơ quan", table.ByAgency.Count], table.Total, publication.KeepsFirst))
        {
            yield return share;
        }
    }

    // Where there is nothing to divide by there is no share, and no line.
    private static IEnumerable<Line> Shares(string agency, FigureSet set, bool keepsFirst)
    {
        if (set.OnTime.Rounded is { } onTime)
        {
            yield return new(agency, T["Tỷ lệ đúng hạn (%)"], (long)onTime, ShareWords.OnTime(set));
        }

        if (keepsFirst && set.OnTimeByFirst.Rounded is { } byFirst)
        {
            yield return new(agency, T["Tỷ lệ đúng hạn ban đầu (%)"], (long)byFirst, ShareWords.OnTimeByFirst(set));
        }
    }
}
