using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Adds files to a registered document: the scan with seal and signature, an annex. One marked secret is turned away unkept.</summary>
public static class AddOutgoingFiles
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(ShowOutgoing.Url + "/files", Post).Needs(Right.KeepRegisters).TakesLargeFiles();

    private static async Task<IResult> Post(
        Guid id,
        IFormFileCollection files,
        OutgoingDesk page,
        [AsParameters] RegisterDesk desk,
        CancellationToken cancel
    )
    {
        if (await page.Open(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(document.WhyNotAddFiles());
        if (errors.None && !await desk.Add(document, files, errors, cancel))
        {
            return SecretRefused.Page(Direction.Outgoing);
        }

        return errors.Any
            ? await page.Page(id, errors: errors, cancel: cancel)
            : TypedResults.LocalRedirect(document.Url);
    }
}
