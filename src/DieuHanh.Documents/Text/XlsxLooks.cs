using DieuHanh.Reading.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DieuHanh.Documents.Text;

/// <summary>How the cells of a workbook look, as far as it says what they hold: a number that is a day, words in a font from before Unicode.</summary>
internal sealed class XlsxLooks
{
    private const int Most = 70_000;

    private readonly HashSet<int> dates = [.. Enumerable.Range(14, 4), 22];
    private readonly List<string?> fonts = [];
    private readonly List<(int Font, int Format)> looks = [];

    public static XlsxLooks Of(WorkbookPart book, CancellationToken cancel)
    {
        var made = new XlsxLooks();
        if (book.WorkbookStylesPart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            made.Read(reader, cancel);
        }

        return made;
    }

    public bool IsDate(int style) => style < looks.Count && dates.Contains(looks[style].Format);

    public string InFont(string text, int style) =>
        style < looks.Count && looks[style].Font < fonts.Count ? Written(text, fonts[looks[style].Font]) : text;

    public static string Written(string text, string? font) => LegacyVietnamese.FromFont(text, font);

    private void Read(OpenXmlReader reader, CancellationToken cancel)
    {
        var (inFonts, inCells) = (false, false);
        while (reader.Read() && looks.Count < Most && fonts.Count < Most)
        {
            cancel.ThrowIfCancellationRequested();
            var type = reader.ElementType;
            if (type == typeof(Fonts))
            {
                inFonts = reader.IsStartElement;
            }
            else if (type == typeof(CellFormats))
            {
                inCells = reader.IsStartElement;
            }
            else if (!reader.IsStartElement)
            {
                continue;
            }
            else if (type == typeof(NumberingFormat) && IsDay(Value(reader, "formatCode")))
            {
                dates.Add(Number(reader, "numFmtId"));
            }
            else if (type == typeof(Font) && inFonts)
            {
                fonts.Add(null);
            }
            else if (type == typeof(FontName) && inFonts && fonts.Count > 0)
            {
                fonts[^1] = Value(reader, "val");
            }
            else if (type == typeof(CellFormat) && inCells)
            {
                looks.Add((Number(reader, "fontId"), Number(reader, "numFmtId")));
            }
        }
    }

    private static bool IsDay(string? format) =>
        format is not null
        && format.Contains('d', StringComparison.OrdinalIgnoreCase)
        && format.Contains('m', StringComparison.OrdinalIgnoreCase);

    private static string? Value(OpenXmlReader reader, string name) =>
        reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value;

    private static int Number(OpenXmlReader reader, string name) =>
        int.TryParse(Value(reader, name), out var n) && n >= 0 ? n : 0;
}
