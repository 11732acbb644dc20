using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the text of a DOCX as a stream of elements, so that neither its depth nor its size is held in memory.</summary>
internal static class DocxText
{
    private const int LongestHeader = 2_000;

    public static Extraction Read(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        if (!Packed.Unpacks(content, limits))
        {
            return Extraction.Unusual;
        }

        content.Position = 0;
        using var document = WordprocessingDocument.Open(content, isEditable: false, Packed.Settings(limits));
        var gathered = new Gathered(limits.Characters);
        if (document.MainDocumentPart is { } main)
        {
            var fonts = DocxFonts.Of(main, cancel);
            foreach (var header in main.HeaderParts)
            {
                AddHeader(header, gathered, fonts, limits, cancel);
            }

            using var reader = OpenXmlReader.Create(main);
            new DocxGatherer(gathered, fonts).Read(reader, cancel);
        }

        return gathered.Result(complete: !gathered.Full);
    }

    /// <summary>What stands at the top of the pages, once; a number of a page says nothing.</summary>
    private static void AddHeader(
        HeaderPart header,
        Gathered gathered,
        DocxFonts fonts,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        var own = new Gathered(Math.Min(LongestHeader, limits.Characters));
        using var reader = OpenXmlReader.Create(header);
        new DocxGatherer(own, fonts).Read(reader, cancel);
        var words = own.Result(complete: true).Text;
        if (words.Any(char.IsLetter) && !gathered.Holds(words))
        {
            gathered.Add(words);
            gathered.Line();
            gathered.Line();
        }
    }
}
