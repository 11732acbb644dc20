using System.Collections.Frozen;

namespace DieuHanh.Reading.Text;

/// <summary>A table of phrases, matched word by word at a position, the longest first.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string[][]> byFirst;

    /// <param name="phrases">Phrases in ordinary Vietnamese, separated by "|" or line ends.</param>
    public PhraseSet(string phrases) =>
        byFirst = phrases
            .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Tokenizer.KeysOf)
            .GroupBy(keys => keys[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                g => g.Key,
                g => g.OrderByDescending(keys => keys.Length).ToArray(),
                StringComparer.Ordinal
            );

    /// <summary>How many tokens the longest phrase at <paramref name="at"/> takes; 0 when none stands there.</summary>
    public int At(IReadOnlyList<Token> tokens, int at, int end)
    {
        if (at < 0 || at >= end || !byFirst.TryGetValue(tokens[at].Key, out var phrases))
        {
            return 0;
        }

        foreach (var keys in phrases)
        {
            if (Stands(keys, tokens, at, end))
            {
                return keys.Length;
            }
        }

        return 0;
    }

    /// <summary>Where the first phrase stands in [from, end), and its length; (-1, 0) when there is none.</summary>
    public (int At, int Length) Find(IReadOnlyList<Token> tokens, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (At(tokens, i, end) is > 0 and var length)
            {
                return (i, length);
            }
        }

        return (-1, 0);
    }

    public bool In(IReadOnlyList<Token> tokens, int from, int end) => Find(tokens, from, end).At >= 0;

    private static bool Stands(string[] keys, IReadOnlyList<Token> tokens, int at, int end)
    {
        if (at + keys.Length > end)
        {
            return false;
        }

        for (var k = 1; k < keys.Length; k++)
        {
            if (!string.Equals(tokens[at + k].Key, keys[k], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
