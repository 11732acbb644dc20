using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming;

/// <summary>Registers an incoming document ("đăng ký văn bản đến"): what was read of it is corrected, the book gives the number.</summary>
public static class RegisterIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/register", Get).Needs(Right.KeepRegisters);
        app.MapPost("/documents/incoming/register", Post).Needs(Right.KeepRegisters);
    }

    public sealed record Model(
        DocumentForm Form,
        Proposal Proposal,
        Upload? Upload,
        int Waiting,
        IReadOnlyList<Same> Earlier,
        IReadOnlyList<Book> Books,
        DirectoryBook Directory,
        DateOnly Today,
        FormErrors Errors
    );

    private static async Task<IResult> Get(Guid? upload, [AsParameters] RegisterDesk desk, CancellationToken cancel) =>
        await Page(desk, null, upload, [], new(), cancel);

    private static async Task<IResult> Post(
        [FromForm] DocumentForm form,
        [AsParameters] RegisterDesk desk,
        CancellationToken cancel
    )
    {
        var me = desk.Me;
        if (await desk.TurnsAway(form, cancel))
        {
            return SecretRefused.Page(Direction.Incoming);
        }

        var directory = await desk.Directory.Book(cancel);
        var upload = await desk.Uploads.Find(me, Typed.Id(form.Upload), cancel);
        var books = await desk.Db.BooksOf(Direction.Incoming, cancel);
        var errors = form.ReadIncoming(desk.Db.Scope.Today, directory, out var given)
            .Require(books.Exists(b => b.Id == Typed.Id(form.Book)), nameof(form.Book), "Chọn sổ đăng ký.")
            .Require(
                Typed.Id(form.Upload) is null || upload is not null,
                "",
                "Tệp đang chờ không còn: đã đăng ký ở trang khác, đã xóa hoặc quá 3 ngày. Gửi lại tệp, hoặc đăng ký không có tệp."
            );
        if (errors.Any)
        {
            return await Page(desk, form, upload?.Id, [], errors, cancel);
        }

        var earlier = await Same.Of(desk.Db, given, cancel: cancel);
        if (Same.CopyAfter(earlier, form.Again) is not { } copy)
        {
            return await Page(desk, form, upload?.Id, earlier, Doubled(), cancel);
        }

        var files = await desk.Uploads.Store(upload, desk.Store, cancel);
        IncomingDocument document;
        try
        {
            document = await desk.Registrar.Incoming(
                Typed.Id(form.Book)!.Value,
                form.Arrived!.Value,
                given,
                copy,
                files,
                ReadingOf(form, upload, given, directory, desk.Db.Scope.Today),
                cancel
            );
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Another clerk registered the same document in this moment: the unique index refused the second.
            desk.Db.ChangeTracker.Clear();
            var now = await Same.Of(desk.Db, given, cancel: cancel);
            if (now.Count == earlier.Count)
            {
                throw;
            }

            return await Page(desk, form, upload?.Id, now, Doubled(), cancel);
        }

        if (upload is not null)
        {
            desk.Uploads.Erase(me, upload.Id);
        }

        return TypedResults.LocalRedirect(
            form.Then == "next" ? await desk.Next(Direction.Incoming, upload, cancel) : document.Url
        );
    }

    /// <summary>Who answers for the issuer's matters reads the tasks, if the clerk wants them read.</summary>
    private static TaskReading? ReadingOf(
        DocumentForm form,
        Upload? upload,
        Particulars given,
        DirectoryBook directory,
        DateOnly today
    )
    {
        if (form.ReadTasks is null || upload is null || upload.Text.Length == 0)
        {
            return null;
        }

        var portfolio = directory.Portfolio(null, given.AgencyId, today);
        return new TaskReading(true, portfolio?.UnitId, portfolio?.OfficerId);
    }

    internal static FormErrors Doubled() =>
        new FormErrors().Against(
            new Reasons().When(
                true,
                "Văn bản này có thể đã được đăng ký; xem bên dưới rồi xác nhận nếu vẫn đăng ký thêm."
            )
        );

    private static async Task<RazorComponentResult<RegisterIncomingPage>> Page(
        RegisterDesk desk,
        DocumentForm? typed,
        Guid? uploadId,
        IReadOnlyList<Same> earlier,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var today = desk.Db.Scope.Today;
        var me = desk.Me;
        var directory = await desk.Directory.Book(cancel);
        var waiting = await desk.Waiting(Direction.Incoming, uploadId, cancel);
        var upload = await desk.Uploads.Find(me, uploadId, cancel);
        var books = await desk.Db.BooksOf(Direction.Incoming, cancel);
        var proposal = await desk.Propose(upload, cancel);
        var form =
            typed
            ?? proposal.Form with
            {
                Upload = upload?.Id.ToString(),
                Book = (books.FirstOrDefault(b => b.TypeName == proposal.Form.TypeName) ?? books[0]).Id.ToString(),
                ArrivedOn = Dates.Show(today),
            };
        return new(new { Model = new Model(form, proposal, upload, waiting, earlier, books, directory, today, errors) })
        {
            StatusCode = errors.Status,
        };
    }
}
