using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the text of a DOCX as a stream of elements, so that neither its depth nor its size is held in memory.</summary>
internal static class DocxText
{
    private const int MostParts = 5_000;
    private const int LongestHeader = 2_000;

    // A word processor writes about ten characters of markup for each of the text.
    private const long MarkupPerCharacter = 10;

    public static Extraction Read(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        if (!Unpacks(content, limits))
        {
            return TextExtractor.Unusual;
        }

        content.Position = 0;
        using var document = WordprocessingDocument.Open(
            content,
            isEditable: false,
            new OpenSettings { MaxCharactersInPart = limits.Characters * MarkupPerCharacter, AutoSave = false }
        );
        var gathered = new Gathered(limits.Characters);
        if (document.MainDocumentPart is { } main)
        {
            foreach (var header in main.HeaderParts)
            {
                AddHeader(header, gathered, limits, cancel);
            }

            using var reader = OpenXmlReader.Create(main);
            new DocxGatherer(gathered).Read(reader, cancel);
        }

        return gathered.Result(complete: !gathered.Full);
    }

    /// <summary>What stands at the top of the pages, once; a number of a page says nothing.</summary>
    private static void AddHeader(
        HeaderPart header,
        Gathered gathered,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        var own = new Gathered(Math.Min(LongestHeader, limits.Characters));
        using var reader = OpenXmlReader.Create(header);
        new DocxGatherer(own).Read(reader, cancel);
        var words = own.Result(complete: true).Text;
        if (words.Any(char.IsLetter) && !gathered.Holds(words))
        {
            gathered.Add(words);
            gathered.Line();
            gathered.Line();
        }
    }

    // The declared sizes decide whether the file is opened at all; the limit on each part holds where they lie.
    private static bool Unpacks(Stream content, ExtractionLimits limits)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count <= MostParts && archive.Entries.Sum(e => e.Length) <= limits.Unpacked;
    }
}
