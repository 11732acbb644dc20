using System.Collections.Frozen;
using System.Text;

namespace DieuHanh.Reading.Text;

/// <summary>VNI for Windows: "Baùo caùo" is "Báo cáo". A letter with a mark is two codes, a few are one.</summary>
internal static class Vni
{
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    private static readonly FrozenDictionary<char, char> Single = new Dictionary<char, char>
    {
        ['ô'] = 'ơ',
        ['ö'] = 'ư',
        ['í'] = 'í',
        ['ì'] = 'ì',
        ['æ'] = 'ỉ',
        ['ó'] = 'ĩ',
        ['ò'] = 'ị',
        ['î'] = 'ỵ',
        ['ñ'] = 'đ',
    }
        .SelectMany(s => new[] { s, new(char.ToUpperInvariant(s.Key), char.ToUpperInvariant(s.Value)) })
        .ToFrozenDictionary();

    // Tones of a plain letter, then the marks with and without a tone that only some letters take.
    private static readonly FrozenDictionary<(char Base, char Mark), char> Double = Pairs().ToFrozenDictionary();

    public static string ToUnicode(ReadOnlySpan<char> text)
    {
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && Double.TryGetValue((text[i], char.ToLowerInvariant(text[i + 1])), out var two))
            {
                converted.Append(two);
                i++;
            }
            else
            {
                converted.Append(Single.GetValueOrDefault(text[i], text[i]));
            }
        }

        return converted.ToString();
    }

    private static IEnumerable<KeyValuePair<(char, char), char>> Pairs()
    {
        foreach (
            var (code, letter) in new[]
            {
                ('a', 'a'),
                ('e', 'e'),
                ('o', 'o'),
                ('u', 'u'),
                ('y', 'y'),
                ('ô', 'ơ'),
                ('ö', 'ư'),
            }
        )
        {
            foreach (var pair in With(code, $"{letter}", "ùøûõï"))
            {
                yield return pair;
            }
        }

        foreach (
            var (letter, shape, codes) in new[]
            {
                ('a', '\u0302', "âáàåãä"),
                ('e', '\u0302', "âáàåãä"),
                ('o', '\u0302', "âáàåãä"),
                ('a', '\u0306', "êéèúüë"),
            }
        )
        {
            foreach (
                var pair in With(letter, $"{letter}{shape}", codes[1..])
                    .Append(Pair(letter, codes[0], $"{letter}{shape}"))
                    .ToList()
            )
            {
                yield return pair;
            }

            yield return Pair(char.ToUpperInvariant(letter), codes[0], $"{char.ToUpperInvariant(letter)}{shape}");
        }
    }

    private static IEnumerable<KeyValuePair<(char, char), char>> With(char code, string letter, string marks) =>
        marks
            .Zip(Tones)
            .SelectMany(m =>
                new[]
                {
                    Pair(code, m.First, $"{letter}{m.Second}"),
                    Pair(char.ToUpperInvariant(code), m.First, $"{letter.ToUpperInvariant()}{m.Second}"),
                }
            );

    private static KeyValuePair<(char, char), char> Pair(char code, char mark, string letter) =>
        new((code, mark), letter.Normalize(NormalizationForm.FormC)[0]);
}
