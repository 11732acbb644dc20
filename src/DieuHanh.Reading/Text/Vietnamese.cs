using System.Buffers;
using System.Text;

namespace DieuHanh.Reading.Text;

/// <summary>
/// The one fold of Vietnamese text: what is searched, compared or indexed passes through here, so that composed and
/// decomposed Unicode, upper and lower case, "hòa" and "hoà" are the same. One pass, no normalisation of the whole text
/// (its cost is not bounded on hostile input). Letters outside the Latin script are only lower-cased.
/// </summary>
public static class Vietnamese
{
    /// <summary>Longer runs of letters are cut here: they are not words, and indexes refuse them.</summary>
    public const int MaxTokenLength = 64;

    /// <summary>Lower case, all marks removed, đ as d. Control and zero-width characters vanish; line ends and tabs stay.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var n = 0;
            foreach (var c in text)
            {
                if (!Letter.IsMark(c) && !Letter.IsInvisible(c))
                {
                    buffer[n++] = Letter.Of(c).Base;
                }
            }

            return buffer.AsSpan(0, n).SequenceEqual(text) ? text : new string(buffer, 0, n);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>The runs of [a-z0-9] in the folded text, in order: "46/CĐ-TTg" gives 46, cd, ttg.</summary>
    public static IReadOnlyList<string> Tokens(string text) => Cut(text, exact: false);

    /// <summary>
    /// The same words with their marks kept, spelled in [a-z0-9] only: each marked word is typed as in Telex with the tone last and
    /// then "q" ("Đường" → "dduwowngfq"), so "hòa" equals "hoà", "ma" differs from "mã", and an unmarked word stays itself.
    /// Marks Vietnamese does not use are dropped.
    /// </summary>
    public static IReadOnlyList<string> ExactTokens(string text) => Cut(text, exact: true);

    /// <summary>The words both ways, and which of them hang together by one sign ("46/CĐ-TTg", "1.900", "vpcp.vn").</summary>
    public static IReadOnlyList<Word> Words(string text)
    {
        var hanging = new List<bool>();
        var folded = Cut(text, exact: false, hanging);
        var exact = Cut(text, exact: true);
        return [.. folded.Select((word, i) => new Word(word, exact[i], hanging[i]))];
    }

    /// <param name="Hangs">Only a slash, dash, full stop, underscore or @ stands between the word before and this one.</param>
    public readonly record struct Word(string Folded, string Exact, bool Hangs);

    private static List<string> Cut(string text, bool exact, List<bool>? hanging = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        var (signs, joins, hangs) = (0, false, false);
        var word = new StringBuilder();
        var tones = new StringBuilder();
        var marked = false;
        foreach (var c in text)
        {
            if (Letter.IsInvisible(c))
            {
                continue;
            }

            var letter = Letter.IsMark(c) ? Letter.OfMark(c) : Letter.Of(c);
            if (letter.Base != Letter.None && !char.IsAsciiLetterOrDigit(letter.Base))
            {
                End();
                (signs, joins) = (signs + 1, c is '/' or '-' or '.' or '_' or '@' or '\u2010' or '\u2011' or '\u2013');
                continue;
            }

            if (letter.Base != Letter.None)
            {
                if (word.Length == 0)
                {
                    (hangs, signs) = (tokens.Count > 0 && signs == 1 && joins, 0);
                }

                word.Append(letter.Base);
            }

            if (exact && word.Length > 0)
            {
                if (letter.Shape != Letter.None)
                {
                    word.Append(letter.Shape == Letter.Doubled ? word[^1] : letter.Shape);
                    marked = true;
                }

                if (letter.Tone != Letter.None)
                {
                    tones.Append(letter.Tone);
                    marked = true;
                }
            }
        }

        End();
        return tokens;

        void End()
        {
            if (word.Length > 0)
            {
                word.Append(tones);
                if (marked)
                {
                    word.Append('q');
                }

                tokens.Add(word.ToString(0, Math.Min(word.Length, MaxTokenLength)));
                hanging?.Add(hangs);
            }

            word.Clear();
            tones.Clear();
            marked = false;
        }
    }
}
