using System.Globalization;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Kernel.Calendar;

/// <summary>What the law in force says about a day off (<c>Data/statutory.tsv</c>), between two days.</summary>
/// <param name="Rule">solar, lunar, tet, national or compensatory.</param>
/// <param name="Month">Of a solar or lunar day; 0 for the others.</param>
/// <param name="Days">How many days the law gives.</param>
public sealed record StatutoryRule(
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Name,
    string Rule,
    int Month,
    int Day,
    int Days,
    string Source
);

/// <summary>The days off that the law gives in a year, whatever was decided about them.</summary>
public static class StatutoryDays
{
    public static readonly IReadOnlyList<StatutoryRule> Rules =
    [
        .. TsvRow
            .Read(typeof(StatutoryDays).Assembly, "statutory.tsv")
            .Select(r => new StatutoryRule(
                r.Day("valid_from")!.Value,
                r.Day("valid_to"),
                r["name"],
                r["rule"],
                r.Text("day") is { } day ? int.Parse(day[..2], CultureInfo.InvariantCulture) : 0,
                r.Text("day") is { } date ? int.Parse(date[3..], CultureInfo.InvariantCulture) : 0,
                int.Parse(r["days"], CultureInfo.InvariantCulture),
                r["source"]
            )),
    ];

    /// <summary>The rules of a year with the day each falls on: mùng 1 for Tết, 2/9 for National Day.</summary>
    public static IReadOnlyList<(StatutoryRule Rule, DateOnly Day)> Of(int year) =>
        [
            .. Rules
                .Where(r => r.Rule != "compensatory")
                .Select(r => (Rule: r, Day: DayOf(r, year)))
                .Where(x => x.Rule.ValidFrom <= x.Day && (x.Rule.ValidTo is null || x.Day <= x.Rule.ValidTo))
                .OrderBy(x => x.Day),
        ];

    /// <summary>The law by which a holiday on a day of rest is made up for.</summary>
    public static string CompensatedBy(DateOnly holiday) =>
        Rules
            .LastOrDefault(r =>
                r.Rule == "compensatory" && r.ValidFrom <= holiday && (r.ValidTo is null || holiday <= r.ValidTo)
            )
            ?.Source
        ?? "";

    private static DateOnly DayOf(StatutoryRule rule, int year) =>
        rule.Rule switch
        {
            "solar" => new DateOnly(year, rule.Month, rule.Day),
            "lunar" => LunarDates.Solar(year, rule.Month, rule.Day),
            "tet" => LunarDates.Tet(year),
            "national" => new DateOnly(year, 9, 2),
            _ => DateOnly.MaxValue,
        };
}
