using System.Diagnostics.CodeAnalysis;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Text;

/// <summary>The text read out of a file, or why none could be read: a Vietnamese sentence for the screen.</summary>
public sealed record Extraction(string Text, string? Problem)
{
    internal static Extraction Failed(string problem) => new("", problem);
}

/// <summary>How far the reading of one file goes. Beyond it, what was read so far is kept and the problem says so.</summary>
/// <param name="Characters">Characters of text.</param>
/// <param name="Unpacked">Bytes that a compressed file may unpack to.</param>
public sealed record ExtractionLimits(int Pages, int Characters, long Unpacked, TimeSpan Time)
{
    public static readonly ExtractionLimits Default = new(1_000, 5_000_000, 200L << 20, TimeSpan.FromSeconds(30));
}

/// <summary>
/// Reads the text of a file for search and for the reader of directives. Never throws for what a file holds: a damaged or hostile file is
/// registered all the same, without its text.
/// </summary>
public static class TextExtractor
{
    // Parsers of nested formats recurse; a thread of its own with a deep stack keeps a hostile file from ending the program.
    private const int StackBytes = 256 << 20;

    private const string TooSlow = "Đọc tệp quá lâu nên đã dừng; hãy nhập các thông tin bằng tay.";

    // Beyond the limit the reading stops by itself where it looks; this is for what never looks.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>It unpacks to more than any document does.</summary>
    internal static Extraction Unusual { get; } =
        Extraction.Failed("Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay.");

    public static Task<Extraction> Extract(Stream content, string mediaType, CancellationToken cancel = default) =>
        Extract(content, mediaType, ExtractionLimits.Default, cancel);

    public static async Task<Extraction> Extract(
        Stream content,
        string mediaType,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        var seekable = content.CanSeek ? content : await Buffered(content, cancel);
        var done = new TaskCompletionSource<Extraction>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => done.SetResult(Read(seekable, mediaType, limits, cancel)), StackBytes)
        {
            IsBackground = true,
            Name = "text extraction",
        };
        thread.Start();
        try
        {
            return await done.Task.WaitAsync(limits.Time + Grace, cancel);
        }
        catch (TimeoutException)
        {
            return Extraction.Failed(TooSlow);
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a parser throws on a hostile file, the file is registered without its text."
    )]
    private static Extraction Read(Stream content, string mediaType, ExtractionLimits limits, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(limits.Time);
        try
        {
            return mediaType switch
            {
                MediaTypes.Pdf => PdfText.Read(content, limits, deadline.Token),
                MediaTypes.Docx => DocxText.Read(content, limits, deadline.Token),
                MediaTypes.Text => PlainText.Read(content, limits),
                _ => Extraction.Failed("Loại tệp này chưa đọc được văn bản; hãy nhập các thông tin bằng tay."),
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Extraction.Failed(TooSlow);
        }
        catch (Exception)
        {
            return Extraction.Failed(
                "Tệp hỏng hoặc không đúng định dạng nên không đọc được văn bản; hãy nhập các thông tin bằng tay."
            );
        }
    }

    private static async Task<Stream> Buffered(Stream content, CancellationToken cancel)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancel);
        copy.Position = 0;
        return copy;
    }
}
