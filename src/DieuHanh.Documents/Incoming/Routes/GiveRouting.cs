using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>The head of a unit names the officer who handles what came to the unit ("giao chuyên viên").</summary>
public static class GiveRouting
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/routings/{id:guid}/give", Get).Needs(Right.HandleDocuments);
        app.MapPost("/documents/incoming/routings/{id:guid}/give", Post).Needs(Right.HandleDocuments);
    }

    public static string Url(Guid routingId) => $"/documents/incoming/routings/{routingId}/give";

    public sealed record Form
    {
        public string? Officer { get; init; }
    }

    public sealed record Model(OpenIncoming Open, PaperAtHand Paper, Routing Routing, Form Form, FormErrors Errors);

    /// <summary>It came to a unit this person heads.</summary>
    public static bool Offered(OpenIncoming open, Routing routing) => routing.IsHeadedBy(open.Actor);

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        return Offered(open, routing) ? await Page(open, routing, desk, null, new(), cancel) : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        if (!Offered(open, routing))
        {
            return IncomingDesk.NotYours;
        }

        var officer = Typed.Id(form.Officer);
        var errors = new FormErrors().Require(
            Recipients.Staff(open.Book, routing.UnitId!.Value).Any(p => p.Id == officer),
            nameof(Form.Officer),
            "Chọn người trong đơn vị."
        );
        if (errors.None)
        {
            errors.Against(routing.WhyNotGiveTo(open.Actor));
        }

        if (errors.Any)
        {
            return await Page(open, routing, desk, form, errors, cancel);
        }

        routing.GiveTo(officer!.Value, open.Actor);
        desk.Db.Notify(
            [officer.Value],
            open.Document.Url,
            "Giao anh/chị xử lý văn bản đến: {0}",
            open.Document.Subject
        );
        await desk.Db.SaveAsync("Giao chuyên viên", cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    private static async Task<RazorComponentResult<GiveRoutingPage>> Page(
        OpenIncoming open,
        Routing routing,
        IncomingDesk desk,
        Form? typed,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var proposed = Proposed.For(open.Document, null, open.Book, open.Today).Line?.OfficerId;
        var form = typed ?? new Form { Officer = (routing.OfficerId ?? proposed)?.ToString() };
        var paper = await desk.Paper(open.Document.Id, cancel);
        return new(new { Model = new Model(open, paper, routing, form, errors) }) { StatusCode = errors.Status };
    }
}
