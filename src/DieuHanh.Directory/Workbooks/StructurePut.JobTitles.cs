using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Kernel.Access;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

// The sheet of job titles, and the column of posts that names one.
internal sealed partial class StructurePut
{
    private void AddTitle(int so)
    {
        var (name, ofOffice, place, role) = (row.Text("Tên", 200), row.Flag("Ở văn phòng"), Place(), UsualRole());
        var to = row.Day(SheetKind.To);
        if (Sound(so))
        {
            JobTitle.WhyNotCarry(ofOffice, role).Refuse();
            var title = titles[(ofOffice, name)] = Kept(JobTitle.Of(name, ofOffice, role, place));
            if (to is { } last)
            {
                title.End(last);
            }
        }
    }

    private void AlterTitle(DateOnly? to, bool more, int so)
    {
        var (title, place, role) = (titles[(row.Flag("Ở văn phòng"), row["Tên"])], Place(), UsualRole());
        if (Sound(so) && more)
        {
            title.Correct(title.Name, role, place);
        }

        if (Sound(so) && to is { } last)
        {
            title.End(last);
        }
    }

    private Role? UsualRole() =>
        row["Vai trò thường đi cùng"].Length == 0 ? null : row.Choice<Role>("Vai trò thường đi cùng");

    private JobTitle? TitleOf(Agency? agency)
    {
        var title = agency is null ? null : titles.GetValueOrDefault((agency.IsOffice, row["Chức vụ"]));
        row.Need(title is not null || row["Chức vụ"].Length == 0, "Chức vụ", T[Says.NotFound, row["Chức vụ"]]);
        return title;
    }
}
