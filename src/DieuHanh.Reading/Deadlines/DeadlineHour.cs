using System.Globalization;
using System.Text.RegularExpressions;

namespace DieuHanh.Reading.Deadlines;

/// <summary>The hour in the words of a deadline: "trước 17 giờ 30 ngày 30/11".</summary>
public static partial class DeadlineHour
{
    /// <summary>Null where the words name no hour.</summary>
    public static TimeOnly? Of(string words) =>
        Words().Match(words) is { Success: true } match
        && int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture) is < 24 and var hour
        && (
            match.Groups["minute"] is { Success: true } typed ? int.Parse(typed.Value, CultureInfo.InvariantCulture) : 0
        )
            is < 60
                and var minute
            ? new TimeOnly(hour, minute)
            : null;

    [GeneratedRegex(
        @"(?<!\d)(?<hour>\d{1,2})\s?(?:gi\u1EDD|g|h)(?!\p{L})\s?(?:(?<minute>\d{2})(?!\d))?",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Words();
}
