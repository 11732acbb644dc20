using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Sending a file in parts, as tus 1.0 does it (core, creation, checksum, expiration, termination): begin, add where the server says it
/// ends, ask how far it came. A form then names the file in <see cref="Field"/> instead of carrying it. Whose file it is nobody else learns.
/// </summary>
public static class ResumableUploads
{
    public const string Url = "/uploads";

    /// <summary>The field of a form that names a file sent in parts: <c>field:id:file name</c>.</summary>
    public const string Field = "_sent";

    private const string Version = "1.0.0";
    private const string PartType = "application/offset+octet-stream";

    // Of tus, registered nowhere else.
    private const int ChecksumMismatch = 460;

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPost(Url, Begin).Needs(Right.SignedIn);
        app.MapMethods(Url + "/{id:guid}", ["HEAD"], Ask).Needs(Right.SignedIn);
        app.MapPatch(Url + "/{id:guid}", Add).Needs(Right.SignedIn);
        app.MapDelete(Url + "/{id:guid}", GiveUp).Needs(Right.SignedIn);
    }

    private static IResult Begin(HttpContext http, CurrentActor current, Quarantine quarantine, TimeProvider clock)
    {
        if (Number(http.Request, "Upload-Length") is not { } length || length == 0)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (length > quarantine.Settings.Largest)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var id = quarantine.Parts.Begin(current.Actor.PersonId!.Value, length);
        Say(http, 0, clock);
        return TypedResults.Created($"{Url}/{id}");
    }

    private static IResult Ask(
        Guid id,
        HttpContext http,
        CurrentActor current,
        Quarantine quarantine,
        TimeProvider clock
    )
    {
        PartedFile? file;
        try
        {
            file = quarantine.Parts.Find(current.Actor.PersonId!.Value, id);
        }
        catch (IOException)
        {
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        }

        if (file is null)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        Say(http, file.Offset, clock);
        http.Response.Headers["Upload-Length"] = file.Length.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Add(
        Guid id,
        HttpContext http,
        CurrentActor current,
        Quarantine quarantine,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var request = http.Request;
        if (request.ContentType != PartType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (
            Number(request, "Upload-Offset") is not { } offset
            || !Checksum(request.Headers["Upload-Checksum"], "sha256 ", "", out var checksum)
            || !Checksum(request.Headers["Repr-Digest"], "sha-256=:", ":", out var whole)
        )
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        // As much as is missing, which the file itself holds it to.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = quarantine.Settings.Largest;
        }

        var me = current.Actor.PersonId!.Value;
        var (state, end) = await quarantine.Parts.Add(me, id, offset, request.Body, checksum, whole, cancel);
        switch (state)
        {
            case PartState.Added:
                Say(http, end, clock);
                return TypedResults.NoContent();
            case PartState.Elsewhere:
                Say(http, end, clock);
                return TypedResults.StatusCode(StatusCodes.Status409Conflict);
            default:
                return TypedResults.StatusCode(
                    state switch
                    {
                        PartState.Unknown => StatusCodes.Status404NotFound,
                        PartState.Busy => StatusCodes.Status423Locked,
                        _ => ChecksumMismatch,
                    }
                );
        }
    }

    private static async Task<IResult> GiveUp(
        Guid id,
        HttpContext http,
        CurrentActor current,
        Quarantine quarantine,
        IAntiforgery antiforgery
    )
    {
        // The framework looks at the token of what is posted, put and patched only.
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            throw new RefusedFormException();
        }

        return quarantine.Parts.Forget(current.Actor.PersonId!.Value, id)
            ? TypedResults.NoContent()
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static void Say(HttpContext http, long offset, TimeProvider clock)
    {
        var headers = http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        headers["Upload-Expires"] = (clock.GetUtcNow() + PartedFiles.KeptFor).ToString(
            "R",
            CultureInfo.InvariantCulture
        );
    }

    private static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>False for one that is given and cannot be read.</summary>
    private static bool Checksum(string? given, string before, string after, out byte[]? checksum)
    {
        checksum = null;
        if (string.IsNullOrEmpty(given))
        {
            return true;
        }

        var bytes = new byte[32];
        if (
            !given.StartsWith(before, StringComparison.Ordinal)
            || !given.EndsWith(after, StringComparison.Ordinal)
            || given.Length < before.Length + after.Length
            || !Convert.TryFromBase64String(given[before.Length..^after.Length], bytes, out var read)
            || read != bytes.Length
        )
        {
            return false;
        }

        checksum = bytes;
        return true;
    }
}
