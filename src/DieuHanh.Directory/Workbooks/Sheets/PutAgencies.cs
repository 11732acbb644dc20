using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Agencies; the day on which one ends is written by a decision.</summary>
[VietnameseData]
internal sealed class PutAgencies(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (key, name, code) = (row.Text("Khóa", 100), row.Text("Tên", 200), AgencyCode.Parse(row["Mã"]));
        var (choice, from) = (row.Choice<AgencyKind>("Loại"), row.Day(SheetKind.From) ?? DateOnly.MinValue);
        var (connected, office, note) = (row.Flag("Kết nối"), row.Flag("Văn phòng"), row.Maybe("Ghi chú", 2000));
        var shortName = row.Text("Viết tắt", 100);
        row.Need(code is not null, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
        var to = row.Day(SheetKind.To);
        row.Need(to is null || from <= to, SheetKind.To, T["Ngày kết thúc không được trước ngày bắt đầu {0}.", from]);
        if (row.Sound)
        {
            Standing.Remember(
                Standing.Kept(Agency.Found(key, name, shortName, choice, code!.Value, from, connected, office, note))
            );
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        // Its end is the decision's to write.
        var (agency, code) = (row.Agency("Khóa")!, AgencyCode.Parse(row["Mã"]));
        var (name, shortName, choice) = (
            row.Text("Tên", 200),
            row.Text("Viết tắt", 100),
            row.Choice<AgencyKind>("Loại")
        );
        var (connected, note) = (row.Flag("Kết nối"), row.Maybe("Ghi chú", 2000));
        row.Need(code is not null, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
        if (more && row.Sound)
        {
            agency.Correct(name, shortName, choice, code!.Value, connected, note);
        }
    }
}
