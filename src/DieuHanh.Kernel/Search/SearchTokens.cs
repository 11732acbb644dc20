using DieuHanh.Reading.Text;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Cuts what is indexed and what is typed into the same [a-z0-9] tokens: each word, and for words with a digit that hang together, what
/// they are together ("46/CĐ-TTg" → 46, cd, ttg, 46zcdzttg). A number and notation is then one rare word instead of three common ones.
/// </summary>
internal static class SearchTokens
{
    /// <summary>
    /// Grows with every change of the tokens, of the fold or of what the modules give; the whole index is then made anew in the
    /// background. Until that is done what is typed is cut as before, so a new way may only add tokens; see <see cref="Typed"/>.
    /// </summary>
    public const int Version = 3;

    /// <summary>The first version that knows words that hang together.</summary>
    private const int Together = 2;

    // No Vietnamese word has this letter.
    private const char Joint = 'z';
    private const int LongestRun = 8;

    /// <summary>A token both ways. What is typed may be the beginning of a word.</summary>
    public readonly record struct Token(string Folded, string Exact, bool Beginning = false)
    {
        /// <summary>Marks were typed.</summary>
        public bool Marked => Folded != Exact;
    }

    public static IEnumerable<Token> Of(string text)
    {
        foreach (var run in Runs(Vietnamese.Words(text)))
        {
            foreach (var word in run)
            {
                yield return new(word.Folded, word.Exact);
            }

            for (var from = 0; from < run.Count - 1 && HasDigit(run[from..]); from++)
            {
                yield return Whole(run[from..]);
            }
        }
    }

    /// <summary>What was typed: all of it must be found. The last word may still be being typed.</summary>
    /// <param name="version">The oldest way in which the index was cut.</param>
    public static List<Token> Typed(string typed, int version, int most)
    {
        var tokens = new List<Token>();
        foreach (var run in Runs(Vietnamese.Words(typed)))
        {
            if (run.Count > 1 && version >= Together && HasDigit(run))
            {
                tokens.Add(Whole(run) with { Beginning = true });
                continue;
            }

            tokens.AddRange(run.Select(w => new Token(w.Folded, w.Exact)));
        }

        tokens = [.. tokens.Take(most)];
        if (tokens.Count > 0)
        {
            tokens[^1] = tokens[^1] with { Beginning = true };
        }

        return tokens;
    }

    private static Token Whole(List<Vietnamese.Word> run) =>
        new(Joined(run.Select(w => w.Folded)), Joined(run.Select(w => w.Exact)));

    // 01/2026/NQ-CP and 1/2026/NQ-CP are the same number, 05/03/2026 and 5/3/2026 the same day.
    private static string Joined(IEnumerable<string> words)
    {
        var whole = string.Join(Joint, words.Select((w, i) => i == 0 || w.Length == 2 ? Number(w) : w));
        return whole[..Math.Min(whole.Length, Vietnamese.MaxTokenLength)];
    }

    private static string Number(string word) =>
        !word.All(char.IsAsciiDigit) ? word
        : word.TrimStart('0') is { Length: > 0 } number ? number
        : "0";

    private static bool HasDigit(List<Vietnamese.Word> run) => run.Exists(w => w.Folded.Any(char.IsAsciiDigit));

    private static IEnumerable<List<Vietnamese.Word>> Runs(IReadOnlyList<Vietnamese.Word> words)
    {
        for (var from = 0; from < words.Count; )
        {
            var to = from + 1;
            while (to < words.Count && words[to].Hangs && to - from < LongestRun)
            {
                to++;
            }

            yield return [.. words.Skip(from).Take(to - from)];
            from = to;
        }
    }
}
