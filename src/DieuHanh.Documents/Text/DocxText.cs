using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the text of a DOCX as a stream of elements, so that neither its depth nor its size is held in memory.</summary>
internal static class DocxText
{
    private const int MostParts = 5_000;
    private const int Deepest = 2_000;

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
            using var reader = OpenXmlReader.Create(main);
            Gather(reader, gathered, cancel);
        }

        return gathered.Result(complete: !gathered.Full);
    }

    private static void Gather(OpenXmlReader reader, Gathered gathered, CancellationToken cancel)
    {
        for (var (read, depth, cells, inside) = (0, 0, 0, 0); !gathered.Full && reader.Read(); read++)
        {
            if (read % 1_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            depth += reader.IsStartElement ? 1 : -1;
            if (depth > Deepest)
            {
                throw new InvalidDataException("Nested too deep.");
            }

            var type = reader.ElementType;
            if (reader.IsStartElement)
            {
                if (type == typeof(DocumentFormat.OpenXml.Wordprocessing.Text))
                {
                    gathered.Add(reader.GetText());
                }
                else if (type == typeof(TabChar))
                {
                    gathered.Add(" ");
                }
                else if (type == typeof(Break))
                {
                    gathered.Line();
                }
                else if (type == typeof(TableRow))
                {
                    cells = 0;
                }
                else if (type == typeof(TableCell))
                {
                    inside++;
                    gathered.Add(cells++ > 0 ? " | " : "");
                }
            }
            else if (type == typeof(TableCell))
            {
                inside--;
            }
            else if (type == typeof(TableRow) || (type == typeof(Paragraph) && inside == 0))
            {
                gathered.Line();
            }
            else if (type == typeof(Paragraph))
            {
                // A row of a table stays one line, however many paragraphs its cells hold.
                gathered.Add(" ");
            }
        }
    }

    // The declared sizes decide whether the file is opened at all; the limit on each part holds where they lie.
    private static bool Unpacks(Stream content, ExtractionLimits limits)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count <= MostParts && archive.Entries.Sum(e => e.Length) <= limits.Unpacked;
    }
}
