using System.Globalization;
using System.Text.RegularExpressions;

namespace DieuHanh.Web.Sample;

/// <summary>Days of the sample texts that move with the day of loading: {today-24b:long}. See docs/data.md.</summary>
internal sealed partial class DayTokens(Stage stage)
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    public string Fill(string text) =>
        Braced().Replace(text, match => Show(Day(match.Groups["day"].Value), match.Groups["form"].Value));

    /// <summary>A day as it stands in the index: yyyy-MM-dd, today, today+3, today-24b, today+5w.</summary>
    public DateOnly Day(string written)
    {
        if (Relative().Match(written) is not { Success: true } match)
        {
            return DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var shift =
            match.Groups["shift"].Length == 0
                ? 0
                : int.Parse(match.Groups["shift"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "w" => shift == 0 ? stage.WorkingFrom(stage.Today) : stage.Calendar.AddWorkingDays(stage.Today, shift),
            "b" => stage.WorkingUntil(stage.Today.AddDays(shift)),
            _ => stage.Today.AddDays(shift),
        };
    }

    public static string Quarter(DateOnly day) => Quarters[(day.Month - 1) / 3];

    private static string Show(DateOnly day, string form) =>
        form switch
        {
            "long" => Long(day, "ngày"),
            "Long" => Long(day, "Ngày"),
            "month" => $"tháng {Padded(day.Month)} năm {day.Year}",
            "quarter" => $"quý {Quarter(day)} năm {day.Year}",
            "year" => $"{day.Year}",
            _ => Kernel.Words.Dates.Show(day),
        };

    private static string Long(DateOnly day, string word) =>
        $"{word} {day.Day:00} tháng {Padded(day.Month)} năm {day.Year}";

    // Official documents write a zero before January and February only.
    private static string Padded(int month) => month < 3 ? $"0{month}" : $"{month}";

    [GeneratedRegex(@"\{(?<day>today[^}:]*)(:(?<form>[A-Za-z]+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braced();

    [GeneratedRegex(@"^today(?<shift>[+-]\d+)?(?<unit>[wb])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relative();
}
