using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Lines of the table of portfolios.</summary>
[VietnameseData]
internal sealed class PutPortfolios(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (field, agency) = (row.Maybe("Lĩnh vực", 200) ?? "", row.Agency("Cơ quan", required: false));
        var office = Standing.Agencies.Values.FirstOrDefault(a => a.IsOffice)?.Id;
        var (leader, officeLeader, officer) = (
            row.Person("Lãnh đạo", false),
            row.Person("Lãnh đạo văn phòng", false),
            row.Person("Chuyên viên", false)
        );
        var (unit, from, to) = (row.Unit("Đơn vị", office), row.Day(SheetKind.From), row.Day(SheetKind.To));
        if (row.Sound)
        {
            var start = from ?? DateOnly.MinValue;
            var same = Standing.Lines(field, agency?.Id);
            Portfolio
                .WhyNotAssign(
                    field,
                    agency?.Id,
                    (leader?.Id ?? officeLeader?.Id ?? unit?.Id ?? officer?.Id) is not null,
                    start,
                    to,
                    same
                )
                .Refuse();
            same.Add(
                Standing.Kept(
                    Portfolio.Assign(field, agency?.Id, leader?.Id, officeLeader?.Id, unit?.Id, officer?.Id, start, to)
                )
            );
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        Standing
            .Lines(row["Lĩnh vực"], row.Agency("Cơ quan", false)?.Id)
            .First(p => SheetWords.Of(p.ValidFrom) == row[SheetKind.From])
            .End(to!.Value);
    }
}
