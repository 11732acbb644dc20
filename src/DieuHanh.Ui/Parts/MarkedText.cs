using DieuHanh.Reading.Text;

namespace DieuHanh.Ui.Parts;

/// <summary>A text cut where typed words were found in it; typed without marks they find words with marks.</summary>
public sealed record MarkedText(IReadOnlyList<(string Text, bool Found)> Pieces)
{
    /// <summary>The whole text.</summary>
    public static MarkedText Of(string text, string? typed) => new([.. Cut(text, typed)]);

    /// <summary>The place of the text where the first word was found, about <paramref name="length"/> characters of it.</summary>
    public static MarkedText Around(string text, string? typed, int length = 220)
    {
        if (text.Length <= length)
        {
            return Of(text, typed);
        }

        var first = 0;
        foreach (var (piece, found) in Cut(text, typed))
        {
            if (found)
            {
                break;
            }

            first += piece.Length;
        }

        var start = first >= text.Length ? 0 : WordStart(text, Math.Max(0, first - (length / 3)));
        var end = WordStart(text, Math.Min(text.Length, start + length));
        var part = text[start..end].Trim();
        return Of($"{(start > 0 ? "… " : "")}{part}{(end < text.Length ? " …" : "")}", typed);
    }

    private static IEnumerable<(string, bool)> Cut(string text, string? typed)
    {
        var sought = Vietnamese.Tokens(typed ?? "");
        var plain = 0;
        for (var at = 0; sought.Count > 0 && at < text.Length; )
        {
            if (!IsOfWord(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && IsOfWord(text[end]))
            {
                end++;
            }

            if (IsSought(Vietnamese.Fold(text[at..end]), sought))
            {
                if (at > plain)
                {
                    yield return (text[plain..at], false);
                }

                yield return (text[at..end], true);
                plain = end;
            }

            at = end;
        }

        if (plain < text.Length)
        {
            yield return (text[plain..], false);
        }
    }

    // The last word typed counts as a beginning, as it does in the search itself.
    private static bool IsSought(string word, IReadOnlyList<string> sought) =>
        sought.Contains(word) || word.StartsWith(sought[^1], StringComparison.Ordinal);

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int WordStart(string text, int at)
    {
        while (at > 0 && at < text.Length && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
