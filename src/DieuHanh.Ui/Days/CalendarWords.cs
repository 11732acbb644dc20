using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Forms;
using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Days;

/// <summary>Days in words, the same on pages, in files and on the console.</summary>
public static class CalendarWords
{
    public static string Kind(DayKind kind) =>
        kind switch
        {
            DayKind.Weekend => T["nghỉ hằng tuần"],
            DayKind.Holiday => T["nghỉ lễ, Tết"],
            DayKind.Compensatory => T["nghỉ bù"],
            DayKind.SwappedOff => T["nghỉ hoán đổi"],
            DayKind.SwappedWork => T["làm bù"],
            _ => T["ngày làm việc"],
        };

    /// <summary>One short word, for the cell of a month.</summary>
    public static string Brief(DayKind kind) =>
        kind switch
        {
            DayKind.Holiday => T["lễ"],
            DayKind.Compensatory => T["bù"],
            DayKind.SwappedOff => T["đổi"],
            DayKind.SwappedWork => T["làm"],
            _ => "",
        };

    public static string Icon(DayKind kind) =>
        kind switch
        {
            DayKind.Holiday => "flag-fill",
            DayKind.Compensatory => "arrow-counterclockwise",
            DayKind.SwappedOff => "arrow-left-right",
            DayKind.SwappedWork => "calendar-check",
            _ => "dash-circle",
        };

    public static StatusKind Style(DayKind kind) =>
        kind switch
        {
            DayKind.Holiday => StatusKind.Late,
            DayKind.Compensatory => StatusKind.Paused,
            DayKind.SwappedOff => StatusKind.Waiting,
            DayKind.SwappedWork => StatusKind.Good,
            _ => StatusKind.Neutral,
        };

    public static string Weekday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Monday => T["thứ Hai"],
            DayOfWeek.Tuesday => T["thứ Ba"],
            DayOfWeek.Wednesday => T["thứ Tư"],
            DayOfWeek.Thursday => T["thứ Năm"],
            DayOfWeek.Friday => T["thứ Sáu"],
            DayOfWeek.Saturday => T["thứ Bảy"],
            _ => T["Chủ nhật"],
        };

    /// <summary>Vietnamese counts its months, English names them.</summary>
    public static string Month(int month) =>
        IsEnglish ? English.DateTimeFormat.GetMonthName(month) : T["Tháng {0}", $"{month}"];

    /// <summary>Why a day was counted or skipped: its kind, name and decision.</summary>
    public static string Why(CountedDay day)
    {
        var because = string.Join(", ", new[] { day.Name, day.Decision }.Where(w => w.Length > 0));
        return because.Length > 0 ? $"{Kind(day.Kind)}: {because}" : Kind(day.Kind);
    }

    /// <summary>What must be known of undecided years; null where there is none.</summary>
    public static string? Doubt(IReadOnlyList<int> undecided) =>
        undecided.Count == 0
            ? null
            : T[
                "Năm {0}: chưa có quyết định trong dữ liệu. Mới tính ngày nghỉ theo luật và nghỉ bù; ngày hoán đổi có thể làm thay đổi kết quả.",
                string.Join(", ", undecided)
            ];

    /// <summary>The other day of an exchange in words; empty where there is no exchange.</summary>
    public static string Exchange(CalendarDay day) =>
        (day.Kind, day.Pair) switch
        {
            (DayKind.SwappedOff, { } pair) => T["làm bù {0}", pair],
            (DayKind.SwappedOff, null) => T["không có ngày làm bù"],
            (DayKind.SwappedWork, { } pair) => T["đổi lấy {0}", pair],
            _ => "",
        };

    /// <summary>Hours of work as people say them: 7 giờ 30 phút.</summary>
    public static string Hours(TimeSpan work) =>
        work.Minutes == 0
            ? T["{0} giờ", (long)work.TotalHours]
            : T["{0} giờ {1} phút", (long)work.TotalHours, Math.Abs(work.Minutes)];

    /// <summary>The kinds that people enter.</summary>
    public static IEnumerable<Option> Choices =>
        new[] { DayKind.Holiday, DayKind.Compensatory, DayKind.SwappedOff, DayKind.SwappedWork }.Select(k => new Option(
            k.ToString(),
            Kind(k)
        ));

    /// <summary>How the audit records of a year read on its timeline.</summary>
    public static AuditWords Audit { get; } =
        new(
            new Dictionary<string, string>
            {
                ["CalendarDay.Day"] = "Ngày",
                ["CalendarDay.Decision"] = "Văn bản quyết định",
                ["CalendarDay.Pair"] = "Ngày hoán đổi",
                ["CalendarYear.Decision"] = "Quyết định của năm",
                ["WorkingHours.ValidFrom"] = "Từ ngày",
                ["WorkingHours.MorningFrom"] = "Sáng, từ",
                ["WorkingHours.MorningTo"] = "Sáng, đến",
                ["WorkingHours.AfternoonFrom"] = "Chiều, từ",
                ["WorkingHours.AfternoonTo"] = "Chiều, đến",
                ["WorkingHours.Source"] = "Văn bản quy định",
            }
        );
}
