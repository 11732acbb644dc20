using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Days;

/// <summary>Enters the document that decided the days off of a year, or takes it back.</summary>
public static class DecideYear
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/calendar/{year:int}/decision", Decide).Needs(Right.KeepCalendar);
        app.MapPost("/calendar/{year:int}/decision/undo", Undo).Needs(Right.KeepCalendar);
    }

    public sealed record Form(string? Number, string? Issued, string? Issuer);

    private static async Task<IResult> Decide(
        int year,
        [FromForm] Form form,
        KernelDb db,
        Calendars calendars,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        if (!ShowYear.IsKept(year))
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors();
        var document = DecidingDocument.Read(form.Number, form.Issued, form.Issuer, errors);
        var kept = await Of(year, db, cancel);
        if (errors.None)
        {
            errors.Against(kept.WhyNotDecide(document!.ToString()));
        }

        if (errors.Any)
        {
            return await ShowYear.Page(year, form, errors, db, calendars, directory, cancel);
        }

        kept.Decide(document!.ToString());
        return await Save(kept, db, "Ghi quyết định về ngày nghỉ của năm", cancel);
    }

    private static async Task<IResult> Undo(int year, KernelDb db, CancellationToken cancel)
    {
        if (!ShowYear.IsKept(year))
        {
            return TypedResults.NotFound();
        }

        var kept = await Of(year, db, cancel);
        kept.Decide(null);
        return await Save(kept, db, "Bỏ quyết định về ngày nghỉ của năm", cancel);
    }

    private static async Task<CalendarYear> Of(int year, KernelDb db, CancellationToken cancel)
    {
        var kept = await db.CalendarYears.FirstOrDefaultAsync(y => y.Year == year, cancel);
        if (kept is null)
        {
            kept = CalendarYear.Of(year);
            db.CalendarYears.Add(kept);
        }

        return kept;
    }

    private static async Task<IResult> Save(CalendarYear year, KernelDb db, string action, CancellationToken cancel)
    {
        db.Moves(Calendars.RevisionName);
        await db.SaveAsync(action, cancel: cancel);
        return TypedResults.LocalRedirect(CalendarPages.Of(year.Year));
    }
}
