using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Calendar;

/// <summary>A stretch of work counted: from one instant to another of one day, in the office's own time.</summary>
public sealed record CountedHours(DateOnly Day, TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

/// <summary>Every stretch from a start on; <paramref name="End"/>, an instant in UTC, is the end of the last one.</summary>
public sealed record HoursExplanation(DateTime Start, DateTime End, IReadOnlyList<CountedHours> Stretches)
{
    public TimeSpan Length => Stretches.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length);
}

/// <summary>Whether the office works at an instant, and what changes next.</summary>
/// <param name="Until">In UTC: when it closes, or when it opens again.</param>
/// <param name="Kind">What the day is, which is why it is closed where it is.</param>
public sealed record OpenAnswer(bool Open, DateTime Until, DayKind Kind, string Name);

/// <summary>The office's hours of work: working days with their hours. Instants are UTC; days and hours are those of Hà Nội.</summary>
public sealed class OfficeHours(WorkingCalendar calendar, IEnumerable<WorkingHours> rows)
{
    private const int LongestWalk = 4_000;

    private readonly WorkingHours[] rows = [.. rows.OrderBy(r => r.ValidFrom)];

    public WorkingCalendar Calendar { get; } = calendar;

    /// <summary>All that were ever set, oldest first.</summary>
    public IReadOnlyList<WorkingHours> Rows => rows;

    /// <summary>The hours in force on a day; null before the first row.</summary>
    public WorkingHours? On(DateOnly day) => Array.FindLast(rows, r => r.ValidFrom <= day);

    /// <summary>Work on a day, morning and afternoon; none on a day off.</summary>
    public IEnumerable<CountedHours> Of(DateOnly day)
    {
        if (!Calendar.IsWorking(day) || On(day) is not { } hours)
        {
            yield break;
        }

        yield return new(day, hours.MorningFrom, hours.MorningTo);
        yield return new(day, hours.AfternoonFrom, hours.AfternoonTo);
    }

    /// <summary>Hours of work between two instants; negative when the second lies before the first.</summary>
    public TimeSpan Between(DateTime from, DateTime to) =>
        from <= to ? ExplainBetween(from, to).Length : -ExplainBetween(to, from).Length;

    /// <exception cref="ArgumentOutOfRangeException">The second instant lies before the first, or more than 4,000 days after it.</exception>
    public HoursExplanation ExplainBetween(DateTime from, DateTime to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((to - from).TotalDays, LongestWalk, nameof(to));
        var (start, end) = (Dates.Local(from), Dates.Local(to));
        var counted = new List<CountedHours>();
        for (var day = DateOnly.FromDateTime(start); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            foreach (var stretch in Of(day))
            {
                var first = Later(day.ToDateTime(stretch.From), start);
                var last = Earlier(day.ToDateTime(stretch.To), end);
                if (first < last)
                {
                    counted.Add(new(day, TimeOnly.FromDateTime(first), TimeOnly.FromDateTime(last)));
                }
            }
        }

        return new HoursExplanation(from, to, counted);
    }

    public DateTime Add(DateTime start, TimeSpan work) => Explain(start, work).End;

    /// <summary>Counts work from a start on until it is used up; the end is that of the last stretch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or no end within 4,000 days.</exception>
    public HoursExplanation Explain(DateTime start, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var local = Dates.Local(start);
        var counted = new List<CountedHours>();
        var left = work;
        var end = start;
        for (int walked = 0; left > TimeSpan.Zero; walked++)
        {
            if (walked > LongestWalk)
            {
                throw new ArgumentOutOfRangeException(nameof(work), work, "The calendar has too few hours of work.");
            }

            var day = DateOnly.FromDateTime(local).AddDays(walked);
            foreach (var stretch in Of(day))
            {
                var first = Later(day.ToDateTime(stretch.From), local);
                var last = Earlier(day.ToDateTime(stretch.To), first + left);
                if (left > TimeSpan.Zero && first < last)
                {
                    counted.Add(new(day, TimeOnly.FromDateTime(first), TimeOnly.FromDateTime(last)));
                    left -= last - first;
                    end = Utc(last);
                }
            }
        }

        return new HoursExplanation(start, end, counted);
    }

    /// <summary>Whether the office works now, until when, and if not, when it opens again. Null where nothing opens within a year.</summary>
    public OpenAnswer? At(DateTime instant)
    {
        var local = Dates.Local(instant);
        var today = DateOnly.FromDateTime(local);
        var (kind, name) = (Calendar.KindOf(today), Calendar.Decided(today)?.Name ?? "");
        for (var day = today; day <= today.AddDays(366); day = day.AddDays(1))
        {
            foreach (var stretch in Of(day))
            {
                if (local < day.ToDateTime(stretch.From))
                {
                    return new(false, Utc(day.ToDateTime(stretch.From)), kind, name);
                }

                if (local < day.ToDateTime(stretch.To))
                {
                    return new(true, Utc(day.ToDateTime(stretch.To)), kind, name);
                }
            }
        }

        return null;
    }

    private static DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(local, Dates.Zone);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
