using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>A book in one year and the number it gives next.</summary>
public sealed class Register
{
    public Guid BookId { get; init; }
    public int Year { get; init; }
    public int Next { get; init; }
}

/// <summary>Gives numbers without gap or duplicate, however many clerks register at once.</summary>
public static class Numbering
{
    /// <summary>
    /// Takes the next number inside the running transaction. Its row stays locked until then, so clerks follow one another, and a
    /// failure gives the number back. Nothing that needs another connection may be asked between this and the commit: with every
    /// connection waiting for this row, nobody could go on.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public static async Task<BookNumber> TakeNumber(
        this DocumentsDb db,
        Guid bookId,
        int year,
        CancellationToken cancel = default
    )
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is taken in the transaction of its document.");
        }

        var taken = await db
            .Database.SqlQuery<int>(
                $"""
                insert into documents_register (book_id, year, next) values ({bookId}, {year}, 2)
                on conflict (book_id, year) do update set next = documents_register.next + 1
                returning next - 1 as "Value"
                """
            )
            .ToListAsync(cancel);
        return new BookNumber(bookId, year, taken[0]);
    }
}
