using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// Reads what a form sent, in place of the framework: that limits the files of a form but not its words, which all lie in memory. Here
/// files go to the disk and words are counted together, whoever sends them and before anything else looks at them.
/// </summary>
public static class FormReading
{
    /// <summary>Characters in the fields of a form with files: more than any of ours asks for, with a carried form's own marks.</summary>
    public const int MostWords = 1 << 20;

    private const int MostFields = 5_000;
    private const int MostFiles = 1_000;
    private const int LongestBoundary = 128;

    /// <summary>How much of a file stays in memory, in bytes.</summary>
    private const int FileInMemory = 16 << 10;

    /// <summary>Every form that an address of ours takes is read here; handlers and the check against forgery find it read.</summary>
    public static IApplicationBuilder UseFormReading(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                var request = http.Request;
                if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && http.GetEndpoint() is not null)
                {
                    request.Form = await Read(request, keepFiles: true, http.RequestAborted);
                }

                await next(http);
            }
        );

    /// <param name="keepFiles">False: of a file only its names are wanted.</param>
    /// <exception cref="BadHttpRequestException">Larger than a form may be (413), or not to be read (400).</exception>
    public static async Task<IFormCollection> Read(HttpRequest request, bool keepFiles, CancellationToken cancel)
    {
        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var multipart = type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        LargeForms.Bound(request, files: multipart);
        if (type is null || !IsOurs(type.Charset))
        {
            throw Unreadable();
        }

        try
        {
            return multipart
                ? await new Parts(request, keepFiles, cancel).Read(HeaderUtilities.RemoveQuotes(type.Boundary))
                : await Words(request, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Unreadable(broken);
        }
    }

    private static async Task<FormCollection> Words(HttpRequest request, CancellationToken cancel)
    {
        var reader = new FormPipeReader(request.BodyReader)
        {
            ValueCountLimit = MostFields,
            ValueLengthLimit = (int)LargeForms.Ordinary,
        };
        return new(await reader.ReadFormAsync(cancel));
    }

    // Our pages are UTF-8, so browsers send nothing else; the other encodings are a way to smuggle letters.
    private static bool IsOurs(StringSegment charset) =>
        charset.Length == 0
        || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static BadHttpRequestException Unreadable(Exception? cause = null) =>
        new("Not a form.", StatusCodes.Status400BadRequest, cause!);

    /// <summary>A form with files, part by part.</summary>
    private sealed class Parts(HttpRequest request, bool keepFiles, CancellationToken cancel)
    {
        private readonly char[] buffer = new char[4096];
        private readonly StringBuilder value = new();
        private int words;

        public async Task<FormCollection> Read(StringSegment boundary)
        {
            if (boundary.Length is 0 or > LongestBoundary)
            {
                throw Unreadable();
            }

            var reader = new MultipartReader(boundary.ToString(), request.Body);
            var fields = new KeyValueAccumulator();
            var files = new FormFileCollection();
            while (await reader.ReadNextSectionAsync(cancel) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var place))
                {
                    continue;
                }

                var name = HeaderUtilities.RemoveQuotes(place.Name).ToString();
                Count(name.Length);
                if (place.IsFileDisposition())
                {
                    files.Add(await File(part, name, place));
                }
                else if (place.IsFormDisposition())
                {
                    fields.Append(name, await Text(part));
                }

                if (fields.ValueCount > MostFields || files.Count > MostFiles)
                {
                    throw LargeForms.TooLarge();
                }
            }

            return new(fields.GetResults(), files);
        }

        private async Task<string> Text(MultipartSection part)
        {
            if (MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && !IsOurs(type.Charset))
            {
                throw Unreadable();
            }

            using var text = new StreamReader(part.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
            value.Clear();
            for (int read; (read = await text.ReadAsync(buffer, cancel)) > 0; )
            {
                Count(read);
                value.Append(buffer, 0, read);
            }

            return value.ToString();
        }

        private async Task<FormFile> File(MultipartSection part, string name, ContentDispositionHeaderValue place)
        {
            var fileName = place.FileNameStar.HasValue ? place.FileNameStar : place.FileName;
            Stream content = Stream.Null;
            if (keepFiles)
            {
                content = new FileBufferingReadStream(part.Body, FileInMemory);
                request.HttpContext.Response.RegisterForDisposeAsync(content);
                await content.DrainAsync(cancel);
            }

            return new(content, 0, content.Length, name, HeaderUtilities.RemoveQuotes(fileName).ToString())
            {
                Headers = new HeaderDictionary { [HeaderNames.ContentType] = part.ContentType },
            };
        }

        private void Count(int characters)
        {
            words += characters;
            if (words > MostWords)
            {
                throw LargeForms.TooLarge();
            }
        }
    }
}
