using System.Globalization;

namespace DieuHanh.Ui.Charts;

/// <summary>What a part of a chart stands for. Each has its own colour and its own pattern, so that it is told apart without colours.</summary>
public enum Tone
{
    /// <summary>Done on time.</summary>
    Good,

    /// <summary>Done late.</summary>
    Late,

    /// <summary>Done, without a deadline to be late for.</summary>
    Done,

    /// <summary>Open, in term.</summary>
    Running,

    /// <summary>Open, overdue.</summary>
    Overdue,

    /// <summary>Open, without a deadline.</summary>
    Undated,
}

/// <summary>One part of a chart: what it is, how many, and where the list of exactly these stands.</summary>
public sealed record ChartPart(string Label, long Value, Tone Tone, string? Href = null);

/// <summary>Lengths and references as SVG writes them.</summary>
public static class Drawn
{
    /// <summary>"37.5%": a part of a whole; nothing of nothing is 0.</summary>
    public static string Percent(double part, double whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole <= 0 ? 0 : 100 * part / whole):0.###}%");

    /// <summary>The fill of a tone, from the patterns drawn once on the page.</summary>
    public static string Fill(Tone tone) => $"url(#tone-{Name(tone)})";

    public static string Name(Tone tone) => tone.ToString().ToLowerInvariant();
}
