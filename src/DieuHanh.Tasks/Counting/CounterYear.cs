using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Counting;

/// <summary>The counters of a year added up. Kept by <see cref="Counters"/> in the same transaction.</summary>
public sealed class CounterYear
{
    /// <summary>What leaves its day again: never more than there is to do, and asked for day by day. No year of it is kept.</summary>
    internal static readonly Measure[] Running = [Measure.Open, Measure.FirstOpen];

    internal static readonly Measure[] Kept = [.. Enum.GetValues<Measure>().Except(Running)];

    public Guid AgencyId { get; init; }
    public Openness Openness { get; init; }
    public Measure Measure { get; init; }
    public int Year { get; init; }
    public int N { get; init; }

    /// <summary>The years of these counters, ordered so that two savers never wait for one another in a ring.</summary>
    internal static List<CounterYear> Of(IEnumerable<Counter> counters) =>
        [
            .. counters
                .Where(c => Kept.Contains(c.Measure))
                .GroupBy(c => (c.AgencyId, c.Openness, c.Measure, c.Day.Year), c => c.N)
                .OrderBy(g => g.Key)
                .Select(g => new CounterYear
                {
                    AgencyId = g.Key.AgencyId,
                    Openness = g.Key.Openness,
                    Measure = g.Key.Measure,
                    Year = g.Key.Year,
                    N = g.Sum(),
                })
                .Where(y => y.N != 0),
        ];
}
