using DieuHanh.Tasks.Figures;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>A published number and what the same number is when computed today ("tính lại").</summary>
/// <param name="AgencyId">Null for the total of all agencies.</param>
public sealed record Restatement(Guid? AgencyId, Figure Figure, long Published, long Now)
{
    /// <summary>Everything that differs: totals first, then agency by agency.</summary>
    public static IReadOnlyList<Restatement> Between(Publication publication, FigureTable now)
    {
        var then = publication.Table();
        var stored = publication.Stored.ToList();
        var differences = Of(null, then.Total, now.Total).ToList();
        foreach (var agency in then.ByAgency.Keys.Union(now.ByAgency.Keys).Order())
        {
            differences.AddRange(Of(agency, then.Of(agency), now.Of(agency)));
        }

        return differences;

        IEnumerable<Restatement> Of(Guid? agency, FigureSet then, FigureSet now) =>
            stored.Where(f => then[f] != now[f]).Select(f => new Restatement(agency, f, then[f], now[f]));
    }
}
