using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// Reads what a form sent, in place of the framework: that limits the files of a form but not its words, which all lie in memory, and
/// takes files before it knows whose they are. Here words are counted together, and files go straight into quarantine, after the right of
/// the endpoint and the token of the form were looked at.
/// </summary>
public static class FormReading
{
    /// <summary>Characters in the fields of a form with files: more than any of ours asks for, with a carried form's own marks.</summary>
    public const int MostWords = 1 << 20;

    internal const int MostFields = 5_000;

    /// <summary>Every form that an address of ours takes is read here; handlers and the check against forgery find it read.</summary>
    public static IApplicationBuilder UseFormReading(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                var request = http.Request;
                if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && http.GetEndpoint() is not null)
                {
                    var form = await Read(request, Intake.For(http), http.RequestAborted);
                    foreach (var file in form.Files.OfType<IncomingFile>())
                    {
                        http.Response.RegisterForDisposeAsync(file);
                    }

                    request.Form = form;
                }

                await next(http);
            }
        );

    /// <param name="intake">Null: of a file only its names are wanted.</param>
    /// <exception cref="BadHttpRequestException">Larger than a form may be (413), or not to be read (400).</exception>
    /// <exception cref="RefusedFormException">Files came before the token of the form, or with that of another one.</exception>
    /// <exception cref="DiskFullException">There is no room for a file; none of them stays.</exception>
    public static async Task<IFormCollection> Read(HttpRequest request, Intake? intake, CancellationToken cancel)
    {
        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var multipart = type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        var most = LargeForms.Bound(request, multipart ? intake?.Settings : null);
        if (type is null || !IsOurs(type.Charset))
        {
            throw Unreadable();
        }

        try
        {
            return multipart
                ? await new FormParts(request, intake, most, cancel).Read(HeaderUtilities.RemoveQuotes(type.Boundary))
                : await Words(request, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Unreadable(broken);
        }
    }

    // Our pages are UTF-8, so browsers send nothing else; the other encodings are a way to smuggle letters.
    internal static bool IsOurs(StringSegment charset) =>
        charset.Length == 0
        || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    internal static BadHttpRequestException Unreadable(Exception? cause = null) =>
        new("Not a form.", StatusCodes.Status400BadRequest, cause!);

    private static async Task<FormCollection> Words(HttpRequest request, CancellationToken cancel)
    {
        var reader = new FormPipeReader(request.BodyReader)
        {
            ValueCountLimit = MostFields,
            ValueLengthLimit = (int)LargeForms.Ordinary,
        };
        return new(await reader.ReadFormAsync(cancel));
    }
}

/// <summary>Who sends files, where they go, and how the token of the form is looked at.</summary>
/// <param name="TokenField">The field of the token, the first of every form of ours.</param>
/// <param name="IsValid">Is this token that of a form which was given to this person?</param>
public sealed record Intake(Quarantine Quarantine, Actor By, string TokenField, Func<string, Task<bool>> IsValid)
{
    public FileSettings Settings => Quarantine.Settings;

    /// <summary>Null where nobody is signed in: no file of a stranger is kept, not for a moment.</summary>
    internal static Intake? For(HttpContext http)
    {
        var services = http.RequestServices;
        var actor = services.GetRequiredService<CurrentActor>().Actor;
        if (actor.PersonId is null)
        {
            return null;
        }

        var field = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        return new(services.GetRequiredService<Quarantine>(), actor, field, IsValid);

        // The framework looks for the token in a form that was read; so far this much was.
        async Task<bool> IsValid(string token)
        {
            http.Request.Form = new FormCollection(new() { [field] = token });
            return await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
    }
}
