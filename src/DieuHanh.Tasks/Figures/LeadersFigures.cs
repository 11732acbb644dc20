using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Figures;

/// <summary>
/// The figures of a period with their definitions, for leaders: what was owed, what became of it, agency by agency. A page whose parts do not
/// add up shows no number at all.
/// </summary>
public static class LeadersFigures
{
    public const string Address = "/tasks/figures";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SeeBoards);
        app.MapGet(Address + ".{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SeeBoards).IsHeavy();
        app.MapGet("/api" + Address, Json).Needs(Right.SeeBoards).WithTags("Báo cáo");
    }

    /// <param name="Months">Empty for a past cut-off.</param>
    public sealed record Model(
        FigureTable Table,
        IReadOnlyList<AgencyFigures> Lines,
        GivenTotals Given,
        int Standing,
        IReadOnlyList<MonthCount> Months,
        BoardOrder Order,
        DirectoryBook Book,
        DateOnly Today,
        FormErrors Errors,
        string? From,
        string? To
    );

    private static async Task<RazorComponentResult<LeadersFiguresPage>> Get(
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var errors = new FormErrors();
        var model = await Read(http, db, directory, errors, cancel);
        return new RazorComponentResult<LeadersFiguresPage>(new { Model = model })
        {
            StatusCode =
                errors.Any ? errors.Status
                : model.Table.AddsUp ? StatusCodes.Status200OK
                : StatusCodes.Status409Conflict,
        };
    }

    private static async Task<IResult> File(
        string format,
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var errors = new FormErrors();
        var model = await Read(http, db, directory, errors, cancel);
        if (errors.Any)
        {
            throw new RefusedException(string.Join(' ', errors.Select(e => e.ToString())));
        }

        model.Table.RefuseWrong();
        return new TableFile<AgencyFigures>(
            FigureSheet.Of(
                "so-lieu",
                T["Tình hình thực hiện nhiệm vụ"],
                model.Table.Period,
                model.Lines,
                db.Scope.Today
            ),
            format
        );
    }

    private static Task<IResult> Json(HttpContext http, TasksDb db, IDirectory directory, CancellationToken cancel) =>
        File("json", http, db, directory, cancel);

    private static async Task<Model> Read(
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var today = db.Scope.Today;
        var asked = http.Request.Query;
        var period = Period.Read(asked["from"], asked["to"], today, errors);
        var order = Typed.Choice<BoardOrder>(asked["sort"]) ?? BoardOrder.Overdue;

        var batch = db.Batch();
        var table = FigureTable.Ask(batch, db, period, today, connected: false);
        var given = GivenTotals.Ask(batch, db.Tasks, period);
        var standing = batch.One(StandingTasks.Count(db, period));
        var months = period.To == today ? batch.List(MonthCount.Of(db.Counters, period)) : null;
        await batch.Run(cancel);

        var book = await directory.Book(cancel);
        return new Model(
            table(),
            AgencyLines.Of(table(), book, kind: null, order),
            given.Value ?? GivenTotals.None,
            standing.Value,
            months?.Value ?? [],
            order,
            book,
            today,
            errors,
            errors.Any ? asked["from"] : default(string),
            errors.Any ? asked["to"] : default(string)
        );
    }
}
