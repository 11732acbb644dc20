using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Uploads;

/// <summary>The first step of registering: files are sent up and read; nothing is registered yet.</summary>
public static class UploadFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var direction in Enum.GetValues<Direction>())
        {
            var url = UrlOf(direction);
            app.MapGet(url, (ModuleScope scope, UploadFolder uploads) => Get(direction, scope, uploads))
                .Needs(Right.KeepRegisters);
            app.MapPost(
                    url,
                    (
                        [FromForm] Form form,
                        IFormFileCollection files,
                        ModuleScope scope,
                        UploadFolder uploads,
                        CancellationToken cancel
                    ) => Post(direction, form, files, scope, uploads, cancel)
                )
                .Needs(Right.KeepRegisters)
                .TakesLargeFiles();
        }

        app.MapPost("/documents/uploads/{id:guid}/discard", Discard).Needs(Right.KeepRegisters);
    }

    public sealed record Form
    {
        /// <summary>"each": every file is a document of its own.</summary>
        public string? Split { get; init; }
    }

    public sealed record Model(
        Direction Direction,
        Form Form,
        IReadOnlyList<Upload> Waiting,
        long LargestMb,
        FormErrors Errors
    );

    public static string UrlOf(Direction direction) =>
        direction is Direction.Incoming ? "/documents/incoming/new" : "/documents/outgoing/new";

    public static string RegisterUrl(Direction direction, Guid? upload = null) =>
        (direction is Direction.Incoming ? "/documents/incoming/register" : "/documents/outgoing/register")
        + (upload is null ? "" : $"?upload={upload}");

    private static async Task<IResult> Get(Direction direction, ModuleScope scope, UploadFolder uploads) =>
        await Page(direction, new(), new(), scope, uploads);

    private static async Task<IResult> Post(
        Direction direction,
        Form form,
        IFormFileCollection files,
        ModuleScope scope,
        UploadFolder uploads,
        CancellationToken cancel
    )
    {
        var me = scope.Actor.PersonId!.Value;
        var sent = files.Chosen();
        var errors = new FormErrors().Require(sent.Count > 0, "Files", "Chọn ít nhất một tệp.");
        if (errors.Any)
        {
            return await Page(direction, form, errors, scope, uploads);
        }

        var saved = new List<Upload>();
        try
        {
            foreach (var document in form.Split == "each" ? sent.Select(f => (IReadOnlyList<IncomingFile>)[f]) : [sent])
            {
                saved.Add(await uploads.Save(me, direction, document, cancel));
            }
        }
        catch (SecretFoundException)
        {
            saved.ForEach(u => uploads.Erase(me, u.Id));
            sent.Erase();
            return SecretRefused.Page(direction);
        }
        catch (RefusedException refused)
        {
            saved.ForEach(u => uploads.Erase(me, u.Id));
            var first = refused.Reasons.First();
            return await Page(
                direction,
                form,
                errors.Require(false, "Files", first.Sentence, first.Values),
                scope,
                uploads
            );
        }
        catch
        {
            // The client left, or the disk is full: what came before goes as well.
            saved.ForEach(u => uploads.Erase(me, u.Id));
            throw;
        }

        return TypedResults.LocalRedirect(RegisterUrl(direction, saved[0].Id));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Discard(
        Guid id,
        [FromForm] string? back,
        ModuleScope scope,
        UploadFolder uploads
    )
    {
        var me = scope.Actor.PersonId!.Value;
        if (await uploads.Find(me, id) is null)
        {
            return TypedResults.NotFound();
        }

        uploads.Erase(me, id);
        return TypedResults.LocalRedirect(
            UrlOf(back == nameof(Direction.Outgoing) ? Direction.Outgoing : Direction.Incoming)
        );
    }

    private static async Task<RazorComponentResult<UploadFilesPage>> Page(
        Direction direction,
        Form form,
        FormErrors errors,
        ModuleScope scope,
        UploadFolder uploads
    ) =>
        new(
            new
            {
                Model = new Model(
                    direction,
                    form,
                    await uploads.Waiting(scope.Actor.PersonId!.Value),
                    uploads.Largest >> 20,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
}
