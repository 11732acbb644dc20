using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>Puts words printed with spaces between their capitals together: "T Ố I   M Ậ T" reads as TỐI MẬT.</summary>
internal static class SpacedLetters
{
    // Of a longer line, which is none of a heading, the beginning.
    private const int Longest = 120;

    /// <summary>The tokens of the line; several letters that stand alone are one token, parted where the gap is wider than the least.</summary>
    public static List<Token> Folded(Sheet sheet, Line line)
    {
        var folded = new List<Token>();
        var to = Math.Min(line.To, line.From + Longest);
        for (var i = line.From; i < to; )
        {
            var end = i;
            while (end < to && IsLetter(sheet, end) && (end == i || sheet.Tokens[end].SpaceBefore))
            {
                end++;
            }

            if (end - i < 2)
            {
                folded.Add(sheet.Tokens[i++]);
                continue;
            }

            var least = Enumerable.Range(i + 1, end - i - 1).Min(t => Gap(sheet, t));
            for (var from = i; i < end; from = i)
            {
                for (i++; i < end && Gap(sheet, i) <= least; i++) { }
                folded.Add(Joined(sheet, from, i));
            }
        }

        return folded;
    }

    private static Token Joined(Sheet sheet, int from, int to)
    {
        var letters = string.Concat(
            Enumerable.Range(from, to - from).Select(i => sheet.Text[sheet.Tokens[i].Start..sheet.Tokens[i].End])
        );
        return sheet.Tokens[from] with { End = sheet.Tokens[to - 1].End, Key = Tokenizer.KeysOf(letters)[0] };
    }

    private static int Gap(Sheet sheet, int token) => sheet.Tokens[token].Start - sheet.Tokens[token - 1].End;

    private static bool IsLetter(Sheet sheet, int token)
    {
        var t = sheet.Tokens[token];
        return t is { IsWord: true, Capital: true, AllCapitals: true }
            && t.End - t.Start <= 4
            && sheet.Text.AsSpan(t.Start, t.End - t.Start).IndexOfAnyExceptInRange('\u0300', '\u036F') == 0
            && sheet.Text.AsSpan(t.Start + 1, t.End - t.Start - 1).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0;
    }
}
