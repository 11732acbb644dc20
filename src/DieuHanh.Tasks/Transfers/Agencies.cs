using DieuHanh.Tasks.Desks;
using DieuHanh.Ui.Forms;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Transfers;

/// <summary>The agencies a part could pass to.</summary>
public static class Agencies
{
    /// <summary>
    /// Connected agencies that exist today: the successors of one that ended first, then those that coordinate the task, to which it passes
    /// most often.
    /// </summary>
    public static IEnumerable<Option> Others(PartAtHand at)
    {
        var (open, part) = at;
        var heirs = open.Book.HeirsOn(part.AgencyId, open.Today).Select(h => h.Id).ToList();
        var coordinating = open
            .Task.Contributions.Where(c => c is { Wanted: true, EndedOn: null })
            .Select(c => c.AgencyId)
            .ToList();
        return open
            .Book.Connected(open.Today)
            .Where(a => a.Id != part.AgencyId)
            .OrderByDescending(a => heirs.Contains(a.Id))
            .ThenByDescending(a => coordinating.Contains(a.Id))
            .Select(a => Option.Of(a.Id, coordinating.Contains(a.Id) ? T["{0} (đang phối hợp)", a.Name] : a.Name));
    }
}
