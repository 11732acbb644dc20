using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Identifiers of agencies over time.</summary>
[VietnameseData]
internal sealed class PutCodes(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (agency, code, from, to) = (
            row.Agency("Cơ quan"),
            AgencyCode.Parse(row["Mã"]),
            row.Day(SheetKind.From),
            row.Day(SheetKind.To)
        );
        row.Need(code is { Current.Length: > 0 }, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
        row.NotBefore(from, to);
        var basis = row.Maybe("Theo văn bản", 200) ?? "";
        if (row.Sound)
        {
            Standing.All.Codes.Add(
                Standing.Kept(HeldCode.Of(agency!.Id, code!.Value, from ?? DateOnly.MinValue, to, basis))
            );
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        Standing
            .All.Codes.Find(c =>
                c.AgencyId == Standing.Agencies[row["Cơ quan"]].Id && SheetWords.Of(c.ValidFrom) == row[SheetKind.From]
            )!
            .End(to!.Value);
    }
}
