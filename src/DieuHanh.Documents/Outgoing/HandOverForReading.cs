using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Hands the text of a registered directive over for the reading of its tasks, where that was not done when it got its number.</summary>
public static class HandOverForReading
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(ShowOutgoing.Url + "/read-tasks", Post).Needs(Right.KeepRegisters);

    private static async Task<IResult> Post(Guid id, OutgoingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var db = desk.Db;
        var readable = await db.Attachments.AnyAsync(a => a.DocumentId == id && a.Text != null, cancel);
        var errors = new FormErrors().Against(document.WhyNotReadTasks(readable));
        if (errors.Any)
        {
            return await desk.Page(id, errors: errors, cancel: cancel);
        }

        var officer = Drafting.OfficerOf(await desk.Directory.Book(cancel), document.UnitId, db.Scope.Today);
        document.ReadTasks(readable, directive: true, document.UnitId, officer, db.Scope.Now);
        await db.SaveAsync("Chuyển đọc nhiệm vụ", cancel: cancel);
        return TypedResults.LocalRedirect(document.Url + "#tasks");
    }
}
