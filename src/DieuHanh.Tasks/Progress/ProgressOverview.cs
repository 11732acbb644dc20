using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Progress;

/// <summary>
/// Progress open to every connected agency: what was promised, by whom, by when, and what happened. Only tasks open to all of them are
/// counted, so everyone who is signed in sees the same numbers.
/// </summary>
public static class ProgressOverview
{
    public const string Address = "/progress";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapGet(Address + "/figures.{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SignedIn).IsHeavy();
        app.MapGet("/api" + Address, Json).Needs(Right.SignedIn).WithTags("Tiến độ");
    }

    public sealed record Model(
        FigureTable Table,
        IReadOnlyList<AgencyFigures> Lines,
        GivenTotals Given,
        BoardOrder Order,
        DirectoryBook Book,
        DateOnly Today,
        FormErrors Errors,
        string? From,
        string? To
    );

    private static async Task<RazorComponentResult<ProgressOverviewPage>> Get(
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var model = await Read(http, db, directory, cancel);
        return new RazorComponentResult<ProgressOverviewPage>(new { Model = model })
        {
            StatusCode =
                model.Errors.Any ? model.Errors.Status
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
        var model = await Read(http, db, directory, cancel);
        if (model.Errors.Any)
        {
            throw new RefusedException(string.Join(' ', model.Errors.Select(e => e.ToString())));
        }

        model.Table.RefuseWrong();
        return new TableFile<AgencyFigures>(
            FigureSheet.Of("tien-do", T["Tiến độ thực hiện nhiệm vụ"], model.Table.Period, model.Lines, model.Today),
            format
        );
    }

    private static Task<IResult> Json(HttpContext http, TasksDb db, IDirectory directory, CancellationToken cancel) =>
        File("json", http, db, directory, cancel);

    private static async Task<Model> Read(HttpContext http, TasksDb db, IDirectory directory, CancellationToken cancel)
    {
        var today = db.Scope.Today;
        var asked = http.Request.Query;
        var errors = new FormErrors();
        var period = Period.Read(asked["from"], asked["to"], today, errors);
        var order = Typed.Choice<BoardOrder>(asked["sort"]) ?? BoardOrder.Name;

        var batch = db.Batch();
        var table = FigureTable.Ask(batch, db, period, today, connected: true);
        var given = GivenTotals.Ask(batch, db.Tasks.Where(t => t.Openness != Openness.OwnAgency), period);
        await batch.Run(cancel);

        var book = await directory.Book(cancel);
        return new Model(
            table(),
            AgencyLines.Of(table(), book, kind: null, order),
            given.Value ?? GivenTotals.None,
            order,
            book,
            today,
            errors,
            errors.Any ? asked["from"] : default(string),
            errors.Any ? asked["to"] : default(string)
        );
    }
}
