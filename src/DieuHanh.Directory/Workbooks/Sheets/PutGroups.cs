using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Groups;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Groups of agencies.</summary>
[VietnameseData]
internal sealed class PutGroups(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (name, kinds, whole) = (row.Text("Tên", 200), Kinds(row), row.Flag("Mọi cơ quan"));
        if (row.Sound)
        {
            Standing.Groups[name] = Standing.Kept(
                AgencyGroup.Of(name, SheetCells.List(row["Cách viết khác"], '|'), kinds, whole)
            );
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var (kinds, whole) = (Kinds(row), row.Flag("Mọi cơ quan"));
        if (row.Sound)
        {
            Standing.Groups[row["Tên"]].Correct(row["Tên"], SheetCells.List(row["Cách viết khác"], '|'), kinds, whole);
        }
    }

    private static List<AgencyKind> Kinds(PutRow row)
    {
        var kinds = new List<AgencyKind>();
        foreach (var word in SheetCells.List(row["Loại cơ quan"], ';'))
        {
            if (SheetWords.Choice<AgencyKind>(word) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                row.Fault("Loại cơ quan", T[Says.NoChoice, word]);
            }
        }

        return kinds;
    }
}
