using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Other names of agencies.</summary>
[VietnameseData]
internal sealed class PutAliases(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (agency, name, choice) = (row.Agency("Cơ quan"), row.Text("Tên", 200), row.Choice<AliasKind>("Loại tên"));
        var (from, to) = (row.Day(SheetKind.From), row.Day(SheetKind.To));
        row.NotBefore(from, to);
        if (row.Sound)
        {
            Standing.All.Aliases.Add(Standing.Kept(Alias.Of(agency!.Id, name, from, to, choice)));
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        Standing
            .All.Aliases.Find(a => a.AgencyId == Standing.Agencies[row["Cơ quan"]].Id && a.Name == row["Tên"])!
            .End(to!.Value);
    }
}
