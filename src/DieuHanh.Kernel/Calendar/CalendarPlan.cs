using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Calendar;

/// <summary>
/// What a change of the calendar would do, day by day, and everything that speaks against it. Made twice: to be shown, and again to be
/// saved, so that nothing is saved that was not seen.
/// </summary>
public sealed class CalendarPlan
{
    // No days off without a working day between them are as many.
    private const int LongestBlock = 21;

    private readonly Dictionary<DateOnly, CalendarDay> after;
    private readonly List<PlannedDay> days = [];
    private readonly List<DayFault> faults = [];
    private readonly WorkingCalendar before;

    private CalendarPlan(WorkingCalendar before)
    {
        this.before = before;
        after = before.All.ToDictionary(d => d.Day);
    }

    /// <summary>The days that change, in order.</summary>
    public IReadOnlyList<PlannedDay> Days => days;

    public IReadOnlyList<DayFault> Faults => faults;

    /// <summary>Names exactly this change: the same proposal on another calendar has another mark.</summary>
    public string Mark =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', days.Select(d => $"{Line(d.Before)}>{Line(d.After)}")))
            )
        )[..16];

    /// <param name="compensate">A holiday on a day of rest gets its day off in lieu, where it has none.</param>
    public static CalendarPlan Of(WorkingCalendar calendar, IReadOnlyList<ProposedDay> proposed, bool compensate = true)
    {
        var plan = new CalendarPlan(calendar);
        plan.Take(proposed);
        plan.CheckExchanges(proposed);
        var followed = compensate && plan.faults.Count == 0 ? plan.Compensate(proposed) : [];
        var orphans = plan.FreeOrphans(proposed);
        plan.Compare([.. proposed.Select(p => p.Day)], [.. followed, .. orphans]);
        return plan;
    }

    private void Take(IReadOnlyList<ProposedDay> proposed)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var day in proposed)
        {
            if (!seen.Add(day.Day))
            {
                Fault(day, "Ngày {0} được nêu hai lần.", day.Day);
                continue;
            }

            Check(day);
            if (day.TakesBack)
            {
                // A day that the program ships would come back with the next start: that it is an ordinary day must be written down.
                if (before.Decided(day.Day) is { TakenBack: false })
                {
                    after[day.Day] = day.AsDay();
                }
            }
            else
            {
                after[day.Day] = day.AsDay();
            }
        }
    }

    private void Check(ProposedDay day)
    {
        var rest = CalendarDay.IsRest(day.Day);
        var outside = day.Day.Year is < CalendarYear.First or > CalendarYear.Last;
        Fault(
            outside,
            day,
            "Ngày {0} nằm ngoài các năm từ {1} đến {2}.",
            day.Day,
            $"{CalendarYear.First}",
            $"{CalendarYear.Last}"
        );
        Fault(
            day.Kind is DayKind.SwappedWork && !rest,
            day,
            "Ngày {0} không phải thứ Bảy, Chủ nhật: chỉ làm bù vào ngày nghỉ hằng tuần.",
            day.Day
        );
        Fault(
            day.Kind is DayKind.SwappedOff or DayKind.Compensatory && rest,
            day,
            "Ngày {0} là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ: không nghỉ hoán đổi, nghỉ bù vào ngày ấy.",
            day.Day
        );
        Fault(
            day.Kind is DayKind.Working && rest,
            day,
            "Ngày {0} là ngày nghỉ hằng tuần; muốn làm việc hãy chọn làm bù.",
            day.Day
        );
        Fault(day.Kind is DayKind.Weekend && !rest, day, "Ngày {0} không phải thứ Bảy, Chủ nhật.", day.Day);
        Fault(!day.TakesBack && day.Name.Length == 0, day, "Ngày {0} thiếu tên ngày.", day.Day);
        Fault(!day.TakesBack && day.Decision.Length == 0, day, "Ngày {0} thiếu văn bản quyết định.", day.Day);
        Fault(
            day.Name.Length > 200 || day.Decision.Length > 500,
            day,
            "Ngày {0} có tên hoặc văn bản quyết định quá dài.",
            day.Day
        );
    }

    // Each day off is worked for on one day of rest, and each such day stands for one day off, unless it is said that there is none.
    private void CheckExchanges(IReadOnlyList<ProposedDay> proposed)
    {
        foreach (var day in proposed.Where(d => d.Kind is DayKind.SwappedOff or DayKind.SwappedWork))
        {
            var off = day.Kind is DayKind.SwappedOff;
            if (day.Pair is not { } other)
            {
                Fault(
                    !day.NoPair,
                    day,
                    off
                        ? "Ngày nghỉ hoán đổi {0} cần có ngày làm bù, hoặc phải nói rõ là không làm bù."
                        : "Ngày làm bù {0} cần có ngày nghỉ hoán đổi, hoặc phải nói rõ là không có.",
                    day.Day
                );
                continue;
            }

            var wanted = off ? DayKind.SwappedWork : DayKind.SwappedOff;
            Fault(
                after.GetValueOrDefault(other)?.Kind != wanted,
                day,
                off
                    ? "Ngày {1} là ngày làm bù cho {0} nhưng không được ghi là làm bù."
                    : "Ngày {1} đổi lấy ngày làm bù {0} nhưng không được ghi là nghỉ hoán đổi.",
                day.Day,
                other
            );
            var taken = after.Values.FirstOrDefault(d => d.Kind == day.Kind && d.Pair == other && d.Day != day.Day);
            Fault(taken is not null, day, "Ngày {0} đã hoán đổi với ngày {1}.", other, taken?.Day);
        }
    }

    private List<DateOnly> Compensate(IReadOnlyList<ProposedDay> proposed)
    {
        var added = new List<DateOnly>();
        foreach (
            var holiday in proposed
                .Where(d => d.Kind is DayKind.Holiday && CalendarDay.IsRest(d.Day))
                .OrderBy(d => d.Day)
        )
        {
            var (owed, given, next) = Block(holiday.Day);
            if (given >= owed || proposed.Any(p => p.Day == next))
            {
                continue;
            }

            after[next] = new CalendarDay
            {
                Day = next,
                Kind = DayKind.Compensatory,
                Name = CalendarNames.Compensating(holiday.AsDay()),
                Decision = StatutoryDays.CompensatedBy(holiday.Day),
            };
            added.Add(next);
        }

        return added;
    }

    // The days off around a holiday without a working day between: holidays on days of rest, days given for them, the first working day.
    private (int Owed, int Given, DateOnly Next) Block(DateOnly holiday)
    {
        var first = holiday;
        while (IsOff(first.AddDays(-1)))
        {
            first = first.AddDays(-1);
        }

        var (owed, given, day) = (0, 0, first);
        for (; IsOff(day); day = day.AddDays(1))
        {
            var kind = after.GetValueOrDefault(day)?.Kind;
            owed += kind is DayKind.Holiday && CalendarDay.IsRest(day) ? 1 : 0;
            given += kind is DayKind.Compensatory ? 1 : 0;
        }

        return (owed, given, day);
    }

    private bool IsOff(DateOnly day) =>
        after.GetValueOrDefault(day) is { } known
            ? known.Kind is not (DayKind.Working or DayKind.SwappedWork)
            : CalendarDay.IsRest(day);

    // Whoever takes back one half of an exchange takes back the other, and with a holiday the day off for it.
    private List<DateOnly> FreeOrphans(IReadOnlyList<ProposedDay> proposed)
    {
        var freed = new List<DateOnly>();
        foreach (var day in proposed)
        {
            if (InLieu(day.Day) is { } inLieu && !proposed.Any(p => p.Day == inLieu))
            {
                after[inLieu] = ProposedDay.Plain(inLieu, day.Decision).AsDay();
                freed.Add(inLieu);
            }

            if (
                before.Decided(day.Day)?.Pair is { } other
                && after.GetValueOrDefault(day.Day)?.Pair != other
                && after.GetValueOrDefault(other)?.Pair == day.Day
            )
            {
                after[other] = ProposedDay.Plain(other, day.Decision).AsDay();
                freed.Add(other);
            }
        }

        return freed;
    }

    // The day off for what was a holiday on a day of rest and is none any more. Its name says which holiday, not of which year.
    private DateOnly? InLieu(DateOnly day) =>
        before.Decided(day) is { Kind: DayKind.Holiday } holiday
        && CalendarDay.IsRest(day)
        && after.GetValueOrDefault(day)?.Kind is not DayKind.Holiday
        && CalendarNames.Compensating(holiday) is var name
            ? Enumerable
                .Range(1, LongestBlock)
                .Select(d => after.GetValueOrDefault(day.AddDays(d)))
                .FirstOrDefault(d => d is { Kind: DayKind.Compensatory } && d.Name == name)
                ?.Day
            : null;

    private void Compare(HashSet<DateOnly> proposed, HashSet<DateOnly> followed) =>
        days.AddRange(
            proposed
                .Union(followed)
                .Order()
                .Select(d => new PlannedDay(d, before.Decided(d), after.GetValueOrDefault(d), !proposed.Contains(d)))
                .Where(d => Line(d.Before) != Line(d.After))
        );

    private void Fault(ProposedDay day, string sentence, params object?[] values) =>
        faults.Add(new DayFault(day.Row, day.Day, new Reason(sentence, values)));

    private void Fault(bool applies, ProposedDay day, string sentence, params object?[] values)
    {
        if (applies)
        {
            Fault(day, sentence, values);
        }
    }

    private static string Line(CalendarDay? day) =>
        day is null ? "" : $"{day.Day:yyyy-MM-dd}|{day.Kind}|{day.Name}|{day.Decision}|{day.Pair:yyyy-MM-dd}";
}
