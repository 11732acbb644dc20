using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Posts that people hold.</summary>
[VietnameseData]
internal sealed class PutPosts(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (person, role, agency) = (row.Person("Người"), row.Choice<Role>("Vai trò"), row.Agency("Cơ quan"));
        var (unit, leader) = (row.Unit("Đơn vị", agency?.Id), row.Person("Nhập thay", required: false));
        var (from, to, title) = (row.Day(SheetKind.From), row.Day(SheetKind.To), TitleOf(row, agency));
        if (row.Sound && Moved(person!, role, agency!, from) is { } moved && unit is null)
        {
            // A decision of the same file moved them into just this post.
            moved.Hold(title, agency!.IsOffice);
            if (to is { } last && moved.ValidTo is null)
            {
                moved.End(last);
            }
        }
        else if (row.Sound)
        {
            // A unit that has ended was there when the post was held.
            var there = unit?.ValidTo is { } last && to <= last ? null : unit;
            Post.WhyNotGive(role, agency!, there, from ?? agency!.ValidFrom, leader?.Id, to ?? agency!.ValidTo)
                .Refuse();
            var post = Post.Held(person!.Id, role, agency!, unit, from ?? DateOnly.MinValue, leader?.Id, to);
            post.Hold(title, agency!.IsOffice);
            Standing.Remember(Standing.Kept(post));
        }
    }

    private Post? Moved(Person person, Role role, Agency agency, DateOnly? from) =>
        Standing
            .PostsOf(person.Id)
            .FirstOrDefault(p =>
                p.GivenById is not null && p.Role == role && p.AgencyId == agency.Id && p.ValidFrom == from
            );

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var agency = Standing.Agencies[row["Cơ quan"]];
        var title = TitleOf(row, agency);
        var post = Standing
            .PostsOf(Standing.People[row["Người"]].Id)
            .First(p =>
                SheetWords.Of(p.Role) == row["Vai trò"]
                && p.AgencyId == agency.Id
                && SheetWords.Of(p.ValidFrom) == row[SheetKind.From]
                && p.UnitId == row.Unit("Đơn vị", p.AgencyId)?.Id
                && p.ActsForId == row.Person("Nhập thay", required: false)?.Id
            );
        if (row.Sound && more)
        {
            post.Hold(title, agency.IsOffice);
        }

        if (row.Sound && to is { } last)
        {
            post.End(last);
        }
    }

    private JobTitle? TitleOf(PutRow row, Agency? agency)
    {
        var title = agency is null ? null : Standing.Titles.GetValueOrDefault((agency.IsOffice, row["Chức vụ"]));
        row.Need(title is not null || row["Chức vụ"].Length == 0, "Chức vụ", T[Says.NotFound, row["Chức vụ"]]);
        return title;
    }
}
