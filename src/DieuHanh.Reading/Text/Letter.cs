using System.Collections.Frozen;
using System.Text;

namespace DieuHanh.Reading.Text;

/// <summary>A Latin letter taken apart: lower-case base, shape mark (Telex: doubled, w) and tone (Telex: s f r x j).</summary>
internal readonly record struct Letter(char Base, char Shape, char Tone)
{
    public const char None = '\0';
    public const char Doubled = '2';

    private static readonly FrozenDictionary<char, Letter> Marked = TakeApart();

    /// <summary>A combining mark standing on its own, as decomposed Unicode writes it.</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>Control and zero-width characters that extraction leaves inside words. Line ends and tabs separate words and are kept.</summary>
    public static bool IsInvisible(char c) =>
        c is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v')
        || c is >= '\u007F' and < '\u00A0' and not '\u0085'
        || c is '\u00AD' or '\uFEFF' or '\u2060'
        || c is >= '\u200B' and <= '\u200F';

    public static Letter Of(char c) =>
        c < 0x80 ? new Letter(char.ToLowerInvariant(c), None, None)
        : Marked.TryGetValue(c, out var letter) ? letter
        : new Letter(char.ToLowerInvariant(c), None, None);

    /// <summary>What a combining mark adds to the letter before it; its base is <see cref="None"/>.</summary>
    public static Letter OfMark(char c) =>
        c switch
        {
            '\u0300' => new(None, None, 'f'),
            '\u0301' => new(None, None, 's'),
            '\u0303' => new(None, None, 'x'),
            '\u0309' => new(None, None, 'r'),
            '\u0323' => new(None, None, 'j'),
            '\u0302' => new(None, Doubled, None),
            '\u0306' or '\u031B' => new(None, 'w', None),
            _ => default,
        };

    private static FrozenDictionary<char, Letter> TakeApart()
    {
        var found = new Dictionary<char, Letter>();
        for (var c = '\u00C0'; c <= '\u1EFF'; c++)
        {
            if (c == '\u0250')
            {
                c = '\u1E00';
            }

            // Eth is what old fonts and careless keyboards leave where a capital Đ is meant.
            if (c is 'đ' or 'Đ' or '\u00D0')
            {
                found[c] = new Letter('d', Doubled, None);
                continue;
            }

            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            if (parts.Length == 1 || !char.IsAsciiLetter(parts[0]))
            {
                continue;
            }

            var letter = new Letter(char.ToLowerInvariant(parts[0]), None, None);
            foreach (var mark in parts.AsSpan(1))
            {
                var m = OfMark(mark);
                letter = letter with
                {
                    Shape = m.Shape != None ? m.Shape : letter.Shape,
                    Tone = m.Tone != None ? m.Tone : letter.Tone,
                };
            }

            found[c] = letter;
        }

        return found.ToFrozenDictionary();
    }
}
