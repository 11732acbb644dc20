using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Heading;
using DieuHanh.Reading.Layout;

namespace DieuHanh.Reading;

/// <summary>
/// Reads an official Vietnamese document from its plain text, however it was extracted. Never throws, is deterministic, and its time grows
/// in proportion to the text. What it proposes is to be confirmed by a person.
/// </summary>
public static class DirectiveReader
{
    /// <summary>The header and the tasks of the text. Spans are UTF-16 offsets into <paramref name="text"/> as given.</summary>
    public static DirectiveReading Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var sheet = Sheet.Read(text);
        var agencies = new AgencyReader(sheet);
        var lines = new HeadingLines(sheet);
        var header = new HeaderReader(sheet, lines, agencies).Read();
        var givesTasks =
            lines.IsOfficial && (header.DocumentType is null || DocumentTypes.GivesTasks(header.DocumentType));
        if (!givesTasks && !context.Spoken)
        {
            return new(header, []);
        }

        var deadlines = new DeadlineReader(sheet, context.DocumentDate ?? header.Date, context.IsWorkingDay);
        var writer = new TaskWriter(sheet, agencies, deadlines, new ShortNames(sheet));
        var finder = new AssignmentFinder(sheet, agencies, writer, header.AddressedTo);
        finder.Read(Blocks.Read(sheet, Math.Max(lines.Type, lines.Addressed) + 1, lines.BodyEnd));
        if (lines.AnnexStart < sheet.Lines.Count)
        {
            finder.Read(Blocks.Read(sheet, lines.AnnexStart, sheet.Lines.Count));
        }

        new TaskTables(sheet, agencies, deadlines, writer).Read();
        return new(header, [.. writer.Tasks.OrderBy(t => t.Start)]);
    }
}
