using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>Submits a document to the person who is to direct it ("trình"). Whom it lies before may pass it on in the same way.</summary>
public static class SubmitIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/submit", Get).Needs(Right.SubmitDocuments);
        app.MapPost("/documents/incoming/{id:guid}/submit", Post).Needs(Right.SubmitDocuments);
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/submit";

    public sealed record Form
    {
        public string? To { get; init; }
    }

    public sealed record Model(OpenIncoming Open, PaperAtHand Paper, Proposed Proposed, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, string? field, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        return open.Submits ? await Page(open, desk, field, null, new(), cancel) : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        if (!open.Submits)
        {
            return IncomingDesk.NotYours;
        }

        var to = Typed.Id(form.To);
        var errors = new FormErrors().Require(
            Recipients.MayDirect(open.Book, to),
            nameof(Form.To),
            "Chọn người cho ý kiến chỉ đạo."
        );
        if (errors.None)
        {
            errors.Against(open.Document.WhyNotSubmit());
        }

        if (errors.Any)
        {
            return await Page(open, desk, null, form, errors, cancel);
        }

        var behalf = open.Keeps ? null : open.BehalfOf;
        open.Document.Submit(to!.Value, desk.Db.Scope.Now);
        desk.Db.Notify(
            open.Book.WithSecretaries(to.Value),
            open.Document.Url,
            "Văn bản đến chờ ý kiến chỉ đạo: {0}",
            open.Document.Subject
        );
        await desk.Db.SaveAsync("Trình văn bản", behalfOf: behalf, cancel: cancel);

        // The head of a unit who passes it on may no longer see it.
        return TypedResults.LocalRedirect(open.StaysInSight ? open.Document.Url : IncomingList.Url);
    }

    private static async Task<RazorComponentResult<SubmitIncomingPage>> Page(
        OpenIncoming open,
        IncomingDesk desk,
        string? field,
        Form? typed,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var proposed = Proposed.For(open.Document, field, open.Book, open.Today);
        var form = typed ?? new Form { To = proposed.Director(open.Book)?.ToString() };
        var paper = await desk.Paper(open.Document.Id, cancel);
        return new(new { Model = new Model(open, paper, proposed, form, errors) }) { StatusCode = errors.Status };
    }
}
