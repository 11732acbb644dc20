using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>Files and search text of a document.</summary>
public static class Attaching
{
    public const string IncomingKind = "incoming";
    public const string OutgoingKind = "outgoing";

    /// <summary>Adds files the document does not have yet and indexes it with everything it holds.</summary>
    /// <returns>How many were added.</returns>
    public static async Task<int> Attach(
        this DocumentsDb db,
        Document document,
        IReadOnlyList<ReadFile> files,
        CancellationToken cancel
    )
    {
        var known = await db
            .Attachments.AsNoTracking()
            .Where(a => a.DocumentId == document.Id)
            .OrderBy(a => a.Place)
            .Select(a => new
            {
                a.Hash,
                a.Place,
                a.Text,
            })
            .ToListAsync(cancel);
        var place = known.Count == 0 ? 0 : known[^1].Place;
        var added = await db.Await(
            [.. files.Where(f => known.All(k => k.Hash != f.File.Hash)).DistinctBy(f => f.File.Hash)],
            cancel
        );
        var hashes = added.Select(f => f.File.Hash).ToList();
        if (await db.FileReadings.AnyAsync(r => hashes.Contains(r.Hash) && r.Mark == SecrecyMarkState.Found, cancel))
        {
            // The clerks were told of it with the first document that carried the file.
            document.Withhold(db.Scope.Now);
        }

        foreach (var file in added)
        {
            db.Keep(file.File);
            db.Attachments.Add(
                Attachment.Of(
                    document.Id,
                    ++place,
                    file.Name,
                    file.File,
                    file.Text,
                    file.Problem,
                    db.Scope.Actor.PersonId,
                    db.Scope.Now
                )
            );
        }

        await db.Index(document, [.. known.Select(k => k.Text), .. added.Select(a => a.Text)]);
        return added.Count;
    }

    /// <summary>The fields come first: of a very long text only the beginning is indexed.</summary>
    public static Task Index(this DocumentsDb db, Document document, IEnumerable<string?> texts) =>
        SearchIndex.Index(
            db,
            document is Incoming.IncomingDocument ? IncomingKind : OutgoingKind,
            document.Id,
            [
                document.Code,
                document.Issuer,
                document.TypeName,
                document.Subject,
                document.Signer,
                document.DirectedBy,
                document.ToPlaces,
                document.Note,
                .. texts,
            ]
        );
}
