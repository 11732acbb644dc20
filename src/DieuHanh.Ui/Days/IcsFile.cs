using System.Globalization;
using System.Text;
using DieuHanh.Kernel.Calendar;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Days;

/// <summary>Days off and swapped days as an iCalendar file (RFC 5545): one all-day entry a day, with the same identity in every copy.</summary>
public static class IcsFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string TimeZone = "Asia/Ho_Chi_Minh";

    /// <param name="office">Keeps the entries of two offices apart in one calendar.</param>
    public static string Of(IEnumerable<CalendarDay> days, Guid office, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Dieu Hanh//Lich lam viec//VI", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", T["Lịch làm việc"]);
        calendar.AddProperty("X-WR-TIMEZONE", TimeZone);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT12H");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        foreach (var day in days.Where(d => !d.TakenBack))
        {
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{day.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.{office:N}@dieuhanh",
                    DtStamp = new CalDateTime(now, CalDateTime.UtcTzId),
                    Start = new CalDateTime(day.Day),
                    End = new CalDateTime(day.Day.AddDays(1)),
                    Summary = day.Name.Length > 0 ? day.Name : CalendarWords.Kind(day.Kind),
                    Description = string.Join(
                        '\n',
                        new[] { CalendarWords.Kind(day.Kind), CalendarWords.Exchange(day), day.Decision }.Where(w =>
                            w.Length > 0
                        )
                    ),
                    Categories = [CalendarWords.Kind(day.Kind)],

                    // A day worked in exchange takes the time of whoever looks; a day off does not.
                    Transparency =
                        day.Kind is DayKind.SwappedWork ? TransparencyType.Opaque : TransparencyType.Transparent,
                }
            );
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    internal static IResult Answer(IEnumerable<CalendarDay> days, Guid office, DateTime now, string fileName) =>
        TypedResults.File(Encoding.UTF8.GetBytes(Of(days, office, now)), MediaType, fileName);
}
