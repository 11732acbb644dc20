using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Agencies;

/// <summary>
/// An agency's identification code in both forms in use: QĐ 20/2020/QĐ-TTg writes the top level first ("H54.12"), QCVN 102:2016/BTTTT
/// writes it last in four groups ("000.00.12.H54").
/// </summary>
public readonly record struct AgencyCode
{
    private const int Longest = 35;

    private AgencyCode(string current, string old) => (Current, Old) = (current, old);

    public static readonly AgencyCode None = new("", "");

    public string Current { get; }

    /// <summary>Empty where the code has more levels than the old form can write.</summary>
    public string Old { get; }

    /// <summary>Reads either form; null for what is neither.</summary>
    public static AgencyCode? Parse(string? typed)
    {
        var text = Typed.Text(typed)?.ToUpperInvariant();
        if (text is null)
        {
            return None;
        }

        var groups = text.Split('.');
        if (text.Length > Longest || groups.Any(g => g.Length == 0 || !g.All(char.IsAsciiLetterOrDigit)))
        {
            return null;
        }

        if (groups.Length == 4 && !IsTop(groups[0]) && IsTop(groups[3]))
        {
            // V.Z.Y.M: the levels below are zero where they are not used.
            var levels = groups.Reverse().ToList();
            while (levels.Count > 1 && levels[^1].All(c => c == '0'))
            {
                levels.RemoveAt(levels.Count - 1);
            }

            return new AgencyCode(string.Join('.', levels), text);
        }

        return IsTop(groups[0]) ? new AgencyCode(text, OldForm(groups)) : null;
    }

    private static string OldForm(string[] groups)
    {
        if (groups.Length > 4)
        {
            return "";
        }

        var second = groups.ElementAtOrDefault(1) ?? "00";
        var third = groups.ElementAtOrDefault(2) ?? "00";
        var fourth = groups.ElementAtOrDefault(3) ?? "000";
        return second.Length == 2 && third.Length == 2 && fourth.Length == 3
            ? $"{fourth}.{third}.{second}.{groups[0]}"
            : "";
    }

    private static bool IsTop(string group) =>
        group.Length == 3
        && group[0] is >= 'A' and <= 'Z'
        && char.IsAsciiDigit(group[1])
        && char.IsAsciiDigit(group[2]);
}
