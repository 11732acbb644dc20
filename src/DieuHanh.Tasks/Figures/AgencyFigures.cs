using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Tasks.Figures;

/// <summary>The line of one agency on a board.</summary>
public sealed record AgencyFigures(AgencyEntry Agency, FigureSet Set);

/// <summary>By what a board is ordered.</summary>
public enum BoardOrder
{
    Overdue,
    Name,
    Owed,
    OnTime,
    ThisWeek,
    Awaiting,
}

/// <summary>The lines of a board: the agencies of the cut-off, and those that ended but still have figures.</summary>
public static class AgencyLines
{
    private static readonly StringComparer ByName = StringComparer.Create(Kernel.Words.Phrases.Vietnamese, true);

    /// <param name="kind">Only agencies of this kind.</param>
    public static IReadOnlyList<AgencyFigures> Of(
        FigureTable table,
        DirectoryBook book,
        AgencyKind? kind,
        BoardOrder order
    )
    {
        var lines = book
            .Agencies.Where(a => a.Id != book.OfficeId && (kind is null || a.Kind == kind))
            .Where(a => (a.Connected && a.ValidOn(table.Period.To)) || table.ByAgency.ContainsKey(a.Id))
            .Select(a => new AgencyFigures(a, table.Of(a.Id)))
            .Where(l => l.Agency.ValidOn(table.Period.To) || l.Set[Figure.Owed] + l.Set[Figure.EndedOtherwise] > 0);
        var ordered = order switch
        {
            BoardOrder.Name => lines.OrderBy(l => l.Agency.Kind),
            BoardOrder.Owed => lines.OrderByDescending(l => l.Set[Figure.Owed]),
            BoardOrder.OnTime => lines.OrderBy(l => l.Set.OnTime.Exact ?? 101),
            BoardOrder.ThisWeek => lines.OrderByDescending(l => l.Set[Figure.DueThisWeek]),
            BoardOrder.Awaiting => lines.OrderByDescending(l => l.Set[Figure.Awaiting]),
            _ => lines.OrderByDescending(l => l.Set[Figure.OpenOverdue]),
        };
        return [.. ordered.ThenBy(l => l.Agency.Name, ByName)];
    }
}
