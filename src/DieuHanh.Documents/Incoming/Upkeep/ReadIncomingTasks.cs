using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Upkeep;

/// <summary>
/// Hands the text of a registered document over for the reading of its tasks, where nobody asked for it when it was registered, or its
/// file came later.
/// </summary>
public static class ReadIncomingTasks
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/documents/incoming/{id:guid}/read-tasks", Post).Needs(Right.KeepRegisters);

    public static string Url(Guid documentId) => $"/documents/incoming/{documentId}/read-tasks";

    private static async Task<IResult> Post(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        var readable = await desk.Db.Attachments.AnyAsync(a => a.DocumentId == id && a.Text != null, cancel);
        var line = open.Book.Portfolio(null, open.Document.AgencyId, open.Today);
        open.Document.ReadTasks(readable, directive: true, line?.UnitId, line?.OfficerId, desk.Db.Scope.Now);
        await desk.Db.SaveAsync("Chuyển đọc nhiệm vụ", cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }
}
