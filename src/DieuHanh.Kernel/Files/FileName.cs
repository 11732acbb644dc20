using System.Globalization;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>Names that people give to files. They are shown and offered when saving; the file system of the office never sees them.</summary>
public static class FileName
{
    private const int Longest = 200;
    private const int End = 50;
    private const string NotOnDisks = "<>:\"|?*";

    /// <summary>Windows opens a device instead of these, whatever their ending.</summary>
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
    };

    /// <summary>
    /// The last part of what the browser calls the file, without what would mislead on screen, in a header or on the disk of who saves it:
    /// control characters, marks that turn the direction of writing, names of devices, dots and spaces at either end.
    /// </summary>
    public static string Safe(string given)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = Typed
            .Text(
                string.Concat(
                    name.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
                        .Select(c => NotOnDisks.Contains(c, StringComparison.Ordinal) ? '_' : c)
                )
            )
            ?.Trim('.', ' ', '\u00a0');
        return string.IsNullOrEmpty(kept) ? "tep"
            : IsDevice(kept) ? "_" + kept
            : kept.Length <= Longest ? kept
            // A letter of two halves may be cut in the middle; reading the text once more mends it.
            : Typed.Text(kept[..(Longest - End)] + kept[^End..])!;
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd();
        return Devices.Contains(stem)
            || (
                stem.Length == 4
                && (
                    stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
                    || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)
                )
                && "0123456789¹²³".Contains(stem[3], StringComparison.Ordinal)
            );
    }
}
