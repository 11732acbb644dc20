using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Days;

/// <summary>The hours of work, each row from a day on. A row with the same first day is corrected; earlier rows stay as they were.</summary>
public static class KeepHours
{
    private const string Url = "/calendar/hours";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepCalendar);
        app.MapPost(Url, Post).Needs(Right.KeepCalendar);
    }

    public sealed record Form(
        string? From,
        string? MorningFrom,
        string? MorningTo,
        string? AfternoonFrom,
        string? AfternoonTo,
        string? Source
    )
    {
        public FormErrors Read() =>
            new FormErrors()
                .Require(
                    Typed.Date(From) is { Year: >= CalendarYear.First and <= CalendarYear.Last },
                    nameof(From),
                    "Nhập ngày bắt đầu áp dụng, ví dụ 01/01/2027."
                )
                .Require(
                    Typed.Time(MorningFrom) is not null,
                    nameof(MorningFrom),
                    "Nhập giờ bắt đầu buổi sáng, ví dụ 08:00."
                )
                .Require(
                    Typed.Time(MorningTo) is not null,
                    nameof(MorningTo),
                    "Nhập giờ kết thúc buổi sáng, ví dụ 12:00."
                )
                .Require(
                    Typed.Time(AfternoonFrom) is not null,
                    nameof(AfternoonFrom),
                    "Nhập giờ bắt đầu buổi chiều, ví dụ 13:00."
                )
                .Require(
                    Typed.Time(AfternoonTo) is not null,
                    nameof(AfternoonTo),
                    "Nhập giờ kết thúc buổi chiều, ví dụ 17:00."
                )
                .RequireText(Typed.Text(Source), nameof(Source), "Nhập văn bản quy định giờ làm việc.", 300);
    }

    public sealed record Model(IReadOnlyList<WorkingHours> Rows, Form Form, FormErrors Errors, DateOnly Today);

    private static async Task<IResult> Get(Calendars calendars, TimeProvider clock, CancellationToken cancel) =>
        await Page(new(null, null, null, null, null, null), new(), calendars, clock, cancel);

    private static async Task<IResult> Post(
        [FromForm] Form form,
        KernelDb db,
        Calendars calendars,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var errors = form.Read();
        if (errors.Any)
        {
            return await Page(form, errors, calendars, clock, cancel);
        }

        var (from, source) = (Typed.Date(form.From)!.Value, Typed.Text(form.Source)!);
        var (morningFrom, morningTo) = (Typed.Time(form.MorningFrom)!.Value, Typed.Time(form.MorningTo)!.Value);
        var (afternoonFrom, afternoonTo) = (Typed.Time(form.AfternoonFrom)!.Value, Typed.Time(form.AfternoonTo)!.Value);
        if (errors.Against(WorkingHours.WhyNot(morningFrom, morningTo, afternoonFrom, afternoonTo)).Any)
        {
            return await Page(form, errors, calendars, clock, cancel);
        }

        if (await db.WorkingHours.FirstOrDefaultAsync(h => h.ValidFrom == from, cancel) is { } known)
        {
            known.Set(morningFrom, morningTo, afternoonFrom, afternoonTo, source);
        }
        else
        {
            db.WorkingHours.Add(WorkingHours.From(from, morningFrom, morningTo, afternoonFrom, afternoonTo, source));
        }

        db.Moves(Calendars.RevisionName);
        await db.SaveAsync("Đặt giờ làm việc", cancel: cancel);
        return TypedResults.LocalRedirect(Url);
    }

    private static async Task<IResult> Page(
        Form form,
        FormErrors errors,
        Calendars calendars,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<KeepHoursPage>(
            new { Model = new Model((await calendars.Hours(cancel)).Rows, form, errors, clock.Today()) }
        )
        {
            StatusCode = errors.Status,
        };
}
