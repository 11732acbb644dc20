using System.IO.Compression;
using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// What runs in the office documents that are archives (DOCX, XLSX, PPTX, ODT, ODS) or lies within them. Most of it the names of the parts
/// say; a few parts are looked into, as far as the work for one file goes.
/// </summary>
internal static class PackedInsides
{
    /// <summary>A talk of a thousand pages has two thousand; many names may lead to the same bytes, so each costs as if it were another.</summary>
    private const int MostParts = 4_000;

    private const int Beginning = 1 << 18;
    private const int MostUnpacked = 16 << 20;

    private static readonly string[] ActiveParts =
    [
        "vbaproject",
        "/macrosheets/",
        "/embeddings/",
        "/activex/",
        "oleobject",
    ];

    public static async Task<Inside> OfOffice(Stream content, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        if (archive is null)
        {
            return Inside.Unknown;
        }

        var parts = archive.Entries.Select(e => (Entry: e, Name: e.FullName.ToLowerInvariant())).ToList();
        if (parts.Any(p => ActiveParts.Any(a => p.Name.Contains(a, StringComparison.Ordinal))))
        {
            return Inside.Active;
        }

        var looks = new Looks();
        foreach (var (entry, name) in parts)
        {
            if (
                (name == "[content_types].xml" && await looks.Says(entry, "macroenabled", cancel))
                || (
                    name.EndsWith(".rels", StringComparison.Ordinal)
                    && await looks.Says(entry, "attachedtemplate", cancel)
                )
            )
            {
                return Inside.Active;
            }
        }

        return looks.GaveUp ? Inside.Unknown : Inside.Plain;
    }

    /// <summary>Macros lie in folders of their own, objects are called "Object 1"; the list of parts tells of those called otherwise.</summary>
    public static async Task<Inside> OfOpenDocument(Stream content, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        if (archive is null)
        {
            return Inside.Unknown;
        }

        var looks = new Looks();
        var (whole, encrypted) = (false, false);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.ToLowerInvariant();
            if (
                name.StartsWith("basic/", StringComparison.Ordinal)
                || name.StartsWith("scripts/", StringComparison.Ordinal)
                || name.StartsWith("object ", StringComparison.Ordinal)
                || (name == "meta-inf/manifest.xml" && await looks.Says(entry, "oleobject", cancel))
            )
            {
                return Inside.Active;
            }

            // Parts that cannot be read may be documents of their own.
            encrypted |= name == "meta-inf/manifest.xml" && await looks.Says(entry, "encryption-data", cancel);
            whole |= name == "content.xml";
        }

        return whole && !encrypted && !looks.GaveUp ? Inside.Plain : Inside.Unknown;
    }

    /// <summary>Looks into parts, so many and so far; what is beyond that is not looked at.</summary>
    private sealed class Looks
    {
        private readonly byte[] start = new byte[Beginning];
        private int parts;
        private long unpacked;

        public bool GaveUp { get; private set; }

        /// <summary>Is this word in the beginning of the part? It unpacks no further than that.</summary>
        public async Task<bool> Says(ZipArchiveEntry part, string word, CancellationToken cancel)
        {
            if (++parts > MostParts || unpacked >= MostUnpacked)
            {
                GaveUp = true;
                return false;
            }

            try
            {
                await using var content = await part.OpenAsync(cancel);
                var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
                unpacked += read;
                return Encoding.UTF8.GetString(start, 0, read).Contains(word, StringComparison.OrdinalIgnoreCase);
            }
            catch (InvalidDataException)
            {
                // Packed in a way nobody reads: nobody can say what it is.
                return true;
            }
        }
    }
}
