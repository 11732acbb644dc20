using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Figures;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Boards;

/// <summary>
/// One row per agency, as it stands today: what it has open, what is due this week, what is overdue, what awaits the office. Everything is
/// a sum of counters, so the board costs the same at a thousand tasks and at ten million.
/// </summary>
public static class AgencyBoard
{
    public const string Address = "/tasks/board";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SeeBoards);
        app.MapGet(Address + ".{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SeeBoards).IsHeavy();
        app.MapGet("/api" + Address, Json).Needs(Right.SeeBoards).WithTags("Báo cáo");
    }

    public sealed record Model(
        FigureTable Table,
        IReadOnlyList<AgencyFigures> Lines,
        AgencyKind? Kind,
        BoardOrder Order,
        DirectoryBook Book
    );

    private static async Task<RazorComponentResult<AgencyBoardPage>> Get(
        HttpContext http,
        TasksDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var model = await Read(http, db, directory, cancel);
        return new RazorComponentResult<AgencyBoardPage>(new { Model = model })
        {
            StatusCode = model.Table.AddsUp ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
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
        model.Table.RefuseWrong();
        return new TableFile<AgencyFigures>(
            FigureSheet.Of(
                "bang-theo-doi",
                T["Bảng theo dõi cơ quan"],
                model.Table.Period,
                model.Lines,
                db.Scope.Today
            ),
            format
        );
    }

    private static Task<IResult> Json(HttpContext http, TasksDb db, IDirectory directory, CancellationToken cancel) =>
        File("json", http, db, directory, cancel);

    private static async Task<Model> Read(HttpContext http, TasksDb db, IDirectory directory, CancellationToken cancel)
    {
        var today = db.Scope.Today;
        var kind = Typed.Choice<AgencyKind>(http.Request.Query["kind"]);
        var order = Typed.Choice<BoardOrder>(http.Request.Query["sort"]) ?? BoardOrder.Overdue;
        var batch = db.Batch();
        var table = FigureTable.Ask(batch, db, Period.ThisYear(today), today, connected: false);
        await batch.Run(cancel);
        var book = await directory.Book(cancel);
        return new Model(table(), AgencyLines.Of(table(), book, kind, order), kind, order, book);
    }
}
