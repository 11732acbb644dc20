using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Exports;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Days;

/// <summary>A year of the working calendar: twelve months, the days decided with their documents, working days, and the cross-check.</summary>
public static class ShowYear
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(CalendarPages.Address, ThisYear).Needs(Right.SignedIn);
        app.MapGet("/calendar/{year:int}", Get).Needs(Right.SignedIn);
        app.MapGet("/calendar/{year:int}/days.{format:regex(^(xlsx|csv|ics)$)}", File).Needs(Right.SignedIn);
        app.MapGet("/api/calendar/{year:int}", Json).Needs(Right.SignedIn).WithTags("Lịch");
    }

    /// <param name="Decision">The document that decided the year; null while none is known.</param>
    /// <param name="Errors">Of the form in which the year's decision is entered.</param>
    public sealed record Model(
        int Year,
        DateOnly Today,
        WorkingCalendar Calendar,
        WorkingHours? Hours,
        OpenAnswer? Open,
        string? Decision,
        IReadOnlyList<CheckedDay> Checks,
        bool MayChange,
        IReadOnlyList<TimelineEntry> Timeline,
        DecideYear.Form Form,
        FormErrors Errors
    )
    {
        public IReadOnlyList<CalendarDay> Days { get; } = [.. Calendar.Of(Year).Where(d => !d.TakenBack)];

        public int WorkingDays(int month) =>
            Enumerable
                .Range(1, DateTime.DaysInMonth(Year, month))
                .Count(d => Calendar.IsWorking(new DateOnly(Year, month, d)));
    }

    public static bool IsKept(int year) => year is >= CalendarYear.First and <= CalendarYear.Last;

    private static RedirectHttpResult ThisYear(TimeProvider clock) =>
        TypedResults.LocalRedirect(CalendarPages.Of(clock.Today().Year));

    private static async Task<IResult> Get(
        int year,
        KernelDb db,
        Calendars calendars,
        IDirectory directory,
        CancellationToken cancel
    ) => await Page(year, new(null, null, null), new(), db, calendars, directory, cancel);

    /// <summary>The page, also shown again with the faults of the form on it.</summary>
    internal static async Task<IResult> Page(
        int year,
        DecideYear.Form form,
        FormErrors errors,
        KernelDb db,
        Calendars calendars,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        if (!IsKept(year))
        {
            return TypedResults.NotFound();
        }

        var mayChange = db.Scope.Actor.Has(Right.KeepCalendar);
        var hours = await calendars.Hours(cancel);
        var history = mayChange ? await AuditTimeline.Query(db, CalendarYear.IdOf(year)).ToListAsync(cancel) : [];
        var model = new Model(
            year,
            db.Scope.Today,
            hours.Calendar,
            hours.On(db.Scope.Today),
            hours.At(db.Scope.Now),
            hours.Calendar.DecisionOf(year),
            CrossCheck.Of(year, hours.Calendar),
            mayChange,
            AuditTimeline.Read(history, await directory.Book(cancel), CalendarWords.Audit),
            form,
            errors
        );
        return new RazorComponentResult<ShowYearPage>(new { Model = model }) { StatusCode = errors.Status };
    }

    private static async Task<IResult> File(
        int year,
        string format,
        Calendars calendars,
        IDirectory directory,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (!IsKept(year))
        {
            return TypedResults.NotFound();
        }

        var calendar = await calendars.Get(cancel);
        return format == "ics"
            ? IcsFile.Answer(
                calendar.Of(year),
                (await directory.Book(cancel)).OfficeId,
                clock.Now(),
                $"lich-{year}.ics"
            )
            : new TableFile<CalendarDay>(Sheet(year, calendar), format);
    }

    private static async Task<IResult> Json(int year, Calendars calendars, CancellationToken cancel)
    {
        if (!IsKept(year))
        {
            return TypedResults.NotFound();
        }

        return new TableFile<CalendarDay>(Sheet(year, await calendars.Get(cancel)), "json");
    }

    /// <summary>The days of a year as a table; what is exported can be imported again.</summary>
    internal static Sheet<CalendarDay> Sheet(int year, WorkingCalendar calendar) =>
        new(
            $"lich-{year}",
            T["Lịch làm việc năm {0}", $"{year}"],
            [
                calendar.DecisionOf(year) ?? T["chưa có quyết định trong dữ liệu"],
                T["Thứ Bảy, Chủ nhật không có trong bảng là ngày nghỉ hằng tuần."],
            ],
            [
                new("day", T["Ngày"], 12, d => d.Day, Day: true),
                new("kind", T["Loại"], 16, d => Calendars.Written(d.Kind)),
                new("name", T["Tên ngày"], 40, d => d.Name),
                new("decision", T["Văn bản quyết định"], 60, d => d.Decision),
                new("pair", T["Ngày hoán đổi"], 14, Pair),
            ],
            calendar.Of(year).ToAsyncEnumerable()
        );

    // A text in every row, since a column of a workbook is either days or words.
    private static string? Pair(CalendarDay day) =>
        day.Pair is { } pair ? Dates.Show(pair)
        : day.Kind is DayKind.SwappedOff or DayKind.SwappedWork ? CalendarFile.None
        : null;
}
