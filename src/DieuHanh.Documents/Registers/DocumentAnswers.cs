using DieuHanh.Documents.Incoming;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>What the other modules ask the registers. A document the asking person may not read is answered like one that is not there.</summary>
internal sealed class DocumentAnswers(DocumentsDb db, CurrentActor current) : IDocuments
{
    /// <summary>The text is that of its first file that could be read: other files repeat it or belong to it.</summary>
    public async Task<DocumentBrief?> Find(Guid documentId, CancellationToken cancel = default)
    {
        var batch = db.Batch();
        var found = batch.One(Readable().Where(d => d.Id == documentId));
        var text = batch.One(
            db.Attachments.AsNoTracking()
                .Where(a => a.DocumentId == documentId && a.Text != null)
                .OrderBy(a => a.Place)
                .Select(a => a.Text)
                .Take(1)
        );
        await batch.Run(cancel);
        return found.Value is { } document ? Brief(document, text.Value) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, DocumentBrief>> Find(
        IReadOnlyCollection<Guid> documentIds,
        CancellationToken cancel = default
    )
    {
        var found = await Readable().Where(d => documentIds.Contains(d.Id)).ToListAsync(cancel);
        return found.ToDictionary(d => d.Id, d => Brief(d, null));
    }

    private IQueryable<Document> Readable() => db.ReadableBy(current.Actor).AsNoTracking();

    private static DocumentBrief Brief(Document d, string? text) =>
        new(
            d.Id,
            d.Code,
            d.IssuedOn,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Signer,
            text,
            d.Url,
            d is IncomingDocument ? d.BookedOn : null
        );
}
