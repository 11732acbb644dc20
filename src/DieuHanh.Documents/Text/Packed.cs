using System.IO.Compression;
using DieuHanh.Kernel.Files;
using DocumentFormat.OpenXml.Packaging;

namespace DieuHanh.Documents.Text;

/// <summary>The container of DOCX, XLSX and PPTX.</summary>
internal static class Packed
{
    private const int MostParts = 5_000;

    // A word processor writes about ten characters of markup for each of the text.
    private const long MarkupPerCharacter = 10;

    /// <summary>Where the parts lie about their sizes, the limit on each of them holds.</summary>
    public static bool Unpacks(Stream content, ExtractionLimits limits)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return PackedFile.Fits(archive, MostParts, limits.Unpacked);
    }

    public static OpenSettings Settings(ExtractionLimits limits) =>
        new() { MaxCharactersInPart = limits.Characters * MarkupPerCharacter, AutoSave = false };
}
