using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Directory.Sessions;

/// <summary>
/// What was typed into a form whose session had ended before it was sent. It travels encrypted in the sign-in page and is kept nowhere;
/// after signing in its owner sees it again and sends it with one button.
/// </summary>
/// <param name="Address">Where the form was going, on this site.</param>
/// <param name="Files">Names of files, which no page can carry: field and file name.</param>
public sealed record Unsent(
    string Address,
    IReadOnlyList<Unsent.Entry> Fields,
    IReadOnlyList<Unsent.Entry> Files,
    DateTime At
)
{
    private const int MostCharacters = 1_000_000;
    private const int MostFields = 5_000;
    private const string Purpose = "DieuHanh.Unsent.v1";
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public sealed record Entry(string Name, string Value);

    /// <summary>What a person typed or chose, without the form's own marks.</summary>
    public IEnumerable<Entry> Typed =>
        Fields.Where(f => !f.Name.StartsWith('_') && !string.IsNullOrWhiteSpace(f.Value));

    /// <summary>Was the form on a page of this site? A foreign site must not have its words sent in our reader's name.</summary>
    public static bool FromThisSite(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin";
        }

        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the form of a request nobody is signed in for; null when it is none, or larger than any form of ours. Files are passed over.</summary>
    public static async Task<Unsent?> Read(HttpRequest request, DateTime now, CancellationToken cancel)
    {
        var fields = new List<Entry>();
        var files = new List<Entry>();
        try
        {
            if (
                request.HasFormContentType
                && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            )
            {
                var reader = new FormPipeReader(request.BodyReader)
                {
                    ValueCountLimit = MostFields,
                    ValueLengthLimit = MostCharacters,
                };
                foreach (var (name, values) in await reader.ReadFormAsync(cancel))
                {
                    fields.AddRange(values.Select(v => new Entry(name, v ?? "")));
                }
            }
            else if (
                MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
            )
            {
                await ReadParts(new MultipartReader(boundary, request.Body), fields, files, cancel);
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return null;
        }

        fields.RemoveAll(f => IsSecret(f.Name));
        return fields.Count == 0 || fields.Sum(f => (long)f.Name.Length + f.Value.Length) > MostCharacters
            ? null
            : new Unsent(request.Path + request.QueryString, fields, files, now);
    }

    public string Protect(IDataProtectionProvider protection)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, this);
        }

        return WebEncoders.Base64UrlEncode(protection.CreateProtector(Purpose).Protect(packed.ToArray()));
    }

    /// <summary>Null for what was altered, was not made here, or is older than a day.</summary>
    public static Unsent? Open(string? carried, IDataProtectionProvider protection, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(carried))
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(
                protection.CreateProtector(Purpose).Unprotect(WebEncoders.Base64UrlDecode(carried))
            );
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            var unsent = JsonSerializer.Deserialize<Unsent>(brotli);
            return unsent is not null && clock.Now() - unsent.At < KeptFor ? unsent : null;
        }
        catch (Exception error)
            when (error is System.Security.Cryptography.CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static async Task ReadParts(
        MultipartReader reader,
        List<Entry> fields,
        List<Entry> files,
        CancellationToken cancel
    )
    {
        var characters = 0;
        var value = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (
                !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name
                || fields.Count + files.Count >= MostFields
            )
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                var file = HeaderUtilities.RemoveQuotes(
                    disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName
                );
                if (file.Length is > 0 and < 300)
                {
                    files.Add(new Entry(name, file.ToString()));
                }

                continue;
            }

            using var text = new StreamReader(section.Body);
            value.Clear();
            int read;
            while ((read = await text.ReadAsync(buffer, cancel)) > 0)
            {
                characters += read;
                if (characters > MostCharacters)
                {
                    throw new InvalidDataException("More than a form holds.");
                }

                value.Append(buffer, 0, read);
            }

            fields.Add(new Entry(name, value.ToString()));
        }
    }

    private static bool IsSecret(string name) =>
        name == "__RequestVerificationToken" || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
