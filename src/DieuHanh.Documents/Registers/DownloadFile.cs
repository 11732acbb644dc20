using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>A file of a document of either register, to who may read the document.</summary>
public static class DownloadFile
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/documents/files/{id:guid}", Get).Needs(Right.SignedIn);

    public static string Url(Guid attachmentId) => $"/documents/files/{attachmentId}";

    private static async Task<IResult> Get(
        Guid id,
        HttpContext http,
        DocumentsDb db,
        FileStore store,
        CancellationToken cancel
    )
    {
        var readable = db.ReadableBy(db.Scope.Actor);
        var file = await db
            .Attachments.AsNoTracking()
            .Where(a => a.Id == id && readable.Any(d => d.Id == a.DocumentId))
            .Join(db.Files, a => a.Hash, f => f.Hash, (a, f) => new { a.Name, File = f })
            .FirstOrDefaultAsync(cancel);
        return file is null || !store.Exists(file.File.Hash)
            ? TypedResults.NotFound()
            : FileAnswer.Of(http, store, file.File, file.Name);
    }
}
