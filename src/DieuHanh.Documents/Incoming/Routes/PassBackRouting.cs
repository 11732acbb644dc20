using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>A recipient gives its part back with the reason ("chuyển trả"); when the lead does, the document waits for another direction.</summary>
public static class PassBackRouting
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/routings/{id:guid}/pass-back", Get).Needs(Right.HandleDocuments);
        app.MapPost("/documents/incoming/routings/{id:guid}/pass-back", Post).Needs(Right.HandleDocuments);
    }

    public static string Url(Guid routingId) => $"/documents/incoming/routings/{routingId}/pass-back";

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        return open.Holds(routing) ? await Page(open, routing, desk, new(), new(), cancel) : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] ReasonForm form,
        IncomingDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        if (!open.Holds(routing))
        {
            return IncomingDesk.NotYours;
        }

        var errors = form.Read();
        if (errors.None)
        {
            errors.Against(routing.WhyNotEnd());
        }

        if (errors.Any)
        {
            return await Page(open, routing, desk, form, errors, cancel);
        }

        open.Document.PassBack(routing, form.Words, desk.Db.Scope.Now);
        if (open.Document.DirectedById is { } leader)
        {
            desk.Db.Notify(
                open.Book.WithSecretaries(leader),
                open.Document.Url,
                "{0} chuyển trả văn bản đến: {1}",
                open.NameOf(routing),
                open.Document.Subject
            );
        }

        await desk.Db.SaveAsync("Chuyển trả", form.Words, cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    private static async Task<IResult> Page(
        OpenIncoming open,
        Routing routing,
        IncomingDesk desk,
        ReasonForm form,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new ReasonAsked(
            open,
            await desk.Paper(open.Document.Id, cancel),
            "Chuyển trả",
            routing.Part is Part.Lead
                ? "Văn bản quay về người cho ý kiến chỉ đạo để chuyển nơi khác."
                : "Đơn vị, người nhận này thôi tham gia xử lý văn bản.",
            Url(routing.Id),
            routing.WhyNotEnd(),
            form,
            errors
        ).Page();
}
