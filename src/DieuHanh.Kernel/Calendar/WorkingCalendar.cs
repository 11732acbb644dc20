using System.Collections.Frozen;

namespace DieuHanh.Kernel.Calendar;

/// <summary>One day as a clock saw it: counted or skipped, and why.</summary>
/// <param name="Number">The how-manieth day it is; null for a day that was skipped.</param>
public sealed record CountedDay(DateOnly Day, DayKind Kind, int? Number, string Name, string Decision);

/// <summary>Every day from the start to the due date, which is the last line.</summary>
/// <param name="Undecided">The years it passes or ends in whose days off nobody has decided yet: the due date may still move.</param>
public sealed record Explanation(
    DateOnly Start,
    int Length,
    IReadOnlyList<CountedDay> Days,
    IReadOnlyList<int> Undecided
)
{
    public DateOnly Due => Days.Count == 0 ? Start : Days[^1].Day;
}

/// <summary>The office's calendar of working days. Immutable: a decision about holidays makes a new one.</summary>
/// <param name="decisions">
/// The deciding document by year; a year without one is undecided. Null where nobody keeps them: then no year is doubted.
/// </param>
public sealed class WorkingCalendar(IEnumerable<CalendarDay> days, IReadOnlyDictionary<int, string>? decisions = null)
{
    private const int LongestWalk = 20_000;

    private readonly FrozenDictionary<DateOnly, CalendarDay> decided = days.ToFrozenDictionary(d => d.Day);

    /// <summary>Saturdays and Sundays off, nothing else known.</summary>
    public static readonly WorkingCalendar WeekendsOnly = new([]);

    public DayKind KindOf(DateOnly day) =>
        decided.TryGetValue(day, out var known) ? known.Kind
        : CalendarDay.IsRest(day) ? DayKind.Weekend
        : DayKind.Working;

    /// <summary>The days of a year that stand in the table, in order.</summary>
    public IReadOnlyList<CalendarDay> Of(int year) =>
        [.. decided.Values.Where(d => d.Day.Year == year).OrderBy(d => d.Day)];

    /// <summary>All days of the table, in order.</summary>
    public IReadOnlyList<CalendarDay> All => [.. decided.Values.OrderBy(d => d.Day)];

    /// <summary>The document that decided a year's days off; null while there is none.</summary>
    public string? DecisionOf(int year) => decisions?.GetValueOrDefault(year);

    /// <summary>The days off of a year are known by the law alone; what is counted in it may still change.</summary>
    public bool IsUndecided(int year) => decisions is not null && !decisions.ContainsKey(year);

    /// <summary>The undecided years among those that the days between two days lie in, both included.</summary>
    public IReadOnlyList<int> UndecidedBetween(DateOnly from, DateOnly to)
    {
        var (first, last) = from <= to ? (from.Year, to.Year) : (to.Year, from.Year);
        return [.. Enumerable.Range(first, last - first + 1).Where(IsUndecided)];
    }

    public CalendarDay? Decided(DateOnly day) => decided.GetValueOrDefault(day);

    public bool IsWorking(DateOnly day) => KindOf(day) is DayKind.Working or DayKind.SwappedWork;

    /// <summary>
    /// Counts <paramref name="length"/> working days after <paramref name="start"/>; the day of the start is not counted. This is the only
    /// implementation: the due date is its last line. A negative length counts backwards.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 5,000 days, or no end within 20,000 days.</exception>
    public Explanation Explain(DateOnly start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 5_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, -5_000);
        var counted = new List<CountedDay>();
        var step = Math.Sign(length);
        var day = start;
        for (int number = 0, walked = 0; number < Math.Abs(length); walked++)
        {
            if (walked > LongestWalk)
            {
                throw new ArgumentOutOfRangeException(nameof(length), length, "The calendar has too few working days.");
            }

            day = day.AddDays(step);
            var working = IsWorking(day);
            number += working ? 1 : 0;
            counted.Add(Line(day, working ? number : null));
        }

        return Explained(start, length, counted);
    }

    /// <summary>Counts calendar days; a due day off moves to the next working day when <paramref name="moveOffDays"/> says so.</summary>
    public Explanation ExplainCalendarDays(DateOnly start, int length, bool moveOffDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 5_000);
        var counted = Enumerable.Range(1, length).Select(n => Line(start.AddDays(n), n)).ToList();
        while (moveOffDays && counted.Count > 0 && !IsWorking(counted[^1].Day))
        {
            counted.Add(Line(counted[^1].Day.AddDays(1), null));
        }

        return Explained(start, length, counted);
    }

    public DateOnly AddWorkingDays(DateOnly start, int length) => Explain(start, length).Due;

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var (first, last, sign) = from <= to ? (from, to, 1) : (to, from, -1);

        // Whole weeks hold five working days unless a decision says otherwise, so a far date costs no walk over every day.
        var span = last.DayNumber - first.DayNumber;
        var weeks = span / 7;
        var count = weeks * 5;
        for (var day = first.AddDays((weeks * 7) + 1); day <= last; day = day.AddDays(1))
        {
            count += CalendarDay.IsRest(day) ? 0 : 1;
        }

        foreach (var known in decided.Values)
        {
            if (known.Day > first && known.Day <= last)
            {
                count += (IsWorking(known.Day) ? 1 : 0) - (CalendarDay.IsRest(known.Day) ? 0 : 1);
            }
        }

        return sign * count;
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => AddWorkingDays(day, 1);

    private Explanation Explained(DateOnly start, int length, List<CountedDay> counted) =>
        new(start, length, counted, UndecidedBetween(start, counted.Count == 0 ? start : counted[^1].Day));

    private CountedDay Line(DateOnly day, int? number)
    {
        var known = Decided(day);
        return new CountedDay(day, KindOf(day), number, known?.Name ?? "", known?.Decision ?? "");
    }
}
