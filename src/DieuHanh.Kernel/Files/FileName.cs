using System.Globalization;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>Names that people give to files. They are shown and offered when saving; the file system never sees them.</summary>
public static class FileName
{
    private const int Longest = 200;
    private const int End = 50;

    /// <summary>
    /// The last part of what the browser calls the file, without what would mislead on screen or in a header: control characters, and
    /// marks that turn the direction of writing.
    /// </summary>
    public static string Safe(string given)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = Typed.Text(
            string.Concat(
                name.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
            )
        );
        return kept is null ? "tep"
            : kept.Length <= Longest ? kept
            // A letter of two halves may be cut in the middle; reading the text once more mends it.
            : Typed.Text(kept[..(Longest - End)] + kept[^End..])!;
    }
}
