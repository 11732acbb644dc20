using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Gives out a kept file, whole or in part. It is saved; shown in the browser only where it was looked through and nothing in it runs, and
/// then in a page that may do nothing. Who may have it the caller has asked.
/// </summary>
public static class FileAnswer
{
    /// <summary>In the query of an address of a file: show it.</summary>
    public const string View = "view";

    // A reader of PDF is a page of the browser's own, which a sandbox would not let start.
    private const string NothingRuns =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <exception cref="RefusedException">The scanner found malware in it since it was kept.</exception>
    public static IResult Of(HttpContext http, FileStore store, StoredFile file, string name)
    {
        var marks = new FileMarks(file.MediaType, file.Inside, file.ScannedAt, file.InfectedAt);
        if (marks.IsInfected)
        {
            throw new RefusedException(
                "Tệp này bị chặn: chương trình quét đã thấy mã độc trong tệp. Hãy báo quản trị viên."
            );
        }

        var show = http.Request.Query.ContainsKey(View) && marks.CanBeShown;
        var headers = http.Response.Headers;

        // Only this person's browser may keep it, and asks each time whether they may still have it.
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = file.MediaType == MediaTypes.Pdf ? NothingRuns : NothingRuns + "; sandbox";
        if (show)
        {
            var place = new ContentDispositionHeaderValue("inline");
            place.SetHttpFileName(name);
            headers.ContentDisposition = place.ToString();
        }

        // With a download name the answer says "attachment" and encodes the name (RFC 6266); nosniff is on every answer.
        return TypedResults.Stream(
            store.Open(file.Hash),
            show && file.MediaType == MediaTypes.Text ? "text/plain; charset=utf-8" : file.MediaType,
            show ? null : name,
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""),
            enableRangeProcessing: true
        );
    }
}
