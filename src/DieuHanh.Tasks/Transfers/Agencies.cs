using DieuHanh.Tasks.Desks;
using DieuHanh.Ui.Forms;

namespace DieuHanh.Tasks.Transfers;

/// <summary>The agencies a part could pass to.</summary>
public static class Agencies
{
    /// <summary>Connected agencies that exist today, the successors of one that ended first.</summary>
    public static IEnumerable<Option> Others(PartAtHand at)
    {
        var heirs = at.Open.Book.HeirsOn(at.Part.AgencyId, at.Open.Today).Select(h => h.Id).ToList();
        return at
            .Open.Book.Connected(at.Open.Today)
            .Where(a => a.Id != at.Part.AgencyId)
            .OrderByDescending(a => heirs.Contains(a.Id))
            .Select(a => Option.Of(a.Id, a.Name));
    }
}
