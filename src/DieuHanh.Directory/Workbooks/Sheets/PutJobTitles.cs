using DieuHanh.Directory.JobTitles;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Job titles of the office's and the agencies' catalogue.</summary>
[VietnameseData]
internal sealed class PutJobTitles(Standing standing) : SheetPut(standing)
{
    private const string Usual = "Vai trò thường đi cùng";

    public override void Add(PutRow row)
    {
        var (name, ofOffice, place) = (row.Text("Tên", 200), row.Flag("Ở văn phòng"), row.Place());
        var (role, to) = (UsualRole(row), row.Day(SheetKind.To));
        if (row.Sound)
        {
            JobTitle.WhyNotCarry(ofOffice, role).Refuse();
            var title = Standing.Titles[(ofOffice, name)] = Standing.Kept(JobTitle.Of(name, ofOffice, role, place));
            if (to is { } last)
            {
                title.End(last);
            }
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var (title, place) = (Standing.Titles[(row.Flag("Ở văn phòng"), row["Tên"])], row.Place());
        var role = UsualRole(row);
        if (row.Sound && more)
        {
            title.Correct(title.Name, role, place);
        }

        if (row.Sound && to is { } last)
        {
            title.End(last);
        }
    }

    private static Role? UsualRole(PutRow row) => row[Usual].Length == 0 ? null : row.Choice<Role>(Usual);
}
