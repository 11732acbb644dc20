using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Looks whether the rows and columns of a workbook are as many as a spreadsheet and the structure can have, before it is read. The reader
/// makes every row that a number leaves out, and each as wide as the sheet says it is: three thousand bytes could keep it busy for hours, or
/// fill the memory with one row.
/// </summary>
internal static class SheetBounds
{
    private const int MostRows = 1_048_576;

    // The widest sheet has ten; the reader's time for a row grows with the square of its width.
    private const int MostColumns = 200;

    public static bool Hold(Stream file, CancellationToken cancel)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.All(e => Hold(e, cancel));
    }

    // Any part may be a sheet, whatever its name: the workbook says which.
    private static bool Hold(ZipArchiveEntry part, CancellationToken cancel)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { XmlResolver = null });
        try
        {
            while (xml.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (xml.NodeType is XmlNodeType.Element && !Holds(xml))
                {
                    return false;
                }
            }
        }
        catch (XmlException)
        {
            // No sheet, or one that the reader stumbles over at the same place.
        }

        return true;
    }

    private static bool Holds(XmlReader element) =>
        element.LocalName switch
        {
            "row" or "c" => Fits(element.GetAttribute("r")),
            "dimension" => element.GetAttribute("ref") is not { } range || range.Split(':').All(Fits),
            _ => true,
        };

    // "XFD1048576", or a number alone; none at all means the next one.
    private static bool Fits(string? place)
    {
        var letters = (place ?? "").TakeWhile(char.IsAsciiLetterUpper).ToArray();
        var column = letters.Take(4).Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);
        var digits = (place ?? "")[letters.Length..];
        return letters.Length < 4
            && column <= MostColumns
            && (
                digits.Length == 0
                || (
                    int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                    && row <= MostRows
                )
            );
    }
}
