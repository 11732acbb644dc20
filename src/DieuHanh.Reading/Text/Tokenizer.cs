namespace DieuHanh.Reading.Text;

/// <summary>Cuts text into words, numbers and marks in one pass; glued words are parted; combining marks stay with their letter.</summary>
internal sealed class Tokenizer
{
    private const int LongestWord = 64;
    private const int MostKeys = 60_000;

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Tokenizer() => lookup = keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tokens of text[from..to), offsets counted from the start of the text.</summary>
    public void Read(string text, int from, int to, List<Token> into)
    {
        var spaced = true;
        var i = from;
        while (i < to)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                spaced = true;
                i++;
            }
            else if (Letter.IsInvisible(c) || Letter.IsMark(c))
            {
                i++;
            }
            else if (char.IsLetter(c))
            {
                var end = i + 1;
                while (
                    end < to && (char.IsLetter(text[end]) || Letter.IsMark(text[end]) || Letter.IsInvisible(text[end]))
                )
                {
                    end++;
                }

                Words(text, i, end, spaced, into);
                (i, spaced) = (end, false);
            }
            else if (char.IsAsciiDigit(c))
            {
                var end = i + 1;
                while (end < to && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                into.Add(
                    new(
                        i,
                        end,
                        TokenKind.Number,
                        Key(text.AsSpan(i, Math.Min(end - i, LongestWord))),
                        false,
                        false,
                        spaced
                    )
                );
                (i, spaced) = (end, false);
            }
            else
            {
                var length = char.IsHighSurrogate(c) && i + 1 < to && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                into.Add(new(i, i + length, TokenKind.Mark, Key(text.AsSpan(i, length)), false, false, spaced));
                (i, spaced) = (i + length, false);
            }
        }
    }

    /// <summary>The keys of the words of a phrase, for tables of phrases written in ordinary Vietnamese.</summary>
    public static string[] KeysOf(string phrase)
    {
        var tokens = new List<Token>();
        new Tokenizer().Read(phrase, 0, phrase.Length, tokens);
        return [.. tokens.Select(t => t.Key)];
    }

    private void Words(string text, int from, int to, bool spaced, List<Token> into)
    {
        while (from < to)
        {
            var cut = Syllable.Cut(text.AsSpan(from, to - from));
            var end = cut > 0 ? from + cut : to;
            var word = text.AsSpan(from, end - from);
            into.Add(new(from, end, TokenKind.Word, WordKey(word), char.IsUpper(word[0]), AllCapitals(word), spaced));
            // What was glued reads as if the space were there.
            (from, spaced) = (end, true);
        }
    }

    private string WordKey(ReadOnlySpan<char> word)
    {
        Span<char> spelled = stackalloc char[LongestWord * 3];
        Span<char> tones = stackalloc char[LongestWord];
        int n = 0,
            t = 0;
        foreach (var c in word[..Math.Min(word.Length, LongestWord)])
        {
            if (Letter.IsInvisible(c))
            {
                continue;
            }

            var letter = Letter.IsMark(c) ? Letter.OfMark(c) : Letter.Of(c);
            if (letter.Base != Letter.None)
            {
                spelled[n++] = letter.Base;
            }

            if (letter.Shape != Letter.None && n > 0)
            {
                spelled[n] = letter.Shape == Letter.Doubled ? spelled[n - 1] : letter.Shape;
                n++;
            }

            if (letter.Tone != Letter.None)
            {
                tones[t++] = letter.Tone;
            }
        }

        if (t > 0)
        {
            // The apostrophe keeps "tas" (an abbreviation) apart from "tá".
            spelled[n++] = '\'';
            tones[..t].CopyTo(spelled[n..]);
            n += t;
        }

        return Key(spelled[..n]);
    }

    private string Key(ReadOnlySpan<char> spelled)
    {
        if (lookup.TryGetValue(spelled, out var known))
        {
            return known;
        }

        var key = spelled.ToString();
        if (keys.Count < MostKeys)
        {
            keys[key] = key;
        }

        return key;
    }

    private static bool AllCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
