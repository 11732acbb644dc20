using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DieuHanh.Kernel.Http;

/// <summary>How much one sending may hold, in bytes: little where people type, more where files are sent.</summary>
public static class LargeForms
{
    /// <summary>What anybody may send anywhere, signed in or not, so it is no more than a long form needs.</summary>
    public const long Ordinary = 4L << 20;

    /// <summary>Files go here, as large as <see cref="FileSettings.MostTogether"/>.</summary>
    public static RouteHandlerBuilder TakesLargeFiles(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new TakesFiles());

    /// <summary>
    /// Holds a request to its limit. One that states too large a size is refused unread; the server then passes over the rest instead of
    /// hanging up, so that a browser still sending gets to see the answer.
    /// </summary>
    /// <returns>The limit.</returns>
    /// <exception cref="BadHttpRequestException">Larger than that (413).</exception>
    internal static long Bound(HttpRequest request, FileSettings? files)
    {
        var takesFiles = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() is not null;
        var most = takesFiles && files is not null ? files.MostTogether : Ordinary;
        var tooLarge = request.ContentLength > most;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = tooLarge ? null : most;
        }

        return tooLarge ? throw TooLarge() : most;
    }

    internal static BadHttpRequestException TooLarge() =>
        new("More than a form holds.", StatusCodes.Status413PayloadTooLarge);
}

/// <summary>Of an endpoint: it takes files.</summary>
public sealed class TakesFiles;
