using DieuHanh.Directory.JobTitles;
using DieuHanh.Kernel.Access;

namespace DieuHanh.Directory.Loading;

/// <summary>The job titles shipped for one kind of office.</summary>
internal static class JobTitleData
{
    public static IReadOnlyList<JobTitle> Read(DataSet set) =>
        [
            .. set.Rows("job-titles")
                .Select(r =>
                    JobTitle.Of(
                        r["name"],
                        r["place"] == "office",
                        r.Text("role") is { } role ? PeopleData.RoleOf(role) : null,
                        int.Parse(r["precedence"], System.Globalization.CultureInfo.InvariantCulture),
                        DataIds.Of("job-title", $"{r["place"]}:{r["name"]}")
                    )
                ),
        ];

    /// <summary>The title a post is held with, where its holder has just that one under their name.</summary>
    public static JobTitle? For(IEnumerable<JobTitle> titles, bool inOffice, Role role, string title) =>
        titles.FirstOrDefault(t => t.OfOffice == inOffice && t.UsualRole == role && t.Name == title);
}
