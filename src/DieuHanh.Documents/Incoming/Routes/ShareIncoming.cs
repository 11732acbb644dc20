using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>
/// Hands a document that is already routed over to further units or people, to coordinate or to know. Who leads changes only by another
/// direction. The leader who directed it does this, and who leads.
/// </summary>
public static class ShareIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/share", Get).Needs(Right.DirectDocuments);
        app.MapPost("/documents/incoming/{id:guid}/share", Post).Needs(Right.DirectDocuments);
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/share";

    /// <summary>Its director, or the head of who leads, once it was routed.</summary>
    public static bool MayShare(OpenIncoming open) =>
        open.Actor.Has(Right.DirectDocuments)
        && open.Document.DirectedAt is not null
        && (open.Directs || open.Mine.Any(r => r.Part is Part.Lead && r.State is not RoutingState.PassedBack));

    public sealed record Form
    {
        public string?[]? Coordinating { get; init; }
        public string?[]? Information { get; init; }
    }

    public sealed record Model(OpenIncoming Open, PaperAtHand Paper, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        return MayShare(open) ? await Page(open, desk, new(), new(), cancel) : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        if (!MayShare(open))
        {
            return IncomingDesk.NotYours;
        }

        List<Addressee> to =
        [
            .. Recipients.Read(open.Book, form.Coordinating, Part.Coordinating),
            .. Recipients.Read(open.Book, form.Information, Part.Information),
        ];
        var errors = new FormErrors().Require(to.Count > 0, nameof(Form.Coordinating), "Chọn ít nhất một nơi nhận.");
        if (errors.None)
        {
            errors.Against(open.Document.WhyNotShare().And(open.Document.WhyNotShareWith(to)));
        }

        if (errors.Any)
        {
            return await Page(open, desk, form, errors, cancel);
        }

        open.Document.Share(to, desk.Db.Scope.Now);
        foreach (var addressee in to)
        {
            desk.Db.Notify(
                Recipients.Told(open.Book, addressee.Id),
                open.Document.Url,
                DirectIncoming.Sentence(addressee.Part),
                open.Document.Subject
            );
        }

        await desk.Db.SaveAsync("Chuyển thêm nơi nhận", behalfOf: open.Directs ? open.BehalfOf : null, cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    private static async Task<RazorComponentResult<ShareIncomingPage>> Page(
        OpenIncoming open,
        IncomingDesk desk,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new(new { Model = new Model(open, await desk.Paper(open.Document.Id, cancel), form, errors) })
        {
            StatusCode = errors.Status,
        };
}
