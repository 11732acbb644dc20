using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Given;

/// <summary>The document that a leader's spoken direction waited for has come ("văn bản hóa").</summary>
public static class AttachDocument
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/{id:guid}/attach-document", Get).Needs(Right.GiveTasks);
        app.MapPost("/tasks/{id:guid}/attach-document", Post).Needs(Right.GiveTasks);
    }

    public static string Url(Guid taskId) => $"/tasks/{taskId}/attach-document";

    public sealed record Form
    {
        /// <summary>The address of the document's page, as copied from the browser.</summary>
        public string? Document { get; init; }
    }

    public sealed record Model(OpenTask Open, Form Form, FormErrors Errors);

    /// <summary>Whoever wrote the direction down knows which document follows it, whichever unit has the task by now.</summary>
    public static bool InHands(OpenTask open) =>
        open.Monitors || (open.Task.WrittenDownById is { } writer && writer == open.Actor.PersonId);

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is not { } open ? Act.Unknown
        : !InHands(open) ? Act.NotYours
        : Page(new(open, new(), new()));

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        Desk desk,
        [FromServices] IDocuments? documents,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return Act.Unknown;
        }

        if (!InHands(open))
        {
            return Act.NotYours;
        }

        var found =
            Addresses.LastId(form.Document) is { } documentId && documents is not null
                ? await documents.Find(documentId, cancel)
                : null;
        var errors = new FormErrors().Require(
            found is not null,
            nameof(Form.Document),
            "Không tìm thấy văn bản. Hãy mở trang của văn bản và chép địa chỉ vào đây."
        );
        if (found is null)
        {
            return Page(new(open, form, errors));
        }

        var source = new DocumentSource(
            found.Id,
            found.Code,
            found.IssuedOn,
            found.Issuer,
            found.Signer ?? "",
            null,
            null,
            open.Task.Quote
        );
        errors.Against(open.Task.WhyNotAttachDocument(source));
        if (errors.Any)
        {
            return Page(new(open, form, errors));
        }

        open.Task.AttachDocument(source);
        desk.Db.IndexAnew(open.Task, open.Book);
        desk.Db.Notify(
            open.Parts.Where(p => p.Open).SelectMany(p => open.Book.FocalPoints(p.AgencyId)),
            open.Url,
            "Ý kiến chỉ đạo đã có văn bản {0}: {1}",
            found.Code,
            open.Task.Action
        );
        await desk.Db.SaveAsync("Gắn văn bản của ý kiến chỉ đạo", cancel: cancel);
        return Act.Done(open);
    }

    private static RazorComponentResult<AttachDocumentPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}

/// <summary>Reads what people copy from the address bar.</summary>
internal static class Addresses
{
    /// <summary>The last id in an address, or the id itself.</summary>
    public static Guid? LastId(string? typed) =>
        (Typed.Text(typed) ?? "").Split('/', '?', '#', '&', '=').Select(Typed.Id).LastOrDefault(i => i is not null);
}
