using DieuHanh.Directory.Loading;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.JobTitles;

/// <summary>
/// Adds the usual titles an office does not have yet, for an office that is older than the catalogue; and gives them to the posts whose
/// holders have just that title under their name.
/// </summary>
public static class UsualJobTitles
{
    public const string Url = JobTitleList.Url + "/usual";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Url, (Delegate)Post).Needs(Right.Administer);

    private static async Task<IResult> Post(DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        var known = await db.JobTitles.ToListAsync();
        var set = IsOfProvince(book.Agency(book.OfficeId)?.Kind) ? DataSet.Province : DataSet.Government;
        var added = JobTitleData
            .Read(set)
            .Where(t =>
                !known.Exists(k =>
                    k.OfOffice == t.OfOffice && string.Equals(k.Name, t.Name, StringComparison.OrdinalIgnoreCase)
                )
            )
            .ToList();
        db.AddRange(added);

        var titles = known.Concat(added).Where(t => t.ValidTo is null).ToLookup(t => (t.OfOffice, t.UsualRole, t.Name));
        var today = db.Scope.Today;
        var posts = await db
            .Posts.Where(p => p.JobTitleId == null && (p.ValidTo == null || p.ValidTo >= today))
            .ToListAsync();
        foreach (var post in posts)
        {
            if (
                book.Person(post.PersonId) is { } person
                && titles[(post.AgencyId == book.OfficeId, post.Role, person.Title)].FirstOrDefault() is { } title
            )
            {
                post.Hold(title, inOffice: title.OfOffice);
            }
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm các chức vụ thường dùng");
        return TypedResults.LocalRedirect(JobTitleList.Url);
    }

    private static bool IsOfProvince(AgencyKind? kind) =>
        kind
            is AgencyKind.Province
                or AgencyKind.ProvinceDepartment
                or AgencyKind.ProvinceBody
                or AgencyKind.CentralBranch
                or AgencyKind.District
                or AgencyKind.Commune;
}
