using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>The books of a register in the order of the office.</summary>
public static class BookList
{
    public static Task<List<Book>> BooksOf(
        this DocumentsDb db,
        Direction direction,
        CancellationToken cancel = default
    ) => db.Books.AsNoTracking().Where(b => b.Direction == direction).OrderBy(b => b.Place).ToListAsync(cancel);
}
