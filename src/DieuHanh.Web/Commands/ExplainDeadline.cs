using System.CommandLine;
using System.Globalization;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Days;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh calendar explain</c>: each day of a deadline counted or skipped, and why; the due date is its last line.</summary>
internal static class ExplainDeadline
{
    public static Command Command()
    {
        var start = new Argument<string>(T["NGÀY"])
        {
            Description = T["Ngày bắt đầu, không tính: 20/11/2026 hoặc 2026-11-20."],
        };
        var length = new Argument<string>(T["SỐ"]) { Description = T["Số ngày: +5, 5, hoặc -5 để đếm ngược."] };
        var calendarDays = new Option<bool>("--calendar-days")
        {
            Description = T["Đếm mọi ngày; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc sau đó."],
        };
        var place = new Place();
        var explain = new Command("explain", T["Giải thích một thời hạn: từng ngày được tính hay bỏ qua, vì sao."])
        {
            start,
            length,
            calendarDays,
        };
        place.AddTo(explain);
        explain.SetAction(
            async (given, cancel) =>
            {
                var question = new ExplainDays.Question(
                    given.GetRequiredValue(start),
                    given.GetRequiredValue(length),
                    given.GetValue(calendarDays) ? ExplainDays.EveryDay : null
                );
                if (question.Read(out var from, out var days).FirstOrDefault() is { } fault)
                {
                    throw new BadInputException(fault.ToString());
                }

                var calendar = await CalendarOf(place, given, cancel);
                Show(
                    question.CalendarDays
                        ? calendar.ExplainCalendarDays(from, days, moveOffDays: true)
                        : calendar.Explain(from, days),
                    given.InvocationConfiguration.Output
                );
                return ExitCode.Done;
            }
        );
        return explain;
    }

    /// <summary>The calendar of the office that was named; the shipped one where none was.</summary>
    internal static async Task<WorkingCalendar> CalendarOf(Place place, ParseResult given, CancellationToken cancel) =>
        place.IsGiven(given) ? await InTable(place.Look(given).Database, cancel) : Calendars.ShippedCalendar();

    // Only the tables of the calendar are asked: the office need not be built for it.
    private static async Task<WorkingCalendar> InTable(Database database, CancellationToken cancel)
    {
        await Schema.RefuseNewer(database, Office.Modules, cancel);
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        var days = new List<CalendarDay>();
        using var command = connection.CreateCommand();
        command.CommandText = "select day, kind, name, decision, pair from kernel_calendar_day";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                days.Add(
                    new CalendarDay
                    {
                        Day = reader.GetFieldValue<DateOnly>(0),
                        Kind = Enum.Parse<DayKind>(reader.GetString(1)),
                        Name = reader.GetString(2),
                        Decision = reader.GetString(3),
                        Pair = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4),
                    }
                );
            }
        }

        var decisions = new Dictionary<int, string>();
        command.CommandText = "select year, decision from kernel_calendar_year where decision is not null";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                decisions[reader.GetInt32(0)] = reader.GetString(1);
            }
        }

        return new WorkingCalendar(days, decisions);
    }

    private static void Show(Explanation explanation, TextWriter output)
    {
        output.WriteLine(
            T["Tính từ sau {0} {1}; ngày này không tính.", CalendarWords.Weekday(explanation.Start), explanation.Start]
        );
        foreach (var day in explanation.Days)
        {
            output.WriteLine(
                $"  {CalendarWords.Weekday(day.Day), -9} {Dates.Show(day.Day)}  {day.Number?.ToString(CultureInfo.InvariantCulture) ?? "–", 4}  {CalendarWords.Why(day)}"
            );
        }

        if (CalendarWords.Doubt(explanation.Undecided) is { } doubt)
        {
            output.WriteLine(doubt);
        }

        output.WriteLine(T["Đến hạn: {0} ({1})", explanation.Due, CalendarWords.Weekday(explanation.Due)]);
    }
}
