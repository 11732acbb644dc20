namespace DieuHanh.Reading.Text;

/// <summary>
/// Text from before Unicode, recognised by its font or by what it would read like, and converted to composed Unicode. Where neither tells,
/// it is left alone.
/// </summary>
public static class LegacyVietnamese
{
    // Enough to tell; a book is not gone through.
    private const int MostWords = 3_000;
    private const int FewestWords = 3;
    private const int LongestWord = 24;

    private static readonly string[] WithoutDot = ["vntime", "vnarial", "vnavant", "vncourier", "vnsouthern", "vnbook"];

    /// <summary>What a font of this name writes: ".VnTime", "ABCDEF+VNI-Times,Bold".</summary>
    public static LegacyEncoding OfFont(string? name)
    {
        var family = Family(name);
        return family.StartsWith("vni", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni
            : family.StartsWith(".vn", StringComparison.OrdinalIgnoreCase)
            || WithoutDot.Any(f => family.StartsWith(f, StringComparison.OrdinalIgnoreCase))
                ? LegacyEncoding.Tcvn3
            : LegacyEncoding.None;
    }

    /// <summary>Converts what was written in this font, and leaves what is in any other.</summary>
    public static string FromFont(string text, string? font) =>
        OfFont(font) switch
        {
            // .VnTimeH shows small letters as capitals.
            LegacyEncoding.Tcvn3 => Tcvn3.ToUnicode(text, capital: Family(font).EndsWith('H')),
            LegacyEncoding.Vni => Vni.ToUnicode(text),
            _ => text,
        };

    /// <summary>Converts a whole text if it reads as Vietnamese only then.</summary>
    public static string Mend(string text) => Convert(text, Recognise(text));

    public static string Convert(string text, LegacyEncoding from) =>
        from switch
        {
            LegacyEncoding.Tcvn3 => Tcvn3.ToUnicode(text),
            LegacyEncoding.Vni => Vni.ToUnicode(text),
            _ => text,
        };

    /// <summary>
    /// Of the words with letters beyond ASCII, most must become Vietnamese syllables by the conversion, and few be such before. A text that
    /// has letters only Unicode has is Unicode.
    /// </summary>
    public static LegacyEncoding Recognise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int words = 0,
            unicode = 0,
            before = 0,
            tcvn = 0,
            vni = 0;
        foreach (var range in Words(text))
        {
            var word = text.AsSpan(range);
            if (
                word.ContainsAnyInRange('\u0100', '\u024F')
                || word.ContainsAnyInRange('\u1E00', '\u1EFF')
                || word.ContainsAnyInRange('\u0300', '\u036F')
            )
            {
                unicode++;
            }

            words++;
            before += Syllable.Is(word) ? 1 : 0;
            tcvn += Syllable.Is(Tcvn3.ToUnicode(word)) ? 1 : 0;
            vni += Syllable.Is(Vni.ToUnicode(word)) ? 1 : 0;
            if (words == MostWords)
            {
                break;
            }
        }

        var best = Math.Max(tcvn, vni);
        return words < FewestWords || unicode * 20 > words || best * 5 < words * 4 || before * 2 > best
                ? LegacyEncoding.None
            : tcvn == vni ? LegacyEncoding.None
            : tcvn > vni ? LegacyEncoding.Tcvn3
            : LegacyEncoding.Vni;
    }

    /// <summary>Runs of what is a letter in one of these encodings, with at least one beyond ASCII.</summary>
    private static IEnumerable<Range> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsLetter(text[i]))
            {
                continue;
            }

            if (
                i > start
                && i - start <= LongestWord
                && text.AsSpan(start, i - start).ContainsAnyExceptInRange('\0', '\u007F')
            )
            {
                yield return start..i;
            }

            start = i + 1;
        }
    }

    // » and the like close a quotation or are a letter: as a letter they stand inside a word.
    private static bool IsLetter(char c) =>
        char.IsAsciiLetter(c)
        || c is >= '\u00A1' and <= '\u024F' or >= '\u0300' and <= '\u036F' or >= '\u1E00' and <= '\u1EFF';

    private static string Family(string? name)
    {
        var family = (name ?? "").Trim().TrimStart('/');
        family = family.IndexOf('+', StringComparison.Ordinal) is 6 ? family[7..] : family;
        var end = family.IndexOf(',', StringComparison.Ordinal);
        family = end > 0 ? family[..end] : family;
        foreach (var style in new[] { "-BoldItalic", "-Bold", "-Italic" })
        {
            family = family.EndsWith(style, StringComparison.OrdinalIgnoreCase) ? family[..^style.Length] : family;
        }

        return family;
    }
}
