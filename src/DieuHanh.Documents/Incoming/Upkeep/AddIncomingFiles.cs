using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Upkeep;

/// <summary>Adds files to a registered document: the scan of what came on paper, an annex. One marked secret is turned away unkept.</summary>
public static class AddIncomingFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/files", Get).Needs(Right.KeepRegisters);
        app.MapPost("/documents/incoming/{id:guid}/files", Post).Needs(Right.KeepRegisters).TakesLargeFiles();
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/files";

    public sealed record Model(OpenIncoming Open, PaperAtHand Paper, long LargestMb, FormErrors Errors);

    private static async Task<IResult> Get(
        Guid id,
        IncomingDesk page,
        UploadFolder uploads,
        CancellationToken cancel
    ) =>
        await page.Open(id, cancel: cancel) is { } open
            ? await Page(open, page, uploads, new(), cancel)
            : IncomingDesk.Unknown;

    private static async Task<IResult> Post(
        Guid id,
        IFormFileCollection files,
        IncomingDesk page,
        [AsParameters] RegisterDesk desk,
        CancellationToken cancel
    )
    {
        if (await page.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        var errors = new FormErrors().Against(open.Document.WhyNotCorrect());
        if (errors.None && !await desk.Add(open.Document, files, errors, cancel))
        {
            return SecretRefused.Page(Direction.Incoming);
        }

        return errors.Any
            ? await Page(open, page, desk.Uploads, errors, cancel)
            : TypedResults.LocalRedirect(open.Document.Url);
    }

    private static async Task<RazorComponentResult<AddIncomingFilesPage>> Page(
        OpenIncoming open,
        IncomingDesk page,
        UploadFolder uploads,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new(new { Model = new Model(open, await page.Paper(open.Document.Id, cancel), uploads.Largest >> 20, errors) })
        {
            StatusCode = errors.Status,
        };
}
