using System.Diagnostics.CodeAnalysis;
using DieuHanh.Kernel.Files;
using UglyToad.PdfPig.Exceptions;

namespace DieuHanh.Documents.Text;

/// <summary>The readers of the formats, as they run in the reading process.</summary>
internal static class FormatReaders
{
    // Parsers of nested formats recurse; a thread of its own with a deep stack keeps a hostile file from ending the process.
    private const int StackBytes = 256 << 20;

    public static bool Reads(string mediaType) =>
        mediaType is MediaTypes.Pdf or MediaTypes.Docx or MediaTypes.Xlsx or MediaTypes.Pptx;

    public static Extraction Read(string path, string mediaType, ExtractionLimits limits)
    {
        var read = Extraction.Damaged;
        var thread = new Thread(() => read = ReadHere(path, mediaType, limits), StackBytes);
        thread.Start();
        thread.Join();
        return read;
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a parser throws on a hostile file, the file is registered without its text."
    )]
    private static Extraction ReadHere(string path, string mediaType, ExtractionLimits limits)
    {
        using var deadline = new CancellationTokenSource(limits.Time);
        try
        {
            using var content = File.OpenRead(path);
            return mediaType switch
            {
                // Documents of these types are ZIP files unless they have a password.
                not MediaTypes.Pdf when content.CanSeek && LockedOffice.Begins(content) => Extraction.Locked,
                MediaTypes.Pdf => PdfText.Read(content, limits, deadline.Token),
                MediaTypes.Docx => DocxText.Read(content, limits, deadline.Token),
                MediaTypes.Xlsx => XlsxText.Read(content, limits, deadline.Token),
                MediaTypes.Pptx => PptxText.Read(content, limits, deadline.Token),
                _ => Extraction.OtherKind,
            };
        }
        catch (PdfDocumentEncryptedException)
        {
            return Extraction.Locked;
        }
        catch (OperationCanceledException)
        {
            return Extraction.TooSlow;
        }
        catch (OutOfMemoryException)
        {
            return Extraction.TooHeavy;
        }
        catch (Exception)
        {
            return Extraction.Damaged;
        }
    }
}
