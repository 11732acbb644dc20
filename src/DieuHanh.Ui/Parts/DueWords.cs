using DieuHanh.Kernel.Calendar;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Parts;

/// <summary>How far away a day is, in working days and in words. Used by <see cref="DueDate"/>, and wherever the same words are exported.</summary>
/// <param name="Days">Working days left; negative when the day has passed.</param>
/// <param name="Style">far, near (three working days or fewer) or over.</param>
public readonly record struct DueWords(string Text, int Days, string Style)
{
    private const int Near = 3;

    public static DueWords Of(DateOnly due, WorkingCalendar calendar, DateOnly today)
    {
        var days = calendar.WorkingDaysBetween(today, due);
        return (due.CompareTo(today), days) switch
        {
            (0, _) => new(T["hôm nay"], 0, "near"),
            (< 0, 0) => new(T["đã quá hạn"], 0, "over"),
            (< 0, _) => new(T["quá hạn {0} ngày làm việc", -days], days, "over"),
            _ => new(Left(due, calendar, today, days), days, days <= Near ? "near" : "far"),
        };
    }

    // A due day off is named: people count on the working day before it. None left before it is not "0 working days left".
    private static string Left(DateOnly due, WorkingCalendar calendar, DateOnly today, int days) =>
        calendar.IsWorking(due) ? T["còn {0} ngày làm việc", days]
        : due == today.AddDays(1) ? T["hạn ngày mai ({0})", DayOff(due, calendar)]
        : days == 0 ? T["{0}, còn {1} ngày, đều là ngày nghỉ", DayOff(due, calendar), due.DayNumber - today.DayNumber]
        : T["{0}, còn {1} ngày làm việc", DayOff(due, calendar), days];

    private static string DayOff(DateOnly day, WorkingCalendar calendar) =>
        calendar.Decided(day) is { Name.Length: > 0 } holiday ? holiday.Name
        : day.DayOfWeek is DayOfWeek.Sunday ? T["Chủ nhật"]
        : T["thứ Bảy"];
}
