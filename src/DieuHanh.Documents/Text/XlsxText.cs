using System.Globalization;
using DieuHanh.Kernel.Words;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the cells of a XLSX row by row, as a stream: a row is a line, its cells are parted as in the tables of a DOCX.</summary>
internal static class XlsxText
{
    public static Extraction Read(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        if (!Packed.Unpacks(content, limits))
        {
            return Extraction.Unusual;
        }

        content.Position = 0;
        using var document = SpreadsheetDocument.Open(content, isEditable: false, Packed.Settings(limits));
        var gathered = new Gathered(limits.Characters);
        if (document.WorkbookPart is { } book)
        {
            var looks = XlsxLooks.Of(book, cancel);
            var shared = SharedWords(book, looks, limits, cancel);
            foreach (var sheet in SheetsOf(book).Take(limits.Pages))
            {
                using var reader = OpenXmlReader.Create(sheet);
                ReadSheet(reader, looks, shared, gathered, cancel);
                gathered.Line();
                if (gathered.Full)
                {
                    break;
                }
            }
        }

        return gathered.Result(complete: !gathered.Full);
    }

    private static IEnumerable<WorksheetPart> SheetsOf(WorkbookPart book) =>
        (book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            .Select(s => s.Id?.Value)
            .OfType<string>()
            .Select(book.GetPartById)
            .OfType<WorksheetPart>();

    /// <summary>The words that cells name by their number; in a font of their own where they are of several.</summary>
    private static List<(string Text, bool Written)> SharedWords(
        WorkbookPart book,
        XlsxLooks looks,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        var shared = new List<(string, bool)>();
        if (book.SharedStringTablePart is not { } part)
        {
            return shared;
        }

        using var reader = OpenXmlReader.Create(part);
        long size = 0;
        while (reader.Read() && size <= limits.Unpacked / sizeof(char))
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
            {
                cancel.ThrowIfCancellationRequested();
                shared.Add(Words(reader, typeof(SharedStringItem)));
                size += shared[^1].Item1.Length + 32;
            }
        }

        return shared;
    }

    /// <summary>The text of an item, and whether its runs told their fonts.</summary>
    private static (string Text, bool Written) Words(OpenXmlReader reader, Type item)
    {
        var words = new System.Text.StringBuilder();
        string? font = null;
        var written = false;
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == item))
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Run))
            {
                font = null;
            }
            else if (reader.ElementType == typeof(RunFont))
            {
                font = reader.Attributes.FirstOrDefault(a => a.LocalName == "val").Value;
                written = true;
            }
            else if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Text))
            {
                words.Append(XlsxLooks.Written(reader.GetText(), font));
            }
        }

        return (words.ToString(), written);
    }

    private static void ReadSheet(
        OpenXmlReader reader,
        XlsxLooks looks,
        List<(string Text, bool Written)> shared,
        Gathered gathered,
        CancellationToken cancel
    )
    {
        var (cells, type, style) = (0, "", 0);
        while (!gathered.Full && reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                cancel.ThrowIfCancellationRequested();
                cells = 0;
            }
            else if (reader.ElementType == typeof(Row))
            {
                if (cells > 0)
                {
                    gathered.Line();
                }
            }
            else if (!reader.IsStartElement)
            {
                continue;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                type = reader.Attributes.FirstOrDefault(a => a.LocalName == "t").Value ?? "";
                style = Number(reader.Attributes.FirstOrDefault(a => a.LocalName == "s").Value);
            }
            else if (reader.ElementType == typeof(CellValue))
            {
                Add(Shown(reader.GetText(), type, style));
            }
            else if (reader.ElementType == typeof(InlineString))
            {
                var (text, written) = Words(reader, typeof(InlineString));
                Add(written ? text : looks.InFont(text, style));
            }
        }

        void Add(string cell)
        {
            var words = cell.ReplaceLineEndings(" ").Trim();
            if (words.Length > 0)
            {
                gathered.Add(cells++ > 0 ? " | " : "");
                gathered.Add(words);
            }
        }

        string Shown(string value, string kind, int look) =>
            kind switch
            {
                "s" => Number(value) is var n && n < shared.Count
                    ? shared[n].Written
                        ? shared[n].Text
                        : looks.InFont(shared[n].Text, look)
                    : "",
                "b" => value == "1" ? "TRUE" : "FALSE",
                "str" => looks.InFont(value, look),
                "" or "n" => looks.IsDate(look) && Day(value) is { } day ? Dates.Show(day) : value,
                _ => value,
            };
    }

    private static DateOnly? Day(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
        && serial is >= 1 and < 2_958_466
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;

    private static int Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
