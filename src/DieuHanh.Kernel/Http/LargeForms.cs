using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Kernel.Http;

/// <summary>How much one sending may hold, in bytes: little where people type, more where files are sent.</summary>
public static class LargeForms
{
    /// <summary>What anybody may send anywhere, signed in or not, so it is no more than a long form needs.</summary>
    public const long Ordinary = 4L << 20;

    /// <summary>Several files of the largest size.</summary>
    public const long Largest = 512L << 20;

    public static RouteHandlerBuilder TakesLargeFiles(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(Largest));

    /// <summary>
    /// Holds a request to its limit. One that states too large a size is refused unread; the server then passes over the rest instead of
    /// hanging up, so that a browser still sending gets to see the answer.
    /// </summary>
    /// <exception cref="BadHttpRequestException">Larger than that (413).</exception>
    internal static void Bound(HttpRequest request, bool files)
    {
        var raised = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var most = (files ? raised?.MaxRequestBodySize : null) ?? Ordinary;
        var tooLarge = request.ContentLength > most;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = tooLarge ? null : most;
        }

        if (tooLarge)
        {
            throw TooLarge();
        }
    }

    internal static BadHttpRequestException TooLarge() =>
        new("More than a form holds.", StatusCodes.Status413PayloadTooLarge);
}
