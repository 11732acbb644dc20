using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming;

/// <summary>The register of incoming documents ("sổ đăng ký văn bản đến"), newest first: one book by its numbers, several by the day.</summary>
public static class IncomingList
{
    public const string Url = "/documents/incoming";
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeRegisters);

    /// <param name="OnlyNewest">Only the newest of the documents with these words are listed.</param>
    /// <param name="Total">How many numbers the books in question have given; null where a filter or the reader's rights hide some.</param>
    /// <param name="Address">Another address with the same filters.</param>
    public sealed record Model(
        IncomingFilter Filter,
        IReadOnlyList<IncomingRow> Rows,
        bool OnlyNewest,
        string? Next,
        int? Total,
        IReadOnlyList<Book> Books,
        DirectoryBook Directory,
        bool MayRegister,
        DateOnly Today,
        Func<string, string> Address
    )
    {
        /// <summary>The book of a row, where several are mixed.</summary>
        public string? BookOf(IncomingRow row) =>
            Filter.OneBook || Books.Count < 2 ? null : Books.FirstOrDefault(b => b.Id == row.BookId)?.Name;
    }

    private static async Task<RazorComponentResult<IncomingListPage>> Get(
        [AsParameters] IncomingFilter filter,
        DocumentsDb db,
        IDirectory directory,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var found = await filter.Find(db, cancel);
        var batch = db.Batch();
        var rows = batch.List(IncomingRow.Page(filter.Of(db, found), filter.OneBook, filter.After, PageSize + 1));
        var books = batch.List(
            db.Books.AsNoTracking().Where(b => b.Direction == Direction.Incoming).OrderBy(b => b.Place)
        );
        var registers = batch.List(
            db.Registers.AsNoTracking()
                .Where(r => db.Books.Any(b => b.Id == r.BookId && b.Direction == Direction.Incoming))
        );
        await batch.Run(cancel);
        var shown = rows.Value.Take(PageSize).ToList();
        var typed = http.Request.QueryString;
        return new(
            new
            {
                Model = new Model(
                    filter,
                    shown,
                    found?.OnlyNewest == true,
                    rows.Value.Count > PageSize ? RegisterAddress.Of(Url, typed, shown[^1].Mark(filter.OneBook)) : null,
                    Total(filter, registers.Value, db.Scope.Actor),
                    books.Value,
                    await directory.Book(cancel),
                    db.Scope.Actor.Has(Right.KeepRegisters),
                    db.Scope.Today,
                    url => RegisterAddress.Of(url, typed)
                ),
            }
        );
    }

    /// <summary>Every number given is one row, so the total needs no counting.</summary>
    private static int? Total(IncomingFilter filter, List<Register> registers, Actor actor) =>
        !actor.SeesAll() || !filter.WholeBooks
            ? null
            : registers
                .Where(r => Typed.Id(filter.Book) is not { } book || r.BookId == book)
                .Where(r => Typed.Number(filter.Year) is not { } year || r.Year == year)
                .Sum(r => r.Next - 1);
}
