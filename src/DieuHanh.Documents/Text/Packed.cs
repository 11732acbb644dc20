using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace DieuHanh.Documents.Text;

/// <summary>The container of DOCX, XLSX and PPTX.</summary>
internal static class Packed
{
    private const int MostParts = 5_000;

    // A word processor writes about ten characters of markup for each of the text.
    private const long MarkupPerCharacter = 10;

    /// <summary>The declared sizes decide whether the file is opened at all; the limit on each part holds where they lie.</summary>
    public static bool Unpacks(Stream content, ExtractionLimits limits)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count <= MostParts && archive.Entries.Sum(e => e.Length) <= limits.Unpacked;
    }

    public static OpenSettings Settings(ExtractionLimits limits) =>
        new() { MaxCharactersInPart = limits.Characters * MarkupPerCharacter, AutoSave = false };
}
