using System.Globalization;
using System.Text.RegularExpressions;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>
/// What the words of an instruction name and the fields beside them do not hold: units of the office, a day. It may be meant so, and
/// therefore is asked once and not refused.
/// </summary>
/// <param name="Day">The first day named that is no deadline chosen; null where none is.</param>
public sealed partial record LeftOut(IReadOnlyList<UnitEntry> Units, DateOnly? Day)
{
    public static readonly LeftOut Nothing = new([], null);

    public bool Any => Units.Count > 0 || Day is not null;

    /// <summary>Sent along by whoever was asked; it differs once the words or the fields name something else.</summary>
    public string Key => string.Join(' ', Units.Select(u => u.Id.ToString("N")).Order().Append($"{Day:yyyyMMdd}"));

    /// <summary>As the page asks it.</summary>
    public Reasons Question =>
        new Reasons()
            .When(
                Units.Count > 0,
                "Ý kiến nêu {0} nhưng chưa chọn ở Chủ trì, Phối hợp hay Để biết.",
                string.Join(", ", Units.Select(u => u.Name))
            )
            .When(Day is not null, "Ý kiến nêu ngày {0} nhưng Hạn xử lý chưa ghi ngày đó.", Day);

    public static LeftOut Of(
        string instruction,
        DirectoryBook book,
        IReadOnlyList<Addressee> to,
        DateOnly? due,
        DateOnly today
    )
    {
        var days = Days(instruction, today).Where(d => d >= today).ToList();
        return new(
            [.. Named(instruction, book).Where(u => !to.Any(a => Reaches(a, u, book)))],
            days.Count == 0 || due is { } chosen && days.Contains(chosen) ? null : days[0]
        );
    }

    // A person of the unit is as good as the unit.
    private static bool Reaches(Addressee to, UnitEntry unit, DirectoryBook book) =>
        to.Id == unit.Id || book.Person(to.Id)?.Positions.Any(p => p.UnitId == unit.Id) == true;

    // The longest names first: "Vụ Kinh tế tổng hợp" does not name a "Vụ Kinh tế".
    private static IEnumerable<UnitEntry> Named(string instruction, DirectoryBook book)
    {
        var words = $" {string.Join(' ', Vietnamese.Tokens(instruction))} ";
        foreach (var unit in book.OfficeUnits.OrderByDescending(u => u.Name.Length).ToList())
        {
            var name = $" {string.Join(' ', Vietnamese.Tokens(unit.Name))} ";
            if (words.Contains(name, StringComparison.Ordinal))
            {
                words = words.Replace(name, " | ", StringComparison.Ordinal);
                yield return unit;
            }
            else if (unit.ShortName.Length > 1 && Capitals(instruction).Contains(unit.ShortName))
            {
                yield return unit;
            }
        }
    }

    private static HashSet<string> Capitals(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    // Read without marks. A day without a year is the next one of that name.
    private static IEnumerable<DateOnly> Days(string text, DateOnly today)
    {
        foreach (Match match in DayWords().Matches(Vietnamese.Fold(text)))
        {
            var (day, month) = (Number(match, "day"), Number(match, "month"));
            var year = match.Groups["year"].Success ? Number(match, "year") : today.Year;
            if (month is < 1 or > 12 || year is < 1945 or > 2200 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var on = new DateOnly(year, month, day);
            yield return match.Groups["year"].Success || on >= today ? on : on.AddYears(1);
        }
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\p{Lu}[\p{L}\d]+", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<![\d/.-])(?<day>\d{1,2})(?:[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})|\s+thang\s+(?<month>\d{1,2})(?:\s+nam\s+(?<year>\d{4}))?)(?![\d/])|(?<=(?:ngay|truoc|han|het)\s+)(?<day>\d{1,2})/(?<month>\d{1,2})(?![\d/])",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex DayWords();
}
