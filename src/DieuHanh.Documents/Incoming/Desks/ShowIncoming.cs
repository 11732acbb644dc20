using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>
/// The page of an incoming document. For the person it was routed to, opening it is receiving it ("ký nhận"); whom only a task of it names
/// finds it at the same address as <see cref="ReadIncoming"/> shows it.
/// </summary>
public static class ShowIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}", Get).Needs(Right.SignedIn);
        app.MapGet("/api/documents/incoming/{id:guid}", Json).Needs(Right.SignedIn).WithTags("Văn bản đến");
    }

    /// <summary>An outgoing document that answered, as far as this person may open it.</summary>
    public sealed record Reply(Guid Id, string Code, string Subject);

    /// <param name="Span">The words another page led to, in the text.</param>
    /// <param name="ReviewUrl">Null where this person does not review, or nothing was handed over for it.</param>
    public sealed record Model(
        OpenIncoming Open,
        string BookName,
        string Text,
        (int Start, int End)? Span,
        IReadOnlyList<FileRow> Files,
        IReadOnlyList<Reply> Replies,
        IReadOnlyList<TimelineEntry> Timeline,
        IReadOnlyList<TaskBrief> Tasks,
        string? ReviewUrl,
        WorkingCalendar Calendar
    );

    private sealed record BookAndText(string Book, string? Text);

    private static async Task<IResult> Get(
        Guid id,
        int? start,
        int? end,
        HttpContext http,
        IncomingDesk desk,
        Calendars calendars,
        [FromServices] ITasks? tasks,
        CancellationToken cancel
    )
    {
        (int, int)? span = start is { } s && end is { } e ? (s, e) : null;
        if (await Read(id, desk, calendars, tasks, cancel) is not { } model)
        {
            return await ReadIncoming.Read(id, desk.Db, tasks, cancel) is { } paper
                ? new RazorComponentResult<ReadIncomingPage>(new { Model = paper with { Span = span } })
                : IncomingDesk.Unknown;
        }

        return await Receive(model.Open, desk.Db, cancel)
            ? TypedResults.LocalRedirect(http.Request.Path + http.Request.QueryString)
            : new RazorComponentResult<IncomingPage>(new { Model = model with { Span = span } });
    }

    private static async Task<Results<Ok<IncomingJson>, NotFound>> Json(
        Guid id,
        IncomingDesk desk,
        Calendars calendars,
        [FromServices] ITasks? tasks,
        CancellationToken cancel
    ) =>
        await Read(id, desk, calendars, tasks, cancel) is { } model ? TypedResults.Ok(IncomingJson.Of(model))
        : await ReadIncoming.Read(id, desk.Db, tasks, cancel) is { } paper ? TypedResults.Ok(IncomingJson.Of(paper))
        : TypedResults.NotFound();

    private static async Task<Model?> Read(
        Guid id,
        IncomingDesk desk,
        Calendars calendars,
        ITasks? tasks,
        CancellationToken cancel
    )
    {
        var db = desk.Db;
        if (!db.Scope.Actor.Has(Right.SeeRegisters))
        {
            return null;
        }

        Batched<BookAndText?>? paper = null;
        Batched<List<FileRow>>? files = null;
        Batched<List<Reply>>? replies = null;
        Batched<List<AuditRow>>? audit = null;
        var open = await desk.Open(
            id,
            batch =>
            {
                paper = batch.One(
                    db.Books.Where(b => db.Incoming.Any(d => d.Id == id && d.BookId == b.Id))
                        .Select(b => new BookAndText(
                            b.Name,
                            db.Attachments.Where(a => a.DocumentId == id && a.Text != null)
                                .OrderBy(a => a.Place)
                                .Select(a => a.Text!.Substring(0, ShownText.Longest))
                                .FirstOrDefault()
                        ))
                );
                files = batch.List(FileRow.Of(db, id));
                replies = batch.List(
                    db.Outgoing.VisibleTo(db.Scope.Actor)
                        .Where(o => db.Routings.Any(r => r.DocumentId == id && r.ReplyId == o.Id))
                        .Select(o => new Reply(o.Id, o.Code, o.Subject))
                );
                audit = batch.List(AuditTimeline.Query(db, id));
            },
            cancel
        );
        if (open is null)
        {
            return null;
        }

        return new Model(
            open,
            paper!.Value!.Book,
            paper.Value.Text ?? "",
            null,
            files!.Value,
            replies!.Value,
            IncomingTimeline.Read(audit!.Value, open, files.Value),
            tasks is null ? [] : await tasks.OfDocument(id, cancel),
            open.Document.TasksAskedAt is null ? null : tasks?.ReviewUrl(id),
            await calendars.Get(cancel)
        );
    }

    /// <summary>What lies before this person and nobody has opened yet is received now.</summary>
    private static async Task<bool> Receive(OpenIncoming open, DocumentsDb db, CancellationToken cancel)
    {
        var received = open
            .Mine.Where(r => r.IsReceivedBy(open.Actor))
            .Count(r => open.Document.TakeInHand(r, open.Actor.PersonId!.Value, db.Scope.Now));
        if (received == 0)
        {
            return false;
        }

        try
        {
            await db.SaveAsync("Nhận văn bản", cancel: cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague opened it at the same moment, which is as good.
        }

        return true;
    }
}
