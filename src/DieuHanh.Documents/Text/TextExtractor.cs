using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Reads the text of a file for search and for the reader of directives. Never throws for what a file holds: a damaged or hostile file is
/// registered all the same, without its text. What takes a parser is read in a process of its own (ADR 0122).
/// </summary>
public static class TextExtractor
{
    public static Task<Extraction> Extract(Stream content, string mediaType, CancellationToken cancel = default) =>
        Extract(content, mediaType, ExtractionLimits.FirstLook, cancel);

    public static async Task<Extraction> Extract(
        Stream content,
        string mediaType,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        if (mediaType == MediaTypes.Text)
        {
            await using var whole = content.CanSeek ? null : await Buffered(content, cancel);
            return PlainText.Read(whole ?? content, limits);
        }

        if (!FormatReaders.Reads(mediaType))
        {
            return Extraction.OtherKind;
        }

        if (content is FileStream file && (!file.CanSeek || file.Position == 0))
        {
            return await ReadingProcesses.Shared.Read(file.Name, mediaType, limits, cancel);
        }

        using var folder = PrivateFolder.Make();
        var path = Path.Combine(folder.Path, "file");
        await using (var copy = File.Create(path))
        {
            await content.CopyToAsync(copy, cancel);
        }

        return await ReadingProcesses.Shared.Read(path, mediaType, limits, cancel);
    }

    private static async Task<Stream> Buffered(Stream content, CancellationToken cancel)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancel);
        copy.Position = 0;
        return copy;
    }
}
