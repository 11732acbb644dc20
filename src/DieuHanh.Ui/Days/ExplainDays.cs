using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Days;

/// <summary>Counts a deadline and says of every day why it was counted or not; the due date is its last line.</summary>
public static class ExplainDays
{
    public const int Longest = 5_000;

    /// <summary>The mode in which every day counts, and a last day off moves on.</summary>
    public const string EveryDay = "calendar";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar/explain", Get).Needs(Right.SignedIn);
        app.MapGet("/api/calendar/explain", Json).Needs(Right.SignedIn).WithTags("Lịch");
        app.MapGet("/api/calendar/hours", Hours).Needs(Right.SignedIn).WithTags("Lịch");
    }

    /// <param name="Days">A whole number, also with a sign.</param>
    /// <param name="Mode"><see cref="EveryDay"/>, or nothing: working days.</param>
    public sealed record Question(string? From, string? Days, string? Mode)
    {
        public bool Asked => From is not null || Days is not null;
        public bool CalendarDays => Mode == EveryDay;

        public FormErrors Read(out DateOnly from, out int days)
        {
            from = Typed.Date(From) ?? default;
            var read = int.TryParse(
                Days?.Trim(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out days
            );
            return new FormErrors()
                .Require(from != default, "from", "Ngày không đúng; viết như 20/11/2026 hoặc 2026-11-20.")
                .Require(
                    read && Math.Abs((long)days) <= Longest,
                    "days",
                    "Số ngày phải là số nguyên từ -{0} đến {0}.",
                    Longest
                )
                .Require(!CalendarDays || days >= 0, "days", "Không đếm ngược theo ngày lịch.");
        }
    }

    /// <param name="Found">Null while nothing was asked, or what was asked has faults.</param>
    public sealed record Model(Question Question, Explanation? Found, FormErrors Errors, DateOnly Today);

    /// <summary>An explanation for programs. Days are yyyy-MM-dd.</summary>
    public sealed record Answer(
        DateOnly From,
        int Days,
        DateOnly Due,
        IReadOnlyList<CountedDay> Lines,
        IReadOnlyList<int> UndecidedYears,
        string? Warning
    );

    /// <summary>Hours of work between two instants, or the end of so many hours.</summary>
    public sealed record HoursAnswer(
        DateTime From,
        DateTime To,
        double Hours,
        IReadOnlyList<CountedHours> Stretches,
        bool OpenAtFrom,
        string? Warning
    );

    private static async Task<RazorComponentResult<ExplainDaysPage>> Get(
        string? from,
        string? days,
        string? mode,
        Calendars calendars,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var question = new Question(from, days, mode);
        var errors = new FormErrors();
        Explanation? found = null;
        if (question.Asked)
        {
            errors = question.Read(out var start, out var length);
            found = errors.None ? Explain(await calendars.Get(cancel), start, length, question.CalendarDays) : null;
        }

        return new(new { Model = new Model(question, found, errors, clock.Today()) }) { StatusCode = errors.Status };
    }

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> Json(
        string? from,
        string? days,
        string? mode,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var question = new Question(from, days, mode);
        var errors = question.Read(out var start, out var length);
        if (errors.Any)
        {
            return Problem(errors);
        }

        var found = Explain(await calendars.Get(cancel), start, length, question.CalendarDays);
        return TypedResults.Ok(
            new Answer(start, length, found.Due, found.Days, found.Undecided, CalendarWords.Doubt(found.Undecided))
        );
    }

    /// <param name="from">An instant: "08:30 20/11/2026" without its day is no instant; ISO 8601 with a zone.</param>
    /// <param name="to">The other instant; or <paramref name="hours"/>.</param>
    private static async Task<Results<Ok<HoursAnswer>, ProblemHttpResult>> Hours(
        string? from,
        string? to,
        string? hours,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        const int MostHours = 5_000;
        const int MostDays = 3_650;
        var start = Instant(from);
        var end = Instant(to);
        var read = decimal.TryParse(
            hours,
            System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture,
            out var count
        );
        var errors = new FormErrors()
            .Require(start is not null, "from", "Thời điểm không đúng; viết như 2026-11-20T08:30:00+07:00.")
            .Require(
                end is not null && start <= end && (end - start)!.Value.TotalDays <= MostDays
                    || (to is null && read && count <= MostHours),
                to is null ? "hours" : "to",
                "Nêu thời điểm kết thúc sau thời điểm bắt đầu, hoặc số giờ từ 0 đến {0}.",
                MostHours
            );
        if (errors.Any)
        {
            return Problem(errors);
        }

        var office = await calendars.Hours(cancel);
        var found = end is { } last
            ? office.ExplainBetween(start!.Value, last)
            : office.Explain(start!.Value, TimeSpan.FromHours((double)count));
        var undecided = office.Calendar.UndecidedBetween(Dates.DayOf(found.Start), Dates.DayOf(found.End));
        return TypedResults.Ok(
            new HoursAnswer(
                found.Start,
                found.End,
                found.Length.TotalHours,
                found.Stretches,
                office.At(found.Start)?.Open == true,
                CalendarWords.Doubt(undecided)
            )
        );
    }

    private static Explanation Explain(WorkingCalendar calendar, DateOnly from, int days, bool calendarDays) =>
        calendarDays ? calendar.ExplainCalendarDays(from, days, moveOffDays: true) : calendar.Explain(from, days);

    private static DateTime? Instant(string? typed) =>
        DateTimeOffset.TryParseExact(
            typed?.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"],
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var at
        ) && at.Year is >= CalendarYear.First and <= CalendarYear.Last
            ? at.UtcDateTime
            : null;

    private static ProblemHttpResult Problem(FormErrors errors) =>
        TypedResults.Problem(
            string.Join(' ', errors),
            statusCode: errors.Status,
            title: T["Cần sửa trước khi gửi"],
            extensions: [new("reasons", errors.Select(e => e.ToString()).ToArray())]
        );
}
