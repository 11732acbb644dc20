using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>
/// Lays an incoming document before the person who asked for it, ready to be changed. Null where there is none or where they may not see
/// it: the two cannot be told apart from outside.
/// </summary>
public sealed class IncomingDesk(DocumentsDb db, IDirectory directory)
{
    /// <summary>No such document, or not for this person.</summary>
    public static readonly IResult Unknown = TypedResults.NotFound();

    /// <summary>Seen, but in other hands.</summary>
    public static readonly IResult NotYours = TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    public DocumentsDb Db { get; } = db;

    /// <param name="alsoAsk">More queries of the same page, sent in the same batch.</param>
    public async Task<OpenIncoming?> Open(
        Guid documentId,
        Action<QueryBatch>? alsoAsk = null,
        CancellationToken cancel = default
    )
    {
        var batch = Db.Batch();
        var found = batch.List(
            Db.Incoming.VisibleTo(Db.Scope.Actor)
                .Where(d => d.Id == documentId)
                .Include(d => d.Routings)
                .Include(d => d.Readers)
                // Both are few; two queries would be one more for the page.
                .AsSingleQuery()
        );
        alsoAsk?.Invoke(batch);
        await batch.Run(cancel);
        return found.Value is [var document]
            ? new OpenIncoming(document, await directory.Book(cancel), Db.Scope.Actor, Db.Scope.Today)
            : null;
    }

    /// <summary>The text and files of a document, which lie beside every form about it.</summary>
    public async Task<PaperAtHand> Paper(Guid documentId, CancellationToken cancel = default)
    {
        var batch = Db.Batch();
        var text = batch.One(ShownText.Query(Db, documentId));
        var files = batch.List(FileRow.Of(Db, documentId));
        await batch.Run(cancel);
        return new PaperAtHand(text.Value ?? "", files.Value);
    }

    /// <summary>The document of a routing, and the routing.</summary>
    public async Task<(OpenIncoming Open, Routing Routing)?> OpenRouting(
        Guid routingId,
        CancellationToken cancel = default
    )
    {
        var documentId = await Db
            .Routings.Where(r => r.Id == routingId)
            .Select(r => (Guid?)r.DocumentId)
            .FirstOrDefaultAsync(cancel);
        return documentId is { } id && await Open(id, cancel: cancel) is { } open
            ? (open, open.Document.Routings.First(r => r.Id == routingId))
            : null;
    }
}

/// <summary>What is read of a document while something is decided about it.</summary>
public sealed record PaperAtHand(string Text, IReadOnlyList<FileRow> Files);
