using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>Files and search text of a document.</summary>
public static class Attaching
{
    public const string IncomingKind = "incoming";
    public const string OutgoingKind = "outgoing";

    /// <summary>So much of a text is looked through for the place that is shown; words further on are found all the same.</summary>
    public const int ShownText = 20_000;

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

        db.Index(document, [.. known.Select(k => k.Text), .. added.Select(a => a.Text)]);
        return added.Count;
    }

    /// <summary>
    /// What the document is found by, with the next save. Whenever a field changes, a file is added or the text of one is read, it is
    /// called with the texts of all its files.
    /// </summary>
    public static void Index(this DocumentsDb db, Document document, IEnumerable<string?> texts) =>
        db.Index(SearchedBy(document, texts));

    internal static Searched SearchedBy(Document document, IEnumerable<string?> texts) =>
        new(
            document is Incoming.IncomingDocument ? IncomingKind : OutgoingKind,
            document.Id,
            document.BookedOn,
            [
                // "Số đến 1234" and "1234/2026".
                document is Incoming.IncomingDocument
                    ? $"{document.Number}/{document.Year}"
                    : null,
                document.Code,
                document.Issuer,
                document.TypeName,
                document.Subject,
                document.Signer,
                document.DirectedBy,
                document.ToPlaces,
                // Agencies find what is addressed to them, and what the office notes for itself could be guessed by its words.
                document is Incoming.IncomingDocument
                    ? document.Note
                    : null,
            ],
            [.. texts]
        );
}
