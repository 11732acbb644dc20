using System.IO.Compression;
using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Looks for what runs in a file or lies within it: scripts, programs and files in a PDF, macros and objects in office documents, programs
/// in an archive. It reads names only and runs nothing; what it cannot see through is <see cref="Inside.Unknown"/>, and treated as if it ran.
/// </summary>
public static class ActiveContent
{
    private static readonly string[] Programs =
    [
        ".exe",
        ".dll",
        ".scr",
        ".com",
        ".pif",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".jar",
        ".lnk",
        ".reg",
        ".chm",
        ".iso",
        ".html",
        ".htm",
        ".svg",
        ".docm",
        ".xlsm",
        ".pptm",
    ];

    /// <param name="content">Is read from its beginning, whatever its size with the same memory.</param>
    public static async Task<Inside> Of(Stream content, string type, CancellationToken cancel = default)
    {
        content.Position = 0;
        var found = type switch
        {
            MediaTypes.Pdf => await PdfInsides.Of(content, cancel),
            MediaTypes.Docx or MediaTypes.Xlsx or MediaTypes.Pptx => await OfOffice(content, cancel),
            MediaTypes.Zip => await OfArchive(content, cancel),
            MediaTypes.Doc or MediaTypes.Xls => await OleInsides.Of(content, cancel),
            _ => Inside.Plain,
        };
        content.Position = 0;
        return found;
    }

    private static async Task<Inside> OfOffice(Stream content, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        if (archive is null)
        {
            return Inside.Unknown;
        }

        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.ToLowerInvariant();
            if (
                name.Contains("vbaproject", StringComparison.Ordinal)
                || name.Contains("/macrosheets/", StringComparison.Ordinal)
                || name.Contains("/embeddings/", StringComparison.Ordinal)
                || name.Contains("/activex/", StringComparison.Ordinal)
                || name.Contains("oleobject", StringComparison.Ordinal)
                || (name == "[content_types].xml" && await Says(entry, "macroenabled", cancel))
                || (name.EndsWith(".rels", StringComparison.Ordinal) && await Says(entry, "attachedtemplate", cancel))
            )
            {
                return Inside.Active;
            }
        }

        return Inside.Plain;
    }

    private static async Task<Inside> OfArchive(Stream content, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        return archive is null ? Inside.Unknown
            : archive.Entries.Any(e => Programs.Contains(Path.GetExtension(e.FullName).ToLowerInvariant()))
                ? Inside.Active
            : Inside.Plain;
    }

    /// <summary>Is this word in the beginning of the part? It unpacks no further than that.</summary>
    private static async Task<bool> Says(ZipArchiveEntry part, string word, CancellationToken cancel)
    {
        try
        {
            var start = new byte[1 << 18];
            await using var content = await part.OpenAsync(cancel);
            var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
            return Encoding.UTF8.GetString(start, 0, read).Contains(word, StringComparison.OrdinalIgnoreCase);
        }
        catch (InvalidDataException)
        {
            // Packed in a way nobody reads: nobody can say what it is.
            return true;
        }
    }
}
