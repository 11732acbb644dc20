using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Forms;

namespace DieuHanh.Tasks.Lists;

/// <summary>The connected agencies of a choice of tasks.</summary>
public static class AgencyOptions
{
    public static IEnumerable<Option> Of(DirectoryBook book, DateOnly today) =>
        Ordered(book, today).Select(a => Option.Of(a.Id, Label(a)));

    public static IEnumerable<AgencyEntry> Ordered(DirectoryBook book, DateOnly today) =>
        AgencyChoice.InOrder(book.Agencies.Where(a => a.Connected && a.Id != book.OfficeId), today);

    public static string Label(AgencyEntry agency) => AgencyChoice.Label(agency);
}
