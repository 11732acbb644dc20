using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>A file of a document of either register, to who may read the document. It is always saved, never shown inside the office's own pages.</summary>
public static class DownloadFile
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/documents/files/{id:guid}", Get).Needs(Right.SignedIn);

    public static string Url(Guid attachmentId) => $"/documents/files/{attachmentId}";

    private static async Task<IResult> Get(Guid id, DocumentsDb db, FileStore store, CancellationToken cancel)
    {
        var readable = db.ReadableBy(db.Scope.Actor);
        var file = await db
            .Attachments.AsNoTracking()
            .Where(a => a.Id == id && readable.Any(d => d.Id == a.DocumentId))
            .Select(a => new
            {
                a.Hash,
                a.Name,
                a.MediaType,
            })
            .FirstOrDefaultAsync(cancel);

        // With the file's name as download name the answer says "attachment" and encodes the name (RFC 6266); nosniff is on every answer.
        return file is null || !store.Exists(file.Hash)
            ? TypedResults.NotFound()
            : TypedResults.Stream(store.Open(file.Hash), file.MediaType, file.Name, enableRangeProcessing: true);
    }
}
