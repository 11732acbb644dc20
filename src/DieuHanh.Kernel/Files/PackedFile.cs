using System.Buffers.Binary;
using System.IO.Compression;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// The list of what a ZIP holds, read without unpacking anything. What is larger, nested deeper or otherwise than any document is no list.
/// </summary>
public static class PackedFile
{
    private const int MostEntries = 50_000;
    private const int MostListed = 16 << 20;
    private const int EndBytes = 22;
    private const int MostComment = 1 << 16;

    /// <summary>
    /// A small file may unpack to a huge one. What it says of its parts decides whether anything opens it; where it lies, whoever reads a
    /// part counts what comes out.
    /// </summary>
    public static bool Fits(ZipArchive archive, int mostParts, long mostUnpacked)
    {
        // Taken off one by one: the sum of what a file says may be more than a number holds.
        var left = mostUnpacked;
        return archive.Entries.Count <= mostParts
            && archive.Entries.All(e => e.Length <= left && (left -= e.Length) >= 0);
    }

    /// <returns>Null where it has no list that can be read.</returns>
    internal static async Task<ZipArchive?> Open(Stream content, CancellationToken cancel)
    {
        if (!await IsListed(content, cancel))
        {
            return null;
        }

        content.Position = 0;
        try
        {
            var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// Looks at the size of the list before anything reads it into memory. What its end says of the size is nobody's word: it is as large
    /// as what lies between its beginning and the end of the file. Fields that are full send the reader to another record with numbers of
    /// its own (ZIP64), which no file of this size needs.
    /// </summary>
    private static async Task<bool> IsListed(Stream content, CancellationToken cancel)
    {
        var tail = new byte[(int)Math.Min(content.Length, EndBytes + MostComment)];
        content.Position = content.Length - tail.Length;
        await content.ReadExactlyAsync(tail, cancel);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (end.StartsWith("PK\u0005\u0006"u8))
            {
                var begins = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
                return BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) == 0
                    && BinaryPrimitives.ReadUInt16LittleEndian(end[6..]) == 0
                    && BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) <= MostEntries
                    && begins <= content.Length
                    && content.Length - begins <= MostListed + EndBytes + MostComment;
            }
        }

        return false;
    }
}
