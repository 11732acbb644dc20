using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Loading;

/// <summary>Units, people and their posts of a sample office, and one focal point for every connected agency that names none.</summary>
[VietnameseData]
internal sealed class PeopleData
{
    private const string FocalTitle = "Chuyên viên, đầu mối theo dõi nhiệm vụ";

    private static readonly string[] Families =
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Vũ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Ngô",
        "Dương",
        "Lý",
        "Phan",
    ];

    private static readonly string[] Given =
    [
        "An",
        "Bách",
        "Cảnh",
        "Châu",
        "Cúc",
        "Dũng",
        "Duy",
        "Đăng",
        "Điệp",
        "Giang",
        "Hạ",
        "Hân",
        "Hiếu",
        "Hoa",
        "Hưng",
        "Huyên",
        "Khoa",
        "Khuê",
        "Kỳ",
        "Lan",
        "Liên",
        "Loan",
        "Lực",
        "Ly",
        "Miên",
        "Mộc",
        "Nam",
        "Nguyệt",
        "Nhàn",
        "Oanh",
        "Phong",
    ];

    private readonly DataSet set;
    private readonly IReadOnlyDictionary<string, Agency> agencies;
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Person> people = [];
    private readonly List<Post> posts = [];
    private readonly IReadOnlyList<JobTitle> titles;

    public PeopleData(DataSet set, IReadOnlyDictionary<string, Agency> agencies)
    {
        this.set = set;
        this.agencies = agencies;
        titles = JobTitleData.Read(set);
        ReadUnits();
        ReadPeople();
        AddFocalPoints();
    }

    public IReadOnlyDictionary<string, Unit> Units => units;

    /// <summary>By account. Those whose agency has ended have none to sign in with unless the file names them.</summary>
    public IReadOnlyDictionary<string, Person> People => people;

    public IReadOnlyList<Post> Posts => posts;

    public void AddTo(DirectoryDb db)
    {
        db.AddRange(units.Values);
        db.AddRange(people.Values);
        db.AddRange(titles);
        db.AddRange(posts);
    }

    private void ReadUnits()
    {
        // The office itself stands in the file as the root of its units; here it is an agency.
        var office = agencies[set.OfficeKey].Id;
        foreach (var row in set.Rows("units").Where(r => r["kind"] != "office"))
        {
            var parent =
                row.Text("parent") is { } key && units.TryGetValue(key, out var known) ? known.Id : (Guid?)null;
            units.Add(
                row["key"],
                Unit.In(office, row["name"], row["short"], units.Count + 1, parent, DataIds.Unit(row["key"]))
            );
        }
    }

    private void ReadPeople()
    {
        foreach (var row in set.Rows("people"))
        {
            var account = row["account"];
            if (!people.TryGetValue(account, out var person))
            {
                person = Person.Named(row["name"], row["title"], Email(account), DataIds.Person(account));
                people.Add(account, person);
            }

            var agency = agencies[row["agency"]];
            var post = Post.Give(
                person.Id,
                RoleOf(row["role"]),
                agency,
                row.Text("unit") is { } unit ? units.GetValueOrDefault(unit) : null,
                row.Day("valid_from") ?? agency.ValidFrom,
                row.Text("acts_for") is { } leader ? DataIds.Person(leader) : null,
                row.Day("valid_to") ?? agency.ValidTo
            );
            post.Hold(JobTitleData.For(titles, agency.IsOffice, post.Role, row["title"]), agency.IsOffice);
            posts.Add(post);
        }
    }

    private void AddFocalPoints()
    {
        var named = posts.Where(p => p.Role is Role.FocalPoint).Select(p => p.AgencyId).ToHashSet();
        foreach (var agency in agencies.Values.Where(a => a.Connected && !a.IsOffice && !named.Contains(a.Id)))
        {
            var number = people.Count;
            var account = Free($"daumoi.{AccountPart(agency)}", agency);
            var person = Person.Named(
                $"{Families[number % Families.Length]} Mẫu {Given[number % Given.Length]}",
                FocalTitle,
                Email(account),
                DataIds.Person(account)
            );
            people.Add(account, person);
            posts.Add(
                Post.Give(person.Id, Role.FocalPoint, agency, null, agency.ValidFrom, actsForId: null, agency.ValidTo)
            );
        }
    }

    private static string AccountPart(Agency agency)
    {
        var words = Reading.Text.Vietnamese.Tokens(agency.ShortName).ToList();
        return string.Concat(
            words is ["ubnd", "tinh" or "xa" or "phuong", _, ..] ? words.Skip(2)
            : words is ["ubnd", "thanh", "pho", ..] ? words.Skip(3)
            : words
        );
    }

    // The name a ministry kept through a merger belongs to the living one.
    private string Free(string account, Agency agency) =>
        people.ContainsKey(account) || agency.ValidTo is not null ? $"{account}.{agency.Key}" : account;

    private static string Email(string account) => $"{account}@mau.invalid";

    public static Role RoleOf(string written) =>
        written == "hr"
            ? Role.HumanResources
            : Enum.Parse<Role>(written.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
