using DieuHanh.Reading.Text;

namespace DieuHanh.Directory;

/// <summary>How the directory, which lies in memory, is searched: each word typed, without its marks, begins a word of the text.</summary>
internal static class TypedWords
{
    public static bool BeginIn(this IReadOnlyList<string> words, string text)
    {
        var tokens = Vietnamese.Tokens(text);
        return words.All(w => tokens.Any(t => t.StartsWith(w, StringComparison.Ordinal)));
    }
}
