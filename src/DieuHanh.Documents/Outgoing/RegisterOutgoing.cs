using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
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

/// <summary>
/// Gives an outgoing document its number ("cấp số, đăng ký văn bản đi"): what was read of it is corrected, the book gives the number. The
/// notation may be another than the book's, but one number and notation is given once in a year.
/// </summary>
public static class RegisterOutgoing
{
    private static readonly string Url = UploadFiles.RegisterUrl(Direction.Outgoing);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepRegisters);
        app.MapPost(Url, Post).Needs(Right.KeepRegisters);
    }

    public sealed record Model(
        DocumentForm Form,
        OutgoingProposal Proposal,
        Upload? Upload,
        int Waiting,
        IReadOnlyList<Book> Books,
        DirectoryBook Directory,
        DateOnly Today,
        FormErrors Errors
    );

    private static async Task<IResult> Get(Guid? upload, [AsParameters] RegisterDesk desk, CancellationToken cancel) =>
        await Page(desk, null, upload, new(), cancel);

    private static async Task<IResult> Post(
        [FromForm] DocumentForm form,
        [AsParameters] RegisterDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.TurnsAway(form, cancel))
        {
            return SecretRefused.Page(Direction.Outgoing);
        }

        var directory = await desk.Directory.Book(cancel);
        var upload = await desk.Uploads.Find(desk.Me, Typed.Id(form.Upload), cancel);
        var books = await desk.Db.BooksOf(Direction.Outgoing, cancel);
        var book = books.Find(b => b.Id == Typed.Id(form.Book));
        if (book is not null && Typed.Text(form.Notation) is null)
        {
            form = form with { Notation = Drafting.NotationOf(book, directory, Typed.Id(form.Unit)) };
        }

        var reads = form.ReadTasks is not null && upload is { Text.Length: > 0 };
        var errors = Read(form, desk.Db.Scope.Today, directory, book, reads, out var given, out var notation)
            .Require(
                Typed.Id(form.Upload) is null || upload is not null,
                "",
                "Tệp đang chờ không còn: đã đăng ký ở trang khác, đã xóa hoặc quá 3 ngày. Gửi lại tệp, hoặc đăng ký không có tệp."
            );
        if (errors.Any)
        {
            return await Page(desk, form, upload?.Id, errors, cancel);
        }

        var unit = Typed.Id(form.Unit);
        var files = await desk.Uploads.Store(upload, desk.Store, cancel);
        OutgoingDocument document;
        try
        {
            document = await Number();
        }
        catch (RefusedException refused)
        {
            desk.Db.ChangeTracker.Clear();
            return await Page(desk, form, upload?.Id, errors.Against(refused.Reasons), cancel);
        }

        if (upload is not null)
        {
            desk.Uploads.Erase(desk.Me, upload.Id);
        }

        return TypedResults.LocalRedirect(
            form.Then == "next" ? await desk.Next(Direction.Outgoing, upload, cancel) : document.Url
        );

        async Task<OutgoingDocument> Number()
        {
            try
            {
                return await Write();
            }
            catch (DbUpdateException) when (!cancel.IsCancellationRequested)
            {
                // Two books gave the same number and notation in this moment: asked once more, the register says so.
                desk.Db.ChangeTracker.Clear();
                return await Write();
            }
        }

        Task<OutgoingDocument> Write() =>
            desk.Registrar.Outgoing(
                book!.Id,
                notation,
                given,
                unit,
                Typed.Number(form.Copies),
                form.Sent,
                Drafting.RecipientsOf(directory, given.ToPlaces, given.IssuedOn),
                files,
                reads ? new TaskReading(true, unit, Drafting.OfficerOf(directory, unit, desk.Db.Scope.Today)) : null,
                cancel
            );
    }

    private static FormErrors Read(
        DocumentForm form,
        DateOnly today,
        DirectoryBook directory,
        Book? book,
        bool reads,
        out Particulars given,
        out string notation
    ) =>
        form.ReadOutgoing(today, directory, out given, out notation)
            .Require(book is not null, nameof(form.Book), "Chọn sổ đăng ký.")
            .Require(
                !reads || Typed.Id(form.Unit) is not null,
                nameof(form.Unit),
                "Chọn đơn vị soạn thảo: đơn vị này rà soát nhiệm vụ đọc được."
            )
            .InOrder(DocumentForm.OnPage);

    private static async Task<RazorComponentResult<RegisterOutgoingPage>> Page(
        RegisterDesk desk,
        DocumentForm? typed,
        Guid? uploadId,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var directory = await desk.Directory.Book(cancel);
        var waiting = await desk.Waiting(Direction.Outgoing, uploadId, cancel);
        var upload = await desk.Uploads.Find(desk.Me, uploadId, cancel);
        var books = await desk.Db.BooksOf(Direction.Outgoing, cancel);
        var proposal = OutgoingProposal.From(
            await desk.Propose(upload, cancel),
            upload,
            books,
            directory,
            desk.Db.Scope.Today
        );
        return new(
            new
            {
                Model = new Model(
                    typed ?? proposal.Form,
                    proposal,
                    upload,
                    waiting,
                    books,
                    directory,
                    desk.Db.Scope.Today,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
