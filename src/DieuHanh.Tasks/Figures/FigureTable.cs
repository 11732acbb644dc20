using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Figures;

/// <summary>The figures of a period for every agency that has any.</summary>
public sealed class FigureTable(Period period, IReadOnlyDictionary<Guid, FigureSet> byAgency)
{
    public Period Period { get; } = period;
    public IReadOnlyDictionary<Guid, FigureSet> ByAgency { get; } = byAgency;
    public FigureSet Total { get; } = FigureSet.Sum(byAgency.Values);

    /// <summary>False when the parts of any agency do not add up: then nothing of it may be shown.</summary>
    public bool AddsUp => Total.AddsUp && ByAgency.Values.All(s => s.AddsUp);

    public FigureSet Of(Guid agencyId) => ByAgency.GetValueOrDefault(agencyId) ?? new FigureSet();

    /// <exception cref="RefusedException">The parts do not add up: no file is made of them either.</exception>
    public void RefuseWrong()
    {
        if (!AddsUp)
        {
            throw new RefusedException(
                "Không lập được tệp vì các phần không cộng đúng tổng. Hãy báo quản trị viên để đếm lại."
            );
        }
    }

    /// <summary>
    /// Puts the question into a page's batch: today's cut-off is answered by counters, a past one by the rows as they stood on that day.
    /// </summary>
    /// <param name="connected">Only what all connected agencies may see.</param>
    public static Func<FigureTable> Ask(QueryBatch batch, TasksDb db, Period period, DateOnly today, bool connected)
    {
        if (period.To == today)
        {
            var years = batch.List(db.CounterYears.Years(period, connected));
            var days = batch.List(db.Counters.Days(period, connected));
            return () => Of(period, years.Value.Concat(days.Value), s => s.AgencyId, (s, set) => s.AddTo(set));
        }

        var rows = connected ? db.Assignments.Where(a => a.Openness != Given.Openness.OwnAgency) : db.Assignments;
        var standing = batch.List(rows.Standing(period));
        return () => Of(period, standing.Value, s => s.AgencyId, (s, set) => s.AddTo(set));
    }

    private static FigureTable Of<T>(
        Period period,
        IEnumerable<T> rows,
        Func<T, Guid> agency,
        Action<T, FigureSet> add
    ) =>
        new(
            period,
            rows.GroupBy(agency)
                .ToDictionary(
                    g => g.Key,
                    g =>
                    {
                        var set = new FigureSet();
                        foreach (var row in g)
                        {
                            add(row, set);
                        }

                        return set;
                    }
                )
        );
}
