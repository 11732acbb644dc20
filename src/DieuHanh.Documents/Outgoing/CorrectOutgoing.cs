using System.Globalization;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Corrects what the register says of an outgoing document, with the reason. Number, notation and book never change.</summary>
public static class CorrectOutgoing
{
    private const string Url = ShowOutgoing.Url + "/correct";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepRegisters);
        app.MapPost(Url, Post).Needs(Right.KeepRegisters);
    }

    /// <param name="Reason">Why it is corrected.</param>
    public sealed record Model(
        OutgoingDocument Document,
        DocumentForm Form,
        string? Reason,
        string Text,
        IReadOnlyList<Book> Books,
        DirectoryBook Directory,
        DateOnly Today,
        FormErrors Errors
    );

    private static async Task<IResult> Get(Guid id, OutgoingDesk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel) is { } document
            ? await Page(
                desk,
                document,
                FormOf(document),
                null,
                new FormErrors().Against(document.WhyNotCorrect()),
                cancel
            )
            : TypedResults.NotFound();

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] DocumentForm form,
        [FromForm] string? reason,
        OutgoingDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var db = desk.Db;
        var directory = await desk.Directory.Book(cancel);
        form = form with { Book = document.BookId.ToString(), Notation = document.CodeNotation };
        var why = Typed.Text(reason);
        var errors = form.ReadOutgoing(db.Scope.Today, directory, out var given, out _, document.UnitId)
            .RequireText(why, "Reason", "Nhập lý do sửa.")
            .Require(
                given.IssuedOn == default || given.IssuedOn.Year == document.Year,
                nameof(form.IssuedOn),
                "Số {0} thuộc sổ năm {1}: ngày ban hành phải trong năm đó.",
                $"{document.Number}",
                $"{document.Year}"
            )
            .Against(document.WhyNotCorrect())
            .Against(WhyStale(document, form));
        if (errors.Any)
        {
            return await Page(desk, document, form, reason, errors, cancel);
        }

        document.Correct(
            given with
            {
                Code = DocumentCode.Of(document.Number, document.CodeNotation),
            },
            Typed.Id(form.Unit),
            Typed.Number(form.Copies),
            form.Sent,
            Drafting.RecipientsOf(directory, given.ToPlaces, given.IssuedOn)
        );
        await db.Attach(document, [], cancel);
        await db.SaveAsync("Sửa thông tin văn bản", why, cancel: cancel);
        return TypedResults.LocalRedirect(document.Url);
    }

    private static Reasons WhyStale(OutgoingDocument document, DocumentForm form) =>
        new Reasons().When(
            Typed.Number(form.Version) != document.Version,
            "Người khác vừa sửa văn bản này. Nội dung anh/chị nhập còn nguyên; hãy xem bản mới rồi lưu lại nếu vẫn cần."
        );

    private static DocumentForm FormOf(OutgoingDocument document) =>
        DocumentForm.Of(document) with
        {
            Unit = document.UnitId?.ToString(),
            Copies = document.Copies?.ToString(CultureInfo.InvariantCulture),
            SentOn = Dates.Show(document.SentOn),
        };

    private static async Task<RazorComponentResult<CorrectOutgoingPage>> Page(
        OutgoingDesk desk,
        OutgoingDocument document,
        DocumentForm form,
        string? reason,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new(
            new
            {
                Model = new Model(
                    document,
                    form,
                    reason,
                    await ShownText.Query(desk.Db, document.Id).FirstOrDefaultAsync(cancel) ?? "",
                    await desk.Db.BooksOf(Direction.Outgoing, cancel),
                    await desk.Directory.Book(cancel),
                    desk.Db.Scope.Today,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
}
