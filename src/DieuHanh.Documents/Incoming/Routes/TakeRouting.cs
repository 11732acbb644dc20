using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>An officer takes upon themselves what came to the unit and was given to nobody ("nhận xử lý").</summary>
public static class TakeRouting
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/documents/incoming/routings/{id:guid}/take", Post).Needs(Right.HandleDocuments);

    public static string Url(Guid routingId) => $"/documents/incoming/routings/{routingId}/take";

    private static async Task<IResult> Post(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        if (!routing.Concerns(open.Actor))
        {
            return IncomingDesk.NotYours;
        }

        open.Document.Take(routing, open.Actor, desk.Db.Scope.Now);
        await desk.Db.SaveAsync("Nhận xử lý", cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }
}
