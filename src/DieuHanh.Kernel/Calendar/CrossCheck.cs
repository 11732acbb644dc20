using System.Globalization;

namespace DieuHanh.Kernel.Calendar;

/// <summary>One day off by law, where three reckonings put it, and whether the table agrees.</summary>
/// <param name="Ours">Where the law and, for lunar days, our own reckoning at UTC+7 put it.</param>
/// <param name="Chinese">Where the Chinese calendar of the platform puts a lunar day; null for solar days.</param>
/// <param name="InTable">Days off of this holiday in the table.</param>
public sealed record CheckedDay(StatutoryRule Rule, DateOnly Ours, DateOnly? Chinese, int InTable)
{
    /// <summary>The Chinese calendar has another day: right where the moon is new between 23:00 and 24:00 in Hà Nội.</summary>
    public bool ChineseDiffers => Chinese is { } day && day != Ours;

    public bool Agrees => InTable == Rule.Days;
}

/// <summary>The table of a year against the law, the lunar calendar, and the platform's own.</summary>
public static class CrossCheck
{
    private static readonly ChineseLunisolarCalendar Platform = new();

    /// <summary>How far around Tết its days off may lie.</summary>
    private const int AroundTet = 5;

    public static IReadOnlyList<CheckedDay> Of(int year, WorkingCalendar calendar)
    {
        var lawful = StatutoryDays.Of(year);
        return
        [
            .. lawful.Select(x => new CheckedDay(
                x.Rule,
                x.Day,
                x.Rule.Rule switch
                {
                    "tet" => Chinese(year, 1, 1),
                    "lunar" => Chinese(year, x.Rule.Month, x.Rule.Day),
                    _ => null,
                },
                Window(x.Rule, x.Day).Count(d => calendar.Decided(d)?.Kind is DayKind.Holiday)
            )),
        ];
    }

    /// <summary>A lunar day by the platform's Chinese calendar (UTC+8); null outside 1901–2100.</summary>
    public static DateOnly? Chinese(int year, int month, int day)
    {
        if (year is < 1901 or > 2100)
        {
            return null;
        }

        // The leap month stands in the count of months: it is its own place, and all after it move by one.
        var leap = Platform.GetLeapMonth(year);
        var place = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Platform.ToDateTime(year, place, day, 0, 0, 0, 0));
    }

    private static IEnumerable<DateOnly> Window(StatutoryRule rule, DateOnly day) =>
        rule.Rule switch
        {
            "tet" => Enumerable.Range(-AroundTet, (2 * AroundTet) + 1).Select(day.AddDays),
            "national" => Enumerable.Range(-1, 3).Select(day.AddDays),
            _ => [day],
        };
}
