using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Progress;

/// <summary>One agency as all connected agencies see it: its figures, and what it still owes, the most pressing first.</summary>
public static class AgencyProgress
{
    private const int Shown = 25;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/progress/agencies/{id:guid}", Get).Needs(Right.SignedIn);

    /// <param name="Open">At most 25; the whole list is one click away.</param>
    public sealed record Model(
        AgencyEntry Agency,
        FigureTable Table,
        IReadOnlyList<TaskRow> Open,
        DirectoryBook Book,
        WorkingCalendar Calendar,
        DateOnly Today,
        FormErrors Errors,
        string? From,
        string? To
    )
    {
        public FigureSet Set => Table.Of(Agency.Id);
    }

    private static async Task<Results<RazorComponentResult<AgencyProgressPage>, NotFound>> Get(
        Guid id,
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var book = await directory.Book(cancel);
        if (book.Agency(id) is not { } agency || id == book.OfficeId)
        {
            return TypedResults.NotFound();
        }

        var today = db.Scope.Today;
        var asked = http.Request.Query;
        var errors = new FormErrors();
        var period = Period.Read(asked["from"], asked["to"], today, errors);
        var open = db.Filtered(
            new TaskFilter
            {
                Figure = Figure.Open,
                Period = period,
                Agencies = [id],
                Connected = true,
            },
            found: null,
            current.Actor
        );

        var batch = db.Batch();
        var table = FigureTable.Ask(batch, db, period, today, connected: true);
        var rows = batch.List(TaskRow.Of(open.Page(null, null, Shown - 1), db.Tasks, period.To));
        await batch.Run(cancel);
        var model = new Model(
            agency,
            table(),
            rows.Value,
            book,
            await calendars.Get(cancel),
            today,
            errors,
            errors.Any ? asked["from"] : default(string),
            errors.Any ? asked["to"] : default(string)
        );
        return new RazorComponentResult<AgencyProgressPage>(new { Model = model })
        {
            StatusCode =
                errors.Any ? errors.Status
                : model.Set.AddsUp ? StatusCodes.Status200OK
                : StatusCodes.Status409Conflict,
        };
    }
}
