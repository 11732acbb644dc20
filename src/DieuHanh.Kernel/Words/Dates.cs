using System.Globalization;

namespace DieuHanh.Kernel.Words;

/// <summary>Days and times as Vietnamese offices write them, in the one time zone the office lives in.</summary>
public static class Dates
{
    /// <summary>Asia/Ho_Chi_Minh: UTC+7, no daylight saving.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The day it is now in the office, whatever the server's own zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>This instant in UTC, with the precision both databases keep (microseconds).</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The office's day on which a UTC instant falls.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The UTC instant at which an office's day begins.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    public static DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public static string Show(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    public static string Show(DateTime? utc) =>
        utc is { } at ? Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : "";

    /// <summary>To the second, where the order of things matters: in the journal.</summary>
    public static string ShowSeconds(DateTime utc) =>
        Local(utc).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
}
