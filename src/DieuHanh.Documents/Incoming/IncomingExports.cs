using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>The incoming register as a file, on paper, and page by page for programs. Filters are those of the list itself.</summary>
public static class IncomingExports
{
    public const string PrintUrl = IncomingList.Url + "/print";
    public const string JsonUrl = "/api" + IncomingList.Url;
    private const int MostPerCall = 1_000;

    /// <summary>Lines on paper; a year of a book is more than is bound in one volume.</summary>
    private const int MostOnPaper = 3_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(IncomingList.Url + "/list.{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SeeRegisters).IsHeavy();
        app.MapGet(PrintUrl, Print).Needs(Right.SeeRegisters);
        app.MapGet(JsonUrl, Json).Needs(Right.SeeRegisters).WithTags("Văn bản đến");
    }

    public static string FileUrl(string format) => $"{IncomingList.Url}/list.{format}";

    /// <param name="Rows">Book by book, each from its first number on.</param>
    /// <param name="Books">All books there are.</param>
    public sealed record Paper(
        PrintPeriod Period,
        IReadOnlyList<IncomingRow> Rows,
        IReadOnlyList<Book> Books,
        DirectoryBook Directory
    )
    {
        /// <summary>More than is put on paper at once: then none are, and a shorter period is asked for.</summary>
        public bool TooMany => Rows.Count > MostOnPaper;

        /// <summary>The book that is printed alone; null where there are several.</summary>
        public Book? Whole => Books.FirstOrDefault(b => b.Id == Typed.Id(Period.Book));
    }

    private static async Task<IResult> File(
        string format,
        [AsParameters] IncomingFilter filter,
        HttpContext http,
        DocumentsDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var rows = filter.Of(db, await filter.FindAll(db, cancel));
        var count = await rows.CountAsync(cancel);
        TableFiles.RefuseTooMany(count);
        var lines = IncomingRow.Of(InOrder(rows)).AsAsyncEnumerable();
        return new TableFile<IncomingRow>(
            Sheet(lines, http, count, await Names(db, cancel), await directory.Book(cancel), db.Scope.Today),
            format
        );
    }

    private static async Task<RazorComponentResult<IncomingPrintPage>> Print(
        [AsParameters] IncomingFilter filter,
        HttpContext http,
        DocumentsDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var period = PrintPeriod.Of(
            filter.Active,
            filter.Book,
            filter.Year,
            filter.From,
            filter.To,
            db.Scope.Today,
            http.Request.QueryString
        );
        filter = filter with { From = period.FromText, To = period.ToText };
        var rows = await IncomingRow
            .Of(InOrder(filter.Of(db, await filter.FindAll(db, cancel))).Take(MostOnPaper + 1))
            .ToListAsync(cancel);
        var books = await db.BooksOf(Direction.Incoming, cancel);
        var place = books.ToDictionary(b => b.Id, b => b.Place);
        var bound = rows.OrderBy(r => place[r.BookId]).ThenBy(r => r.Year).ThenBy(r => r.Number).ToList();
        return new(new { Model = new Paper(period, bound, books, await directory.Book(cancel)) });
    }

    /// <summary>At most <c>limit</c> rows (1,000 unless fewer are asked for), newest first, and where the next ones stand.</summary>
    private static async Task<IResult> Json(
        [AsParameters] IncomingFilter filter,
        HttpContext http,
        DocumentsDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var limit = Math.Clamp(Typed.Number(http.Request.Query["limit"]) ?? MostPerCall, 1, MostPerCall);
        var rows = await IncomingRow
            .Page(filter.Of(db, await filter.FindAll(db, cancel)), filter.OneBook, filter.After, limit + 1)
            .ToListAsync(cancel);
        var shown = rows.Take(limit).ToList();
        var next =
            rows.Count > limit
                ? RegisterAddress.Of(JsonUrl, http.Request.QueryString, shown[^1].Mark(filter.OneBook))
                : null;
        return new TableFile<IncomingRow>(
            Sheet(
                shown.ToAsyncEnumerable(),
                http,
                shown.Count,
                await Names(db, cancel),
                await directory.Book(cancel),
                db.Scope.Today
            ),
            "json",
            () => next
        );
    }

    // A register is read from its first number on.
    private static IQueryable<IncomingDocument> InOrder(IQueryable<IncomingDocument> rows) =>
        rows.OrderBy(d => d.BookedOn).ThenBy(d => d.Number).ThenBy(d => d.Id);

    private static async Task<IReadOnlyDictionary<Guid, string>> Names(DocumentsDb db, CancellationToken cancel) =>
        (await db.BooksOf(Direction.Incoming, cancel)).ToDictionary(b => b.Id, b => b.Name);

    private static Sheet<IncomingRow> Sheet(
        IAsyncEnumerable<IncomingRow> rows,
        HttpContext http,
        int count,
        IReadOnlyDictionary<Guid, string> books,
        DirectoryBook book,
        DateOnly today
    ) =>
        new(
            $"van-ban-den-{today:yyyyMMdd}",
            T["Sổ đăng ký văn bản đến"],
            [
                T["Lập ngày {0}. {1} dòng, mỗi dòng là một số đến.", today, count],
                T[
                    "Địa chỉ lấy lại cùng danh sách: {0}",
                    RegisterAddress.Of(IncomingList.Url, http.Request.QueryString)
                ],
            ],
            [
                new("arrived", T["Ngày đến"], 13, r => r.ArrivedOn, Day: true),
                new("number", T["Số đến"], 8, r => r.Number),
                new("issuer", T["Tác giả"], 34, r => r.Issuer),
                new("code", T["Số, ký hiệu"], 20, r => r.Code),
                new("issued", T["Ngày văn bản"], 13, r => r.IssuedOn, Day: true),
                new("type", T["Tên loại"], 14, r => r.TypeName),
                new("subject", T["Trích yếu nội dung"], 80, r => r.Subject),
                new("to", T["Đơn vị, người nhận"], 44, r => r.Recipients(book)),
                new("sent", T["Ngày chuyển"], 13, r => r.SentOn, Day: true),
                new("received", T["Ký nhận"], 34, r => r.Received(book)),
                new("due", T["Hạn xử lý"], 13, r => r.DueOn, Day: true),
                new("urgency", T["Độ khẩn"], 12, r => Marks.Words(r.Urgency)),
                new("state", T["Trạng thái"], 20, r => IncomingWords.Words(r.State)),
                new("book", T["Sổ"], 20, r => T[books[r.BookId]]),
                new("note", T["Ghi chú"], 40, r => r.Remark),
                new("id", T["Mã"], 38, r => r.Id.ToString()),
            ],
            rows
        );
}
