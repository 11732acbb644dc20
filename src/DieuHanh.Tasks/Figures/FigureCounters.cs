using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Figures;

/// <summary>
/// The figures cut off today, as sums of counters: whole years, and the days that stand out of them. Their cost does not grow with the
/// number of tasks. What is owed and its six parts come out of different counters, so a damaged counter shows.
/// </summary>
public static class FigureCounters
{
    /// <summary>One row per agency and measure: the years of the period taken whole, and those before it.</summary>
    /// <param name="connected">Only what all connected agencies may see.</param>
    public static IQueryable<CounterSum> Years(this IQueryable<CounterYear> counters, Period period, bool connected)
    {
        var (first, last) = (period.From.Year, period.To.Year);
        return counters
            .Where(c => c.N != 0 && (!connected || c.Openness != Openness.OwnAgency))
            .GroupBy(c => new { c.AgencyId, c.Measure })
            .Select(g => new CounterSum
            {
                AgencyId = g.Key.AgencyId,
                Measure = g.Key.Measure,
                Before = g.Sum(c => c.Year < first ? c.N : 0),
                Within = g.Sum(c => c.Year >= first && c.Year <= last ? c.N : 0),
                All = g.Sum(c => c.N),
            });
    }

    /// <summary>
    /// One row per agency and measure: what runs, and the days of the first and last year that lie outside the period, which move from
    /// one sum to the other.
    /// </summary>
    public static IQueryable<CounterSum> Days(this IQueryable<Counter> counters, Period period, bool connected)
    {
        var (from, to) = period;
        var weekEnd = period.WeekEnd;
        return Outstanding(counters.Where(c => c.N != 0 && (!connected || c.Openness != Openness.OwnAgency)), period)
            .GroupBy(c => new { c.AgencyId, c.Measure })
            .Select(g => new CounterSum
            {
                AgencyId = g.Key.AgencyId,
                Measure = g.Key.Measure,
                Before = g.Sum(c => c.Day < from ? c.N : 0),
                Within = g.Sum(c => c.Day < from || c.Day > to ? -c.N : 0),
                Past = g.Sum(c => c.Day < to ? c.N : 0),
                ThisWeek = g.Sum(c => c.Day >= to && c.Day <= weekEnd ? c.N : 0),
                Undated = g.Sum(c => c.Day == Assignment.NoDue ? c.N : 0),
                Running = g.Sum(c => c.N),
            });
    }

    // Put together from parts that each touch the index; asked as one condition, the database reads the days of all years.
    private static IQueryable<Counter> Outstanding(IQueryable<Counter> counters, Period period)
    {
        var (from, to) = period;
        var (first, last) = (new DateOnly(from.Year, 1, 1), new DateOnly(to.Year, 12, 31));
        var ofYears = counters.Where(c => CounterYear.Kept.Contains(c.Measure));
        var days = counters
            .Where(c => CounterYear.Running.Contains(c.Measure))
            .Concat(ofYears.Where(c => c.Day > to && c.Day <= last));
        return from == first ? days : days.Concat(ofYears.Where(c => c.Day >= first && c.Day < from));
    }
}

/// <summary>The sums of one measure of one agency, by where its days lie; several of them add up.</summary>
public sealed class CounterSum
{
    public Guid AgencyId { get; init; }
    public Measure Measure { get; init; }
    public int Before { get; init; }
    public int Within { get; init; }
    public int All { get; init; }

    // Of what runs: told by its days alone.
    public int Past { get; init; }
    public int ThisWeek { get; init; }
    public int Undated { get; init; }
    public int Running { get; init; }

    public void AddTo(FigureSet set)
    {
        switch (Measure)
        {
            case Measure.Assigned:
                set.Add(Figure.CarriedOver, Before);
                set.Add(Figure.Assigned, Within);
                break;
            case Measure.DoneOnTime:
            case Measure.DoneLate:
            case Measure.DoneWithoutDeadline:
                set.Add(Figure.CarriedOver, -Before);
                set.Add(Enum.Parse<Figure>(Measure.ToString()), Within);
                break;
            case Measure.Open:
                set.Add(Figure.OpenOverdue, Past);
                set.Add(Figure.OpenInTerm, Running - Past - Undated);
                set.Add(Figure.OpenWithoutDeadline, Undated);
                set.Add(Figure.DueThisWeek, ThisWeek);
                break;
            case Measure.ReportedInTerm:
            case Measure.ReportedOverdue:
            case Measure.ReportedWithoutDeadline:
                set.Add(Figure.Awaiting, All);
                set.Add(
                    Enum.Parse<Figure>(Measure.ToString().Replace("Reported", "Open", StringComparison.Ordinal)),
                    All
                );
                break;
            case Measure.SuspendedInTerm:
            case Measure.SuspendedOverdue:
            case Measure.SuspendedWithoutDeadline:
                set.Add(
                    Enum.Parse<Figure>(Measure.ToString().Replace("Suspended", "Open", StringComparison.Ordinal)),
                    All
                );
                break;
            case Measure.Due:
                set.Add(Figure.DueInPeriod, Within);
                break;
            case Measure.FirstOpen:
                set.Add(Figure.CountedByFirst, Past);
                break;
            case Measure.FirstOverdue:
                set.Add(Figure.CountedByFirst, All);
                break;
            case Measure.FirstKept:
                set.Add(Figure.DoneByFirst, Within);
                set.Add(Figure.CountedByFirst, Within);
                break;
            case Measure.FirstMissed:
                set.Add(Figure.CountedByFirst, Within);
                break;
            case Measure.EndedOtherwise:
                set.Add(Figure.EndedOtherwise, Within);
                break;
        }
    }
}
