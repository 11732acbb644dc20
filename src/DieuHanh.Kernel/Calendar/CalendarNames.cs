using System.Globalization;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Calendar;

/// <summary>The words that the calendar itself writes into the day table, as office documents write them; they are never translated.</summary>
[VietnameseData]
public static class CalendarNames
{
    /// <summary>What the hours of work stand on until the office sets its own.</summary>
    public static string FirstHours =>
        "Quyết định 188/1999/QĐ-TTg (tuần làm việc 40 giờ); giờ trong ngày là giá trị ban đầu, cơ quan tự quy định";

    /// <summary>The name of the day off for a holiday on a day of rest.</summary>
    public static string Compensating(CalendarDay holiday) =>
        string.Create(CultureInfo.InvariantCulture, $"Nghỉ bù {holiday.Name} ({holiday.Day:dd/MM})");

    /// <summary>The name of the day worked for a day off.</summary>
    public static string WorkedFor(string dayOff) => $"Làm bù: {dayOff}";

    internal static string Document(string number, DateOnly day, string issuer) =>
        $"{number}{Dated}{Dates.Show(day)}, {issuer}";

    internal static string Dated => " ngày ";
}
