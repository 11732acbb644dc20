using System.Collections.Frozen;

namespace DieuHanh.Kernel.Calendar;

/// <summary>One day as a clock saw it: counted or skipped, and why.</summary>
/// <param name="Number">The how-manieth day it is; null for a day that was skipped.</param>
public sealed record CountedDay(DateOnly Day, DayKind Kind, int? Number, string Name, string Decision);

/// <summary>Every day from the start to the due date, which is the last line.</summary>
public sealed record Explanation(DateOnly Start, int Length, IReadOnlyList<CountedDay> Days)
{
    public DateOnly Due => Days.Count == 0 ? Start : Days[^1].Day;
}

/// <summary>The office's calendar of working days. Immutable: a decision about holidays makes a new one.</summary>
public sealed class WorkingCalendar(IEnumerable<CalendarDay> days)
{
    private const int LongestWalk = 20_000;

    private readonly FrozenDictionary<DateOnly, CalendarDay> decided = days.ToFrozenDictionary(d => d.Day);

    /// <summary>Saturdays and Sundays off, nothing else known.</summary>
    public static readonly WorkingCalendar WeekendsOnly = new([]);

    public DayKind KindOf(DateOnly day) =>
        decided.TryGetValue(day, out var known) ? known.Kind
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : DayKind.Working;

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

        return new Explanation(start, length, counted);
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

        return new Explanation(start, length, counted);
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
            count += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        foreach (var known in decided.Values)
        {
            if (known.Day > first && known.Day <= last)
            {
                var weekday = known.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
                count += (IsWorking(known.Day) ? 1 : 0) - (weekday ? 1 : 0);
            }
        }

        return sign * count;
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => AddWorkingDays(day, 1);

    private CountedDay Line(DateOnly day, int? number)
    {
        var known = Decided(day);
        return new CountedDay(day, KindOf(day), number, known?.Name ?? "", known?.Decision ?? "");
    }
}
