using System.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Kernel.Http;

/// <summary>Reads a form with files, part by part.</summary>
internal sealed class FormParts(HttpRequest request, Intake? intake, long most, CancellationToken cancel)
{
    private const int MostFiles = 1_000;
    private const int LongestBoundary = 128;
    private const int ReadAhead = 1 << 17;

    private readonly char[] buffer = new char[4096];
    private readonly StringBuilder value = new();
    private readonly FormFileCollection files = [];
    private KeyValueAccumulator fields;
    private int words;
    private (string Name, string Value)? first;
    private bool isOurs;
    private long taken;

    public async Task<FormCollection> Read(StringSegment boundary)
    {
        if (boundary.Length is 0 or > LongestBoundary)
        {
            throw FormReading.Unreadable();
        }

        try
        {
            await ReadAll(new MultipartReader(boundary.ToString(), request.Body, ReadAhead));
            return new(fields.GetResults(), files);
        }
        catch
        {
            foreach (var file in files.OfType<IncomingFile>())
            {
                await file.DisposeAsync();
            }

            throw;
        }
    }

    private async Task ReadAll(MultipartReader reader)
    {
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
                await Words(part, name);
            }

            if (fields.ValueCount > FormReading.MostFields || files.Count > MostFiles)
            {
                throw LargeForms.TooLarge();
            }
        }
    }

    private async Task Words(MultipartSection part, string name)
    {
        var text = await Text(part);
        first ??= (name, text);
        if (name == ResumableUploads.Field && intake is not null)
        {
            files.Add(await Sent(text));
        }
        else
        {
            fields.Append(name, text);
        }
    }

    private async Task<string> Text(MultipartSection part)
    {
        if (MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && !FormReading.IsOurs(type.Charset))
        {
            throw FormReading.Unreadable();
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

    private async Task<IFormFile> File(MultipartSection part, string name, ContentDispositionHeaderValue place)
    {
        var fileName = HeaderUtilities
            .RemoveQuotes(place.FileNameStar.HasValue ? place.FileNameStar : place.FileName)
            .ToString();
        Count(fileName.Length);
        if (intake is null || fileName.Length == 0)
        {
            // Nobody is signed in, or no file was chosen.
            await part.Body.DrainAsync(cancel);
            return new FormFile(Stream.Null, 0, 0, name, fileName);
        }

        await RequireToken(intake);
        var file = await intake.Quarantine.Take(intake.By, name, fileName, part.Body, most - taken, cancel);
        taken += file.Length;
        return file;
    }

    /// <summary>A file that came in parts before. One that is gone by now is for the handler to complain of, beside its field.</summary>
    private async Task<IncomingFile> Sent(string text)
    {
        await RequireToken(intake!);
        var named = text.Split(':', 3);
        return named.Length == 3
            ? await intake!.Quarantine.Parts.Take(
                intake.By,
                Typed.Id(named[1]) ?? Guid.Empty,
                named[0],
                named[2],
                cancel
            ) ?? IncomingFile.Missing(intake.By, named[0], named[2])
            : throw FormReading.Unreadable();
    }

    /// <summary>Before a byte is kept: this form is ours, and was given to this person.</summary>
    private async Task RequireToken(Intake intake)
    {
        if (isOurs)
        {
            return;
        }

        isOurs = first is { } token && token.Name == intake.TokenField && await intake.IsValid(token.Value);
        if (!isOurs)
        {
            throw new RefusedFormException();
        }
    }

    private void Count(int characters)
    {
        words += characters;
        if (words > FormReading.MostWords)
        {
            throw LargeForms.TooLarge();
        }
    }
}
