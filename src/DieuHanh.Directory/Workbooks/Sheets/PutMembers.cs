using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Agencies named into a group, or out of it.</summary>
[VietnameseData]
internal sealed class PutMembers(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (agency, group, excluded) = (
            row.Agency("Cơ quan"),
            Standing.Groups.GetValueOrDefault(row["Nhóm"]),
            row.Flag("Loại ra")
        );
        var (from, to) = (row.Day(SheetKind.From, required: true), row.Day(SheetKind.To));
        row.Need(group is not null, "Nhóm", T[Says.NotFound, row["Nhóm"]]);
        row.NotBefore(from, to);
        if (row.Sound)
        {
            group!.NameMember(agency!.Id, excluded, from!.Value, to, agency.Kind);
            Standing.Db.Add(group.Members[^1]);
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        Standing
            .Groups[row["Nhóm"]]
            .Members.First(m =>
                m.AgencyId == Standing.Agencies[row["Cơ quan"]].Id && SheetWords.Of(m.ValidFrom) == row[SheetKind.From]
            )
            .End(to!.Value);
    }
}
