using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>
/// The secrecy mark stamped in the heading: MẬT, TỐI MẬT, TUYỆT MẬT standing alone on a line, in a cell or in a column, or after "Độ mật:".
/// The words "bí mật", "mật độ", "bảo mật" in running text are no mark.
/// </summary>
internal static class SecrecyReader
{
    // Where a stamp may be read out of place: text boxes and columns come in an order of their own.
    private const int Deepest = 30;

    // A document without any landmark of a heading.
    private const int NoLandmarks = 12;

    private const int Widest = 60;

    private static readonly PhraseSet Marks = new("MẬT|TỐI MẬT|TUYỆT MẬT|TỐIMẬT|TUYỆTMẬT");
    private static readonly PhraseSet Level = new("độ mật :|độ mật|mức độ mật :|mức độ mật|dấu mật :");
    private static readonly PhraseSet Halves = new("bí|bảo|cơ");
    private static readonly string Mat = Tokenizer.KeysOf("mật")[0];
    private static readonly string Toi = Tokenizer.KeysOf("tối")[0].Split('\'')[0];

    public static SecrecyMark Read(Sheet sheet, HeadingLines lines)
    {
        var found = SecrecyMark.None;
        var heading = End(lines);
        var last = Math.Min(sheet.Lines.Count, Math.Max(Math.Max(Deepest, lines.Type + 1), heading));
        for (var l = 0; l < last; l++)
        {
            var line = SpacedLetters.Folded(sheet, sheet.Lines[l]);
            var subject = lines.About >= 0 && l > lines.About || lines.Type >= 0 && l > lines.Type;
            var wrapped = l > 0 && !sheet.Lines[l].AfterBlank && RunsOn(sheet, sheet.Lines[l - 1], line, subject);
            for (var i = 0; i < Math.Min(line.Count, Widest); i++)
            {
                var mark = At(new(sheet.Text, line), i, l < heading, wrapped);
                found = mark > found ? mark : found;
            }
        }

        return found;
    }

    /// <summary>The first line after the heading: below the number, the date, the kind and whom it is addressed to comes the body.</summary>
    private static int End(HeadingLines lines)
    {
        var landmark = Math.Max(
            Math.Max(Math.Max(lines.Motto, lines.Number), Math.Max(lines.Type, lines.Addressed)),
            lines.About
        );
        return Math.Min(lines.BodyEnd, landmark < 0 ? NoLandmarks : landmark + 1);
    }

    private static SecrecyMark At(MarkEdges edges, int i, bool heading, bool wrapped)
    {
        var line = edges.Line;
        var level = Level.At(line, i, line.Count);
        var at = level > 0 && i + level < line.Count && line[i + level].Is('|') ? i + level + 1 : i + level;
        var length = Marks.At(line, at, line.Count);
        if (length == 0)
        {
            return SecrecyMark.None;
        }

        var capitals = line[at].AllCapitals && line[at + length - 1].AllCapitals;
        var stands =
            level > 0
            || !(wrapped && at == 0)
                && (
                    capitals && edges.Fenced(at, length)
                    || heading && (capitals ? edges.Alone(at, length) : edges.WholeLine(at, length))
                );
        return !stands ? SecrecyMark.None
            : line[at].Key == Mat ? SecrecyMark.Confidential
            : line[at].Key.StartsWith(Toi, StringComparison.Ordinal) ? SecrecyMark.Secret
            : SecrecyMark.TopSecret;
    }

    /// <summary>"… bảo vệ bí" and on the next line "mật": a sentence goes on, no stamp stands there.</summary>
    private static bool RunsOn(Sheet sheet, Line before, List<Token> line, bool subject)
    {
        var last = sheet.Tokens[before.To - 1];
        return Halves.At(sheet.Tokens, before.To - 1, before.To) > 0
            || subject && line[0] is { IsWord: true, Capital: false } && last is { IsWord: true, AllCapitals: false };
    }
}
