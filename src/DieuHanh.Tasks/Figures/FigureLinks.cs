using System.Globalization;
using System.Text.Encodings.Web;
using DieuHanh.Tasks.Lists;
using Microsoft.AspNetCore.Components;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Figures;

/// <summary>
/// Figures as links to the lists of exactly what they count. A board of all agencies has two thousand of them, so they are written as text
/// and not as components, which takes a fifth of the time.
/// </summary>
/// <param name="Connected">Only what all connected agencies may see, in the figure and in its list.</param>
public sealed record FigureLinks(FigureSet Set, Period Period, Guid? Agency = null, bool Connected = false)
{
    /// <summary>The number. Nothing is counted by a nought, so it opens nothing.</summary>
    public MarkupString this[Figure figure] => new(Link(figure));

    public MarkupString OnTime => Share(Set.OnTime, Figure.DoneOnTime, Figure.Counted);

    public MarkupString OnTimeByFirst => Share(Set.OnTimeByFirst, Figure.DoneByFirst, Figure.CountedByFirst);

    public MarkupString Completed => Share(Set.Completed, Figure.Done, Figure.Owed);

    // A share never stands alone: what is divided by what, each with its list.
    private MarkupString Share(Share share, Figure numerator, Figure denominator) =>
        share.Rounded is { } rounded
            ? new(
                $"<span class=\"share\"><strong>{rounded.ToString("N0", CultureInfo.CurrentCulture)} %</strong> "
                    + $"<span class=\"share-parts\">= {Link(numerator)} / {Link(denominator)}</span></span>"
            )
            : new($"<span class=\"share figure-nought\">{HtmlEncoder.Default.Encode(T["chưa có"])}</span>");

    // Numbers, ids and days need no encoding; the ampersands of the address are the only ones there are.
    private string Link(Figure figure)
    {
        var value = Set[figure];
        if (value == 0)
        {
            return "<span class=\"figure-nought\" data-figure=\"0\">0</span>";
        }

        var address = TaskFilter
            .Link(figure, Period, Agency, Connected)
            .Replace("&", "&amp;", StringComparison.Ordinal);
        return $"<a class=\"number\" href=\"{address}\" data-figure=\"{value}\">{value.ToString("N0", CultureInfo.CurrentCulture)}</a>";
    }
}
