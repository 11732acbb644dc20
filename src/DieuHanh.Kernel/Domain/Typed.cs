using System.Globalization;
using System.Text;

namespace DieuHanh.Kernel.Domain;

/// <summary>Reads what people type. Everything here answers null for what it cannot read and never throws.</summary>
public static class Typed
{
    /// <summary>So many characters are looked for; the fields say so too.</summary>
    public const int LongestSought = 200;

    private static readonly string[] DayFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy", "yyyy-MM-dd"];

    /// <summary>
    /// A trimmed text in Unicode form C without control characters (line ends are kept) and without marks that turn the direction of
    /// writing, which would show the words in another order than they are; null when nothing is left.
    /// </summary>
    public static string? Text(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var kept = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (!(char.IsControl(c) || TurnsDirection(c)) || c is '\n' or '\t')
            {
                kept.Append(c);
            }
        }

        var text = Normalized(kept.ToString()).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>
    /// What is looked for in a list or by the box of every page, cut where it is longer than <see cref="LongestSought"/>. Every such text
    /// passes here before it is folded, asked of an index or written into a link.
    /// </summary>
    public static string? Sought(string? typed) =>
        Text(typed) is not { Length: > LongestSought } text
            ? Text(typed)
            // Never between the two halves of a letter.
            : text[..(char.IsHighSurrogate(text[LongestSought - 1]) ? LongestSought - 1 : LongestSought)].TrimEnd();

    /// <summary>A day typed as 23/11/2026, 23-11-2026, 23112026 or 2026-11-23. 31/31/2020 is null.</summary>
    public static DateOnly? Date(string? typed) =>
        DateOnly.TryParseExact(
            typed?.Trim(),
            DayFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= 1945 and <= 2200
            ? day
            : null;

    public static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact(
            typed?.Trim(),
            ["H:mm", "H'h'mm", "H'h'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    public static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) && id != Guid.Empty ? id : null;

    public static IReadOnlyList<Guid> Ids(IEnumerable<string?>? typed) =>
        [.. (typed ?? []).Select(Id).OfType<Guid>().Distinct()];

    public static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(string? typed) => typed is "on" or "true" or "1";

    public static TEnum? Choice<TEnum>(string? typed)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(typed, ignoreCase: true, out var value)
        && Enum.IsDefined(value)
        && !int.TryParse(typed, out _)
            ? value
            : null;

    // U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069: Unicode's Bidi_Control, whole.
    private static bool TurnsDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // A lone surrogate, which a browser never sends but an attacker may, has no form C: it is replaced first.
    private static string Normalized(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);
        }
    }

    /// <summary>Something was typed into one of these.</summary>
    public static bool Any(params ReadOnlySpan<string?> typed)
    {
        foreach (var one in typed)
        {
            if (!string.IsNullOrWhiteSpace(one))
            {
                return true;
            }
        }

        return false;
    }
}
