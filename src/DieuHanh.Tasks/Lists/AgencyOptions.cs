using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Forms;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Lists;

/// <summary>The agencies of a choice: those of today by kind and name, then those that ended, with their last day.</summary>
public static class AgencyOptions
{
    private static readonly StringComparer ByName = StringComparer.Create(Vietnamese, ignoreCase: true);

    public static IEnumerable<Option> Of(DirectoryBook book, DateOnly today) =>
        Ordered(book, today).Select(a => Option.Of(a.Id, Label(a)));

    public static IEnumerable<AgencyEntry> Ordered(DirectoryBook book, DateOnly today) =>
        book
            .Agencies.Where(a => a.Connected && a.Id != book.OfficeId)
            .OrderBy(a => a.ValidTo is { } last && last < today)
            .ThenBy(a => a.Kind)
            .ThenBy(a => a.Name, ByName);

    /// <summary>The name, with the last day of an agency that ended.</summary>
    public static string Label(AgencyEntry agency) =>
        agency.ValidTo is { } last ? T["{0} (đến {1})", agency.Name, Dates.Show(last)] : agency.Name;
}
