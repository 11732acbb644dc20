using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Vml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DieuHanh.Documents.Text;

/// <summary>Gathers the text of one part of a DOCX, element by element: paragraphs in lines, rows of tables with their cells parted.</summary>
internal sealed class DocxGatherer(Gathered gathered, DocxFonts fonts)
{
    private const int Deepest = 2_000;

    // Wider than between words, so that what stands in another column is told apart from what runs on.
    private const string Gap = "   ";

    // The heading of a document ends before this; tables further down are tables.
    private const int LongestHeading = 1_500;

    // Ends a paragraph in a cell until its row is known to be one of the heading or of a table. No XML holds it.
    private const char CellLine = '\u0001';

    private int rowStart;
    private int cells;
    private int filled;
    private int cellStart;
    private int inside;

    public void Read(OpenXmlReader reader, CancellationToken cancel)
    {
        for (var (read, depth) = (0, 0); !gathered.Full && reader.Read(); read++)
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

            if (reader.IsStartElement)
            {
                Start(reader);
            }
            else
            {
                End(reader.ElementType);
            }
        }

        if (gathered.Full)
        {
            gathered.Replace(CellLine.ToString(), " ", Math.Min(rowStart, gathered.Length));
        }
    }

    private void Start(OpenXmlReader reader)
    {
        var type = reader.ElementType;
        fonts.Start(reader);
        if (type == typeof(DocumentFormat.OpenXml.Wordprocessing.Text))
        {
            gathered.Add(fonts.Written(reader.GetText()));
        }
        else if (type == typeof(SoftHyphen))
        {
            // In TCVN3 the code of a soft hyphen is a letter.
            gathered.Add(fonts.Written("\u00AD"));
        }
        else if (type == typeof(TabChar) || type == typeof(PositionalTab))
        {
            gathered.Add(Gap);
        }
        else if (type == typeof(Break))
        {
            gathered.Line();
        }
        else if (type == typeof(TextBoxContent))
        {
            // A box hangs on a paragraph and is no part of its sentence.
            EndParagraph();
        }
        else if (type == typeof(TextPath))
        {
            // Words set as a drawing, as stamps are.
            EndParagraph();
            gathered.Add(reader.Attributes.FirstOrDefault(a => a.LocalName == "string").Value);
            EndParagraph();
        }
        else if (type == typeof(TableRow) && inside == 0)
        {
            (cells, filled, rowStart) = (0, 0, gathered.Length);
        }
        else if (type == typeof(TableCell) && inside++ == 0)
        {
            gathered.Add(cells++ > 0 ? " | " : "");
            cellStart = gathered.Length;
        }
    }

    private void End(Type type)
    {
        fonts.End(type);
        if (type == typeof(TableCell))
        {
            if (--inside == 0)
            {
                filled += gathered.HoldsWords(cellStart) ? 1 : 0;
            }
        }
        else if (type == typeof(TableRow) && inside == 0)
        {
            EndRow();
        }
        else if (type == typeof(Paragraph) || type == typeof(TextBoxContent))
        {
            EndParagraph();
        }
    }

    private void EndParagraph()
    {
        if (inside == 0)
        {
            gathered.Line();
        }
        else
        {
            gathered.Add([CellLine]);
        }
    }

    /// <summary>
    /// A row of a table stays one line, however many paragraphs its cells hold. The two columns of a heading are set in a table as well:
    /// their paragraphs are lines, as one reads them.
    /// </summary>
    private void EndRow()
    {
        if (rowStart < LongestHeading && filled <= 2 && gathered.Counts(CellLine, rowStart) > cells)
        {
            gathered.Replace(" | ", "\n", rowStart);
            gathered.Replace(CellLine.ToString(), "\n", rowStart);
        }
        else
        {
            gathered.Replace(CellLine.ToString(), " ", rowStart);
        }

        gathered.Line();
    }
}
