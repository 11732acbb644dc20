using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Units of agencies.</summary>
[VietnameseData]
internal sealed class PutUnits(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (agency, name, shortName) = (row.Agency("Cơ quan"), row.Text("Tên", 200), row.Text("Viết tắt", 50));
        var (parent, to, place) = (row.Unit("Thuộc đơn vị", agency?.Id), row.Day(SheetKind.To), row.Place());
        if (row.Sound)
        {
            var unit = Standing.Kept(Unit.In(agency!.Id, name, shortName, place, parent?.Id));
            Standing.Units[(agency.Id, name)] = unit;
            if (to is { } last)
            {
                unit.End(last);
            }
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var (unit, shortName, place) = (
            Standing.Units[(Standing.Agencies[row["Cơ quan"]].Id, row["Tên"])],
            row.Text("Viết tắt", 50),
            row.Place()
        );
        if (row.Sound)
        {
            unit.Correct(shortName, place);
            if (to is { } last)
            {
                unit.End(last);
            }
        }
    }

    /// <summary>A unit stands after the one it is a part of; in a circle, or below one that is missing, the order does not matter.</summary>
    public static List<SheetRow> ParentsFirst(IEnumerable<SheetRow> rows)
    {
        var (agency, name, parent) = (
            SheetKind.Units.At("Cơ quan"),
            SheetKind.Units.At("Tên"),
            SheetKind.Units.At("Thuộc đơn vị")
        );
        var waiting = rows.ToList();
        var ordered = new List<SheetRow>();
        while (waiting.Count > 0)
        {
            var named = waiting.Select(r => (r.Cells[agency], r.Cells[name])).ToHashSet();
            var ready = waiting.Where(r => !named.Contains((r.Cells[agency], r.Cells[parent]))).ToList();
            ready = ready.Count == 0 ? waiting : ready;
            ordered.AddRange(ready);
            waiting = [.. waiting.Except(ready)];
        }

        return ordered;
    }
}
