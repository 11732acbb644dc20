namespace DieuHanh.Reading.Text;

/// <summary>
/// TCVN 5712:1993 as its fonts have it. Codes below A0 are what Windows writes there, quotation marks and dashes, and stay.
/// </summary>
internal static class Tcvn3
{
    private const char First = '\u00A1';

    // From A1 to FF; B0-B4 are marks standing alone. Capitals with a tone are in the standard, but the fonts everyone used have them
    // in a second font (.VnTimeH) or not at all.
    private const string Letters =
        "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

    /// <param name="capital">The font shows every letter as a capital.</param>
    public static string ToUnicode(ReadOnlySpan<char> text, bool capital = false)
    {
        var converted = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            converted[i] = text[i] is >= First and <= '\u00FF' ? Letters[text[i] - First] : text[i];
        }

        if (capital)
        {
            return Composition.Compose(new string(converted).ToUpperInvariant());
        }

        Raise(text, converted);
        return Composition.Compose(new string(converted));
    }

    /// <summary>
    /// "TµI CHÝNH" is typed in capitals, and only letters with a tone have none: where a line, or a word of two letters and more, has
    /// capitals and no small letter, they are capitals too.
    /// </summary>
    private static void Raise(ReadOnlySpan<char> text, Span<char> converted)
    {
        foreach (var line in Parts(text, c => c is '\n' or '\r'))
        {
            // "Sè: 12/Q§-BTC" is no line in capitals.
            if (Capitals(text[line]) > 1 && !text[line].ContainsAnyInRange('0', '9'))
            {
                Upper(converted[line]);
                continue;
            }

            var words = Parts(text[line], c => c < 'A' || char.IsWhiteSpace(c));
            var (from, raised) = (line.Start.Value, false);
            for (var i = words.Count - 1; i >= 0; i--)
            {
                // "Bé TR¦ëNG": one capital alone says nothing, beside a word in capitals it does.
                raised =
                    Capitals(text[line][words[i]]) is var capitals
                    && (
                        capitals > 1
                        || capitals == 1 && raised && text[line][words[i].End..words[i + 1].Start].IsWhiteSpace()
                    );
                if (raised)
                {
                    Upper(converted[(from + words[i].Start.Value)..(from + words[i].End.Value)]);
                }
            }
        }
    }

    /// <summary>How many capitals there are; none where there is a small letter.</summary>
    private static int Capitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c))
            {
                return 0;
            }

            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        return capitals;
    }

    private static void Upper(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = char.ToUpperInvariant(text[i]);
        }
    }

    private static List<Range> Parts(ReadOnlySpan<char> text, Func<char, bool> parts)
    {
        var found = new List<Range>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || parts(text[i]))
            {
                if (i > start)
                {
                    found.Add(start..i);
                }

                start = i + 1;
            }
        }

        return found;
    }
}
