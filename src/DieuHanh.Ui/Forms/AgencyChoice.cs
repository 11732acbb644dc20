using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Forms;

/// <summary>Agencies to choose from: those of today by kind and name, then those that ended, with their last day.</summary>
public static class AgencyChoice
{
    private static readonly StringComparer ByName = StringComparer.Create(Vietnamese, ignoreCase: true);

    public static IEnumerable<Option> Options(IEnumerable<AgencyEntry> agencies, DateOnly today) =>
        InOrder(agencies, today).Select(a => Option.Of(a.Id, Label(a)));

    public static IEnumerable<AgencyEntry> InOrder(IEnumerable<AgencyEntry> agencies, DateOnly today) =>
        agencies.OrderBy(a => a.ValidTo is { } last && last < today).ThenBy(a => a.Kind).ThenBy(a => a.Name, ByName);

    /// <summary>The name, with the last day of an agency that ended.</summary>
    public static string Label(AgencyEntry agency) =>
        agency.ValidTo is { } last ? T["{0} (đến {1})", agency.Name, Dates.Show(last)] : agency.Name;
}
