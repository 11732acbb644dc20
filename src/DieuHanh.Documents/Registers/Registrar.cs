using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>A file that lies in the store, ready to belong to a document.</summary>
public sealed record ReadFile(StoredFile File, string Name, string? Text, string? Problem);

/// <summary>To whom the text is handed for the reading of tasks.</summary>
public sealed record TaskReading(bool Directive, Guid? UnitId, Guid? OfficerId);

/// <summary>
/// Writes documents into the registers: number, row, files, search, audit and fact in one transaction. What fails takes its number back
/// with it.
/// </summary>
public sealed class Registrar(DocumentsDb db)
{
    /// <exception cref="DbUpdateException">Someone registered the same document in this moment.</exception>
    public Task<IncomingDocument> Incoming(
        Guid bookId,
        DateOnly arrivedOn,
        Particulars given,
        int copy = 1,
        IReadOnlyList<ReadFile>? files = null,
        TaskReading? reading = null,
        CancellationToken cancel = default
    ) =>
        Write(
            bookId,
            arrivedOn.Year,
            "Đăng ký văn bản đến",
            files ?? [],
            reading,
            number => IncomingDocument.Register(number, arrivedOn, given, copy, db.Scope.Actor.PersonId, db.Scope.Now),
            cancel
        );

    /// <param name="notation">Follows the number the book gives: TB-VPCP.</param>
    /// <param name="given">Its code is put in here.</param>
    /// <exception cref="RefusedException">Number and notation were given away by another book this year; the number goes back.</exception>
    public Task<OutgoingDocument> Outgoing(
        Guid bookId,
        string notation,
        Particulars given,
        Guid? unitId = null,
        int? copies = null,
        DateOnly? sentOn = null,
        IReadOnlyCollection<Guid>? recipients = null,
        IReadOnlyList<ReadFile>? files = null,
        TaskReading? reading = null,
        CancellationToken cancel = default
    ) =>
        Write(
            bookId,
            given.IssuedOn.Year,
            "Đăng ký văn bản đi",
            files ?? [],
            reading,
            number =>
                OutgoingDocument.Register(
                    number,
                    given with
                    {
                        Code = DocumentCode.Of(number.Number, notation),
                    },
                    unitId,
                    copies,
                    sentOn,
                    recipients ?? [],
                    db.Scope.Actor.PersonId,
                    db.Scope.Now
                ),
            cancel
        );

    private async Task<TDocument> Write<TDocument>(
        Guid bookId,
        int year,
        string action,
        IReadOnlyList<ReadFile> files,
        TaskReading? reading,
        Func<BookNumber, TDocument> register,
        CancellationToken cancel
    )
        where TDocument : Document
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await using var _ = own;
        var document = register(await db.TakeNumber(bookId, year, cancel));
        await RefuseTaken(document, cancel);
        db.Add(document);
        await db.Attach(document, files, cancel);
        if (reading is not null)
        {
            var readable = files.Any(f => f.Text is not null);
            document.ReadTasks(readable, reading.Directive, reading.UnitId, reading.OfficerId, db.Scope.Now);
        }

        await db.SaveAsync(action, cancel: cancel);
        if (own is not null)
        {
            await own.CommitAsync(cancel);
            db.Scope.Bell.Ring();
        }

        return document;
    }

    // Two books of the office may share a notation; what another one gave away is not given again, not even where it became void.
    private async Task RefuseTaken(Document document, CancellationToken cancel)
    {
        if (document is OutgoingDocument && await db.Outgoing.AnyAsync(d => d.SameKey == document.SameKey, cancel))
        {
            throw new RefusedException(
                "Số {0} đã cấp ở sổ khác: trong một năm mỗi số, ký hiệu chỉ cấp một lần. Chọn sổ hoặc ký hiệu khác.",
                document.Code
            );
        }
    }
}
