using System.IO.Compression;
using System.Text.Json;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

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
        // The encoded path, so that it is plain ASCII; "//elsewhere/…" would lead to another site once it is a form's action.
        var address = request.Path + request.QueryString;
        if (!request.HasFormContentType || SignIn.Local(address) != address)
        {
            return null;
        }

        IFormCollection form;
        try
        {
            form = await FormReading.Read(request, intake: null, cancel);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }

        List<Entry> fields =
        [
            .. form.Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value.Select(v => new Entry(f.Key, v ?? ""))),
        ];
        List<Entry> files =
        [
            .. form.Files.Where(f => f.FileName.Length is > 0 and < 300).Select(f => new Entry(f.Name, f.FileName)),
        ];
        return fields.Count == 0 || fields.Sum(f => (long)f.Name.Length + f.Value.Length) > MostCharacters
            ? null
            : new Unsent(address, fields, files, now);
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

    // What was between two steps of signing in is not sent again.
    private static bool IsSecret(string name) =>
        name is "__RequestVerificationToken" or "Credential" or "PasskeyTicket" or "Ticket"
        || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
