using DieuHanh.Tasks.Figures;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>A published number and what the same number is when computed today ("tính lại").</summary>
/// <param name="AgencyId">Null for the total of all agencies.</param>
public sealed record Restatement(Guid? AgencyId, Figure Figure, long Published, long Now)
{
    private static readonly Figure[] Compared =
    [
        Figure.CarriedOver,
        Figure.Assigned,
        .. FigureSet.Parts,
        Figure.DueInPeriod,
        Figure.EndedOtherwise,
    ];

    /// <summary>Everything that differs: totals first, then agency by agency.</summary>
    public static IReadOnlyList<Restatement> Between(Publication publication, FigureTable now)
    {
        var then = publication.Table();
        var differences = Of(null, then.Total, now.Total).ToList();
        foreach (var agency in then.ByAgency.Keys.Union(now.ByAgency.Keys).Order())
        {
            differences.AddRange(Of(agency, then.Of(agency), now.Of(agency)));
        }

        return differences;
    }

    private static IEnumerable<Restatement> Of(Guid? agency, FigureSet then, FigureSet now) =>
        Compared.Where(f => then[f] != now[f]).Select(f => new Restatement(agency, f, then[f], now[f]));
}
