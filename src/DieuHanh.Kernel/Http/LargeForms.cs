using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Kernel.Http;

/// <summary>Forms with files. A server takes 30 MB by itself, less than one scanned document may have.</summary>
public static class LargeForms
{
    /// <summary>How much one sending may hold, in bytes: several files of the largest size.</summary>
    public const long Largest = 512L << 20;

    public static RouteHandlerBuilder TakesLargeFiles(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithFormOptions(multipartBodyLengthLimit: Largest, bufferBodyLengthLimit: Largest);
}
