using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.House;

/// <summary>
/// The small office of the tests: the Government Office with three units and one person per role, and six connected agencies, each with a
/// focal point. User names are the role in kebab case ("unit-head"); those of agencies end with the agency ("focal-btc").
/// </summary>
public sealed class Staff
{
    public const string Password = "Mật khẩu dài 2026";

    private static readonly DateOnly Start = new(2010, 1, 1);

    private readonly Dictionary<string, Guid> people = [];
    private readonly Dictionary<string, Agency> agencies = [];
    private readonly Dictionary<string, DieuHanh.Directory.People.Unit> units = [];

    /// <summary>A person by user name.</summary>
    public Guid this[string userName] => people[userName];

    public IEnumerable<string> UserNames => people.Keys;

    /// <summary>vpcp, btc, bxd, bct, nghean, hatinh, tapdoan; and bgtvt, which ended on 28/02/2025 and was followed by bxd.</summary>
    public Guid Agency(string key) => agencies[key].Id;

    /// <summary>th (Vụ Tổng hợp), cn (Vụ Công nghiệp), hc (Vụ Hành chính).</summary>
    public Guid Unit(string key) => units[key].Id;

    internal static async Task<Staff> Engage(IServiceProvider services)
    {
        var staff = new Staff();
        var db = services.GetRequiredService<DirectoryDb>();
        staff.FoundAgencies(db);
        foreach (
            var (key, name, place) in new[]
            {
                ("th", "Vụ Tổng hợp", 1),
                ("cn", "Vụ Công nghiệp", 2),
                ("hc", "Vụ Hành chính", 3),
            }
        )
        {
            var unit = DieuHanh.Directory.People.Unit.In(
                staff.agencies["vpcp"].Id,
                name,
                key.ToUpperInvariant(),
                place
            );
            staff.units[key] = unit;
            db.Units.Add(unit);
        }

        staff.Hire(db, "clerk", "Trần Thị Văn Thư", Role.Clerk, "vpcp", "hc");
        staff.Hire(db, "officer", "Lê Văn Chuyên", Role.Officer, "vpcp", "th");
        staff.Hire(db, "officer-cn", "Đỗ Thị Viên", Role.Officer, "vpcp", "cn");
        staff.Hire(db, "unit-head", "Phạm Văn Vụ", Role.UnitHead, "vpcp", "th");
        staff.Hire(db, "unit-head-cn", "Bùi Văn Trưởng", Role.UnitHead, "vpcp", "cn");
        staff.Hire(db, "office-leader", "Hoàng Thị Chủ Nhiệm", Role.OfficeLeader, "vpcp");
        staff.Hire(db, "government-leader", "Nguyễn Văn Lãnh Đạo", Role.GovernmentLeader, "vpcp");
        staff.Hire(db, "secretary", "Vũ Thị Thư Ký", Role.Secretary, "vpcp", actsFor: "government-leader");
        staff.Hire(db, "editor", "Đặng Văn Biên", Role.Editor, "vpcp", "hc");
        staff.Hire(db, "hr", "Ngô Thị Nhân Sự", Role.HumanResources, "vpcp", "hc");
        staff.Hire(db, "administrator", "Quản Trị Viên", Role.Administrator, "vpcp");
        foreach (var agency in new[] { "btc", "bxd", "bct", "nghean", "hatinh", "tapdoan" })
        {
            staff.Hire(db, $"focal-{agency}", $"Đầu Mối {agency.ToUpperInvariant()}", Role.FocalPoint, agency);
        }

        staff.Hire(db, "head-btc", "Thủ Trưởng BTC", Role.AgencyHead, "btc");
        staff.Hire(db, "staff-btc", "Cán Bộ BTC", Role.AgencyStaff, "btc");
        staff.Hire(db, "head-bxd", "Thủ Trưởng BXD", Role.AgencyHead, "bxd");

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Lập văn phòng thử nghiệm");
        var accounts = services.GetRequiredService<UserManager<Account>>();
        foreach (var (userName, person) in staff.people)
        {
            var made = await accounts.CreateAsync(
                new Account
                {
                    Id = Guid.CreateVersion7(),
                    UserName = userName,
                    PersonId = person,
                },
                Password
            );
            made.Succeeded.ShouldBeTrue(made.ToString());
        }

        return staff;
    }

    private void FoundAgencies(DirectoryDb db)
    {
        Add(
            "vpcp",
            "Văn phòng Chính phủ",
            "VPCP",
            AgencyKind.MinisterialAgency,
            "G22",
            connected: false,
            isOffice: true
        );
        Add("btc", "Bộ Tài chính", "BTC", AgencyKind.Ministry, "G12");
        Add("bxd", "Bộ Xây dựng", "BXD", AgencyKind.Ministry, "G17");
        Add("bct", "Bộ Công Thương", "BCT", AgencyKind.Ministry, "G02");
        Add("nghean", "Ủy ban nhân dân tỉnh Nghệ An", "UBND tỉnh Nghệ An", AgencyKind.Province, "H41");
        Add("hatinh", "Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND tỉnh Hà Tĩnh", AgencyKind.Province, "H27");
        Add("tapdoan", "Tập đoàn mẫu", "TĐM", AgencyKind.Corporation, "");
        var former = Add("bgtvt", "Bộ Giao thông vận tải", "BGTVT", AgencyKind.Ministry, "G04");
        former.End(new DateOnly(2025, 2, 28), "Nghị quyết 176/2025/QH15", [agencies["bxd"].Id]);
        db.Groups.Add(
            AgencyGroup.Of(
                "các bộ, cơ quan ngang bộ",
                ["các bộ, ngành"],
                [AgencyKind.Ministry, AgencyKind.MinisterialAgency]
            )
        );
        db.Groups.Add(
            AgencyGroup.Of(
                "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
                ["UBND các tỉnh, thành phố trực thuộc Trung ương", "các địa phương"],
                [AgencyKind.Province]
            )
        );

        Agency Add(
            string key,
            string name,
            string shortName,
            AgencyKind kind,
            string code,
            bool connected = true,
            bool isOffice = false
        )
        {
            var agency = DieuHanh.Directory.Agencies.Agency.Found(
                key,
                name,
                shortName,
                kind,
                AgencyCode.Parse(code)!.Value,
                Start,
                connected,
                isOffice
            );
            agencies[key] = agency;
            db.Agencies.Add(agency);
            return agency;
        }
    }

    private void Hire(
        DirectoryDb db,
        string userName,
        string name,
        Role role,
        string agency,
        string? unit = null,
        string? actsFor = null
    )
    {
        var person = Person.Named(name, role.ToString(), $"{userName}@example.invalid");
        people[userName] = person.Id;
        db.People.Add(person);
        db.Posts.Add(
            Post.Give(
                person.Id,
                role,
                agencies[agency],
                unit is null ? null : units[unit],
                Start,
                actsFor is null ? null : people[actsFor]
            )
        );
    }
}
