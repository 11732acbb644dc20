using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Outgoing;

/// <summary>
/// Lays an outgoing document before the person who asked for it: to be read, or to be changed. A document this person may not see is
/// answered like one that is not there.
/// </summary>
public sealed class OutgoingDesk(DocumentsDb db, IDirectory directory, ITasks tasks)
{
    public DocumentsDb Db { get; } = db;

    public IDirectory Directory { get; } = directory;

    /// <summary>An incoming document that this one replies to.</summary>
    public sealed record Answered(Guid Id, string Code, string Issuer, string Subject);

    /// <summary>The text as it is read, and the words of it another page led to.</summary>
    public sealed record Reading(string Text, (int Start, int End)? Span);

    /// <param name="Readers">The agencies that read it because a task of it names them.</param>
    /// <param name="ReviewUrl">Null where this person does not review, or there is no text to read.</param>
    /// <param name="Timeline">Of the office's register; empty for others.</param>
    /// <param name="Errors">Of the form that was sent from this page.</param>
    /// <param name="Why">The reason typed into it, where it declared the number unused.</param>
    /// <param name="SentOn">The day typed into it, where it wrote down the dispatch.</param>
    public sealed record Model(
        OutgoingDocument Document,
        string BookName,
        Reading Reading,
        IReadOnlyList<FileRow> Files,
        IReadOnlyList<Guid> Recipients,
        IReadOnlyList<Guid> Readers,
        IReadOnlyList<Answered> Answers,
        IReadOnlyList<TaskBrief> Tasks,
        string? ReviewUrl,
        IReadOnlyList<TimelineEntry> Timeline,
        DirectoryBook Book,
        Actor Actor,
        FormErrors Errors,
        string? Why,
        string? SentOn
    )
    {
        public DateOnly Today { get; init; }

        public bool Keeps => Actor.Has(Right.KeepRegisters);

        /// <summary>The recipients nobody could tell, as of the day of the document; the office's own affair.</summary>
        public IReadOnlyList<string> DoubtfulPlaces =>
            Actor.InOffice ? Drafting.DoubtfulIn(Book, Document.ToPlaces, Document.IssuedOn) : [];
    }

    /// <summary>The document to be changed, with its recipients.</summary>
    public Task<OutgoingDocument?> Open(Guid id, CancellationToken cancel) =>
        Db
            .Outgoing.VisibleTo(Db.Scope.Actor)
            .Where(d => d.Id == id)
            .Include(d => d.Recipients)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Everything its page shows; null where there is none for this person.</summary>
    public async Task<Model?> Read(
        Guid id,
        (int Start, int End)? span = null,
        FormErrors? errors = null,
        string? why = null,
        string? sentOn = null,
        CancellationToken cancel = default
    )
    {
        var actor = Db.Scope.Actor;
        var batch = Db.Batch();
        var text = ShownText.Query(Db, id);
        var document = batch.One(
            Db.Outgoing.AsNoTracking()
                .ReadableBy(actor)
                .Where(d => d.Id == id)
                .Select(d => new
                {
                    Row = d,
                    BookName = Db.Books.Where(b => b.Id == d.BookId).Select(b => b.Name).First(),
                    Text = text.FirstOrDefault(),
                })
        );
        var agencies = batch.List(
            Db.Recipients.Where(r => r.DocumentId == id)
                .Select(r => new { r.AgencyId, Addressed = true })
                .Concat(Db.Readers.Where(r => r.DocumentId == id).Select(r => new { r.AgencyId, Addressed = false }))
        );
        var files = batch.List(FileRow.Of(Db, id));
        var answers = batch.List(
            Db.Incoming.AsNoTracking()
                .VisibleTo(actor)
                .Where(d => d.Routings.Any(r => r.ReplyId == id))
                .OrderBy(d => d.BookedOn)
                .Select(d => new Answered(d.Id, d.Code, d.Issuer, d.Subject))
        );
        var audit = batch.List(AuditTimeline.Query(Db, id));
        await batch.Run(cancel);
        if (document.Value is not { } found)
        {
            return null;
        }

        var names = await Directory.Book(cancel);
        return new Model(
            found.Row,
            found.BookName,
            new Reading(found.Text ?? "", span),
            files.Value,
            [.. agencies.Value.Where(a => a.Addressed).Select(a => a.AgencyId)],
            [.. agencies.Value.Where(a => !a.Addressed).Select(a => a.AgencyId)],
            answers.Value,
            await tasks.OfDocument(id, cancel),
            actor.InOffice && (found.Row.TasksAskedAt is not null || Readable(found.Row, found.Text))
                ? tasks.ReviewUrl(id)
                : null,
            actor.InOffice ? Told(audit.Value, names, files.Value) : [],
            names,
            actor,
            errors ?? new(),
            why,
            sentOn
        )
        {
            Today = Db.Scope.Today,
        };
    }

    /// <summary>The page, also as the answer to a form of it that was refused.</summary>
    public async Task<IResult> Page(
        Guid id,
        (int Start, int End)? span = null,
        FormErrors? errors = null,
        string? why = null,
        string? sentOn = null,
        CancellationToken cancel = default
    ) =>
        await Read(id, span, errors, why, sentOn, cancel) is { } model
            ? new RazorComponentResult<OutgoingPage>(new { Model = model }) { StatusCode = model.Errors.Status }
            : TypedResults.NotFound();

    // What was not handed over may still be read by whoever reviews, where there is something to read.
    private static bool Readable(OutgoingDocument document, string? text) =>
        document.State is OutgoingState.Issued && !string.IsNullOrEmpty(text);

    private static IReadOnlyList<TimelineEntry> Told(
        List<AuditRow> rows,
        DirectoryBook names,
        IReadOnlyList<FileRow> files
    )
    {
        var added = BornParts.Files(rows, files);
        return
        [
            .. AuditTimeline
                .Read(rows, names, OutgoingWords.Audit)
                .Select(e => e with { Files = [.. added[(e.At, e.What)].Select(f => f.Link)] }),
        ];
    }
}
