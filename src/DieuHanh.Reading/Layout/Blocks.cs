using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Layout;

/// <summary>Puts lines together into paragraphs: wrapped lines are joined, list items parted, also items written inside a sentence.</summary>
internal static class Blocks
{
    private const int LongLine = 60;

    /// <summary>The blocks of lines [from, to); rows of tables are left out.</summary>
    public static List<Block> Read(Sheet sheet, int from, int to)
    {
        var blocks = new List<Block>();
        var width = WrapWidth(sheet, from, to);
        Line? before = null;
        int start = -1,
            end = -1;
        var marker = Marker.None;
        var heading = false;
        var afterBlank = false;
        for (var i = from; i < to; i++)
        {
            var line = sheet.Lines[i];
            if (line.Row)
            {
                Close();
                before = null;
                continue;
            }

            var opened = Marker.At(sheet.Tokens, line.From, line.To);
            var length = start < 0 ? 0 : sheet.Tokens[end - 1].End - sheet.Tokens[start].Start;
            if (
                before is not null
                && (
                    Wraps(sheet, before, line, width, opened.Exists)
                    || !opened.Exists && Continues(sheet, before, line, heading, length)
                )
            )
            {
                end = line.To;
            }
            else
            {
                Close();
                (start, end, marker, heading, afterBlank) = (line.From, line.To, opened, line.Heading, line.AfterBlank);
            }

            before = line;
        }

        Close();
        return blocks;

        void Close()
        {
            if (start >= 0)
            {
                Part(sheet.Tokens, marker, start + marker.Length, end, heading, afterBlank, blocks);
            }

            start = -1;
        }
    }

    /// <param name="length">How long the paragraph is so far.</param>
    private static bool Continues(Sheet sheet, Line before, Line line, bool heading, int length)
    {
        if (line.Heading || EndsIn(sheet, before, ".:;!?"))
        {
            return false;
        }

        if (!line.AfterBlank && EndsIn(sheet, before, ","))
        {
            return true;
        }

        var first = sheet.Tokens[line.From];
        var lower = first is { IsWord: true, Capital: false } or { Kind: TokenKind.Number } or { Kind: TokenKind.Mark };
        return line.AfterBlank
            ? lower && length >= LongLine && !heading
            : lower || before.Length >= LongLine && !heading;
    }

    /// <summary>
    /// In text wrapped to a column, as extracted from PDF, a full line runs on though it ends in a full stop, and "- Thương binh" at the
    /// beginning of a line need not be a bullet.
    /// </summary>
    private static bool Wraps(Sheet sheet, Line before, Line line, int width, bool marked) =>
        width > 0
        && !line.AfterBlank
        && !line.Heading
        && !before.Heading
        && before.Length * 100 >= width * 88
        && !EndsIn(sheet, before, marked ? ".:;!?" : ":;");

    private static bool EndsIn(Sheet sheet, Line line, string marks) =>
        sheet.Tokens[line.To - 1] is { Kind: TokenKind.Mark, Key.Length: 1 } last
        && marks.Contains(last.Key[0], StringComparison.Ordinal);

    /// <summary>The width of the column the text is wrapped to; 0 when its paragraphs stand on one line each.</summary>
    private static int WrapWidth(Sheet sheet, int from, int to)
    {
        var lengths = sheet.Lines.Skip(from).Take(to - from).Where(l => !l.Row).Select(l => l.Length).Order().ToList();
        if (lengths.Count < 10)
        {
            return 0;
        }

        var widest = lengths[lengths.Count * 98 / 100];
        var full = lengths.Count(l => l * 100 >= widest * 85);
        return widest is >= LongLine and <= 140 && full * 3 >= lengths.Count ? widest : 0;
    }

    /// <summary>"…: (i) rà soát …; (ii) xây dựng …" becomes a lead-in and its items.</summary>
    private static void Part(
        List<Token> tokens,
        Marker marker,
        int from,
        int to,
        bool heading,
        bool afterBlank,
        List<Block> blocks
    )
    {
        var start = from;
        var inside = false;
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i - 1].Kind != TokenKind.Mark || tokens[i - 1].Key is not (":" or ";" or "." or ","))
            {
                continue;
            }

            var item = Marker.Bracketed(tokens, i, to);
            if (!item.Exists && Marker.IsLetter(tokens[i]) && i + 1 < to && tokens[i + 1].Is(')'))
            {
                item = new Marker(25, 2);
            }

            if (item.Exists && (inside || Marker.Opens(tokens, i) && tokens[i - 1].Is(':')))
            {
                Add(start, i);
                (marker, start, inside) = (item, i + item.Length, true);
            }
        }

        Add(start, to);

        void Add(int a, int b)
        {
            if (a < b || marker.Exists)
            {
                blocks.Add(new(marker, a, b, heading, afterBlank, b > a && tokens[b - 1].Is(':')));
            }
        }
    }
}
