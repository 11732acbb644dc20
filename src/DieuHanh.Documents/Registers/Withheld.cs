using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>
/// A document in whose file a secrecy mark was found only after it was registered, by recognising a scan or converting an old format. Nobody
/// but the clerks sees it until one of them says that it is secret, and it is erased, or that it is not (Law 117/2025/QH15).
/// </summary>
public static class Withheld
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/documents/{id:guid}/withheld/deny", Deny).Needs(Right.KeepRegisters);
        app.MapPost("/documents/{id:guid}/withheld/erase", Erase).Needs(Right.KeepRegisters);
    }

    public static string DenyUrl(Guid documentId) => $"/documents/{documentId}/withheld/deny";

    public static string EraseUrl(Guid documentId) => $"/documents/{documentId}/withheld/erase";

    /// <summary>Withholds every document that carries the file and tells the clerks, with the number alone.</summary>
    internal static async Task Withhold(
        this DocumentsDb db,
        FileReading reading,
        DirectoryBook directory,
        CancellationToken cancel
    )
    {
        reading.FindMark();
        var clerks = directory.Holders(directory.OfficeId, null, Role.Clerk).Select(p => p.Id).ToList();
        foreach (var document in await db.Carrying([reading.Hash]).ToListAsync(cancel))
        {
            document.Withhold(db.Scope.Now);
            db.Notify(
                clerks,
                document.Url,
                "Tệp của văn bản số {0} năm {1} có dấu chỉ độ mật: xem tệp và xác nhận.",
                $"{document.Number}",
                $"{document.Year}"
            );
        }

        await db.SaveAsync("Giữ lại vì tệp có dấu chỉ độ mật", cancel: cancel);
    }

    private static IQueryable<Document> Carrying(this DocumentsDb db, IReadOnlyCollection<string> hashes) =>
        db.Documents.Where(d => db.Attachments.Any(a => a.DocumentId == d.Id && hashes.Contains(a.Hash)));

    /// <summary>It was read wrongly, or says no more than that something else is secret: everything is as if it had not been found.</summary>
    private static async Task<IResult> Deny(Guid id, DocumentsDb db, CancellationToken cancel)
    {
        if (await db.Documents.FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        document.WhyNotRelease().Refuse();
        var marked = await Readings(db, id).Where(r => r.Mark == SecrecyMarkState.Found).ToListAsync(cancel);
        var hashes = marked.Select(r => r.Hash).ToList();
        marked.ForEach(r => r.DenyMark(db.Scope.Now));
        document.Release();
        foreach (
            var carrying in await db.Carrying(hashes).Where(d => d.Id != id && d.SecretAt == null).ToListAsync(cancel)
        )
        {
            // Another of its files may bear a mark of its own.
            var still = Readings(db, carrying.Id)
                .Where(r => r.Mark == SecrecyMarkState.Found && !hashes.Contains(r.Hash));
            if (carrying.WhyNotRelease().None && !await still.AnyAsync(cancel))
            {
                carrying.Release();
            }
        }

        await db.SaveAsync("Xác nhận không phải văn bản mật", cancel: cancel);
        return TypedResults.LocalRedirect(document.Url);
    }

    /// <summary>
    /// Erases the files and everything that was written of the document. The number stays in the register, with the reason; what is audited
    /// says nothing of what it was about.
    /// </summary>
    private static async Task<IResult> Erase(
        Guid id,
        DocumentsDb db,
        FileStore store,
        IEnumerable<ICarriedFiles> others,
        CancellationToken cancel
    )
    {
        if (await db.Documents.FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        document.WhyNotErase().Refuse();
        var hashes = await db.Attachments.Where(a => a.DocumentId == id).Select(a => a.Hash).ToListAsync(cancel);
        var elsewhere = new List<string>();
        foreach (var other in others)
        {
            elsewhere.AddRange(await other.Among(hashes, cancel));
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await Blacken(db, document, cancel);
        if (document is Incoming.IncomingDocument incoming)
        {
            await db.Entry(incoming).Collection(d => d.Routings).LoadAsync(cancel);
        }

        document.EraseAsSecret(db.Scope.Now);
        var gone = await Detach(db, id, hashes, elsewhere, cancel);
        await db.Files.Where(f => gone.Contains(f.Hash)).ExecuteDeleteAsync(cancel);
        db.Index(document, []);
        await db.Notices.Where(n => n.Url == document.Url).ExecuteDeleteAsync(cancel);
        await db.SaveAsync("Xác nhận văn bản mật, đã xóa tệp và nội dung", cancel: cancel);
        await whole.CommitAsync(cancel);

        // A program that ends here leaves files without a row, which the sweeper takes.
        gone.ForEach(store.Erase);
        return TypedResults.LocalRedirect(document.Url);
    }

    /// <summary>
    /// Takes all files from this document, and the marked ones from every other; answers those whose bytes go. A file that bears no mark and
    /// that another document, or something of another module, carries as well is no less evidence there than before.
    /// </summary>
    private static async Task<List<string>> Detach(
        DocumentsDb db,
        Guid id,
        List<string> hashes,
        List<string> elsewhere,
        CancellationToken cancel
    )
    {
        var marked = await Readings(db, id)
            .Where(r => r.Mark == SecrecyMarkState.Found)
            .Select(r => r.Hash)
            .ToListAsync(cancel);
        await db.Attachments.Where(a => a.DocumentId == id || marked.Contains(a.Hash)).ExecuteDeleteAsync(cancel);
        var kept = await db.Attachments.Where(a => hashes.Contains(a.Hash)).Select(a => a.Hash).ToListAsync(cancel);
        var detached = hashes.Except(kept).ToList();
        await db.FileReadings.Where(r => detached.Contains(r.Hash)).ExecuteDeleteAsync(cancel);
        return [.. detached.Where(h => marked.Contains(h) || !elsewhere.Contains(h))];
    }

    private static IQueryable<FileReading> Readings(DocumentsDb db, Guid id) =>
        db.FileReadings.Where(r => db.Attachments.Any(a => a.DocumentId == id && a.Hash == r.Hash));

    // Not through the entity, which would write into the audit what it said before.
    private static async Task Blacken(DocumentsDb db, Document document, CancellationToken cancel)
    {
        await db
            .Documents.Where(d => d.Id == document.Id)
            .ExecuteUpdateAsync(
                d =>
                    d.SetProperty(x => x.Subject, Document.ErasedWords)
                        .SetProperty(x => x.Signer, (string?)null)
                        .SetProperty(x => x.SignerCapacity, (string?)null)
                        .SetProperty(x => x.DirectedBy, (string?)null)
                        .SetProperty(x => x.ToPlaces, (string?)null)
                        .SetProperty(x => x.Note, (string?)null),
                cancel
            );
        await db
            .Incoming.Where(d => d.Id == document.Id)
            .ExecuteUpdateAsync(
                d =>
                    d.SetProperty(x => x.Instruction, x => x.Instruction == null ? null : Document.ErasedWords)
                        .SetProperty(
                            x => x.SentBackReason,
                            x => x.SentBackReason == null ? null : Document.ErasedWords
                        ),
                cancel
            );
        await db
            .Outgoing.Where(d => d.Id == document.Id && d.VoidReason != null)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.VoidReason, Document.ErasedWords), cancel);
        await db
            .Routings.Where(r => r.DocumentId == document.Id)
            .ExecuteUpdateAsync(
                r =>
                    r.SetProperty(x => x.ResolutionNote, x => x.ResolutionNote == null ? null : Document.ErasedWords)
                        .SetProperty(
                            x => x.PassedBackReason,
                            x => x.PassedBackReason == null ? null : Document.ErasedWords
                        ),
                cancel
            );
        await db.Entry(document).ReloadAsync(cancel);
    }
}
