using System.Globalization;
using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Upkeep;

/// <summary>Corrects what the register wrote down of a document; the timeline keeps what stood there before. Book and number never change.</summary>
public static class CorrectIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/correct", Get).Needs(Right.KeepRegisters);
        app.MapPost("/documents/incoming/{id:guid}/correct", Post).Needs(Right.KeepRegisters);
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/correct";

    public sealed record Model(
        OpenIncoming Open,
        PaperAtHand Paper,
        DocumentForm Form,
        IReadOnlyList<Same> Earlier,
        IReadOnlyList<Book> Books,
        FormErrors Errors
    );

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is { } open
            ? await Page(open, desk, DocumentForm.Of(open.Document, open.Document.BookedOn), [], new(), cancel)
            : IncomingDesk.Unknown;

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] DocumentForm form,
        IncomingDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        if (form.IsSecret)
        {
            return SecretRefused.Page(Direction.Incoming);
        }

        var document = open.Document;
        var errors = form.ReadIncoming(open.Today, open.Book, out var given);
        if (errors.None)
        {
            errors.Against(
                document
                    .WhyNotCorrect()
                    .And(document.WhyNotArriveOn(form.Arrived!.Value))
                    .When(
                        Typed.Number(form.Version) != document.Version,
                        "Có người vừa thay đổi văn bản này. Xem lại rồi lưu lần nữa nếu vẫn sửa như đã nhập."
                    )
            );
        }

        if (errors.Any)
        {
            return await Page(open, desk, form, [], errors, cancel);
        }

        // The same document as before stays the copy it was; made the same as another one, it is a further copy of that, if the clerk says so.
        var earlier = given.SameKey == document.SameKey ? [] : await Same.Of(desk.Db, given, document.Id, cancel);
        if (Same.CopyAfter(earlier, form.Again) is not { } next)
        {
            return await Page(open, desk, form, earlier, RegisterIncoming.Doubled(), cancel);
        }

        document.Correct(given, form.Arrived!.Value, given.SameKey == document.SameKey ? document.Copy : next);
        desk.Db.Index(
            document,
            await desk
                .Db.Attachments.Where(a => a.DocumentId == id)
                .OrderBy(a => a.Place)
                .Select(a => a.Text)
                .ToListAsync(cancel)
        );
        await desk.Db.SaveAsync("Sửa thông tin đăng ký", cancel: cancel);
        return TypedResults.LocalRedirect(document.Url);
    }

    private static async Task<RazorComponentResult<CorrectIncomingPage>> Page(
        OpenIncoming open,
        IncomingDesk desk,
        DocumentForm form,
        IReadOnlyList<Same> earlier,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var paper = await desk.Paper(open.Document.Id, cancel);
        var books = await desk.Db.BooksOf(Direction.Incoming, cancel);
        form = form with { Version = open.Document.Version.ToString(CultureInfo.InvariantCulture) };
        return new(new { Model = new Model(open, paper, form, earlier, books, errors) }) { StatusCode = errors.Status };
    }
}
