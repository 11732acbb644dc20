using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Journal;
using DieuHanh.Ui.Timelines;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory;

/// <summary>How the audit's journal speaks of the directory.</summary>
internal sealed class DirectoryJournal(IDirectory directory) : IAuditNames
{
    private static readonly AuditWords Words = new(
        new Dictionary<string, string>
        {
            ["ActsForId"] = "Nhập thay lãnh đạo",
            ["AgencyId"] = "Cơ quan",
            ["Code"] = "Mã định danh",
            ["Code102"] = "Mã định danh cũ",
            ["Connected"] = "Kết nối",
            ["Day"] = "Ngày",
            ["Decision"] = "Căn cứ",
            ["Email"] = "Thư điện tử",
            ["Field"] = "Lĩnh vực",
            ["FullName"] = "Họ và tên",
            ["IsOffice"] = "Là Văn phòng",
            ["Key"] = "Khóa trong danh mục",
            ["Kind"] = "Loại cơ quan",
            ["Kinds"] = "Gồm các loại cơ quan",
            ["LeaderId"] = "Lãnh đạo",
            ["Name"] = "Tên",
            ["Names"] = "Các cách viết",
            ["Note"] = "Ghi chú",
            ["OfficeLeaderId"] = "Lãnh đạo Văn phòng",
            ["OfficerId"] = "Chuyên viên",
            ["ParentId"] = "Thuộc đơn vị",
            ["PersonId"] = "Người",
            ["Place"] = "Thứ tự",
            ["Role"] = "Vai trò",
            ["ShortName"] = "Viết tắt",
            ["SuccessorId"] = "Cơ quan kế thừa",
            ["Title"] = "Chức danh",
            ["UnitId"] = "Đơn vị",
            ["ValidFrom"] = "Từ ngày",
            ["ValidTo"] = "đến hết ngày",
            ["Whole"] = "Chỉ mọi thành viên",
            ["ExpiresAt"] = "Có giá trị đến",
            ["UsedAt"] = "Dùng lúc",
        },
        new Dictionary<string, string>
        {
            [nameof(AgencyKind.Ministry)] = "Bộ",
            [nameof(AgencyKind.MinisterialAgency)] = "Cơ quan ngang bộ",
            [nameof(AgencyKind.GovernmentAgency)] = "Cơ quan thuộc Chính phủ",
            [nameof(AgencyKind.InterAgencyBody)] = "Tổ chức phối hợp liên ngành",
            [nameof(AgencyKind.PolicyBank)] = "Ngân hàng chính sách",
            [nameof(AgencyKind.Province)] = "Ủy ban nhân dân cấp tỉnh",
            [nameof(AgencyKind.Corporation)] = "Tập đoàn, tổng công ty nhà nước",
            [nameof(AgencyKind.ProvinceDepartment)] = "Sở và tương đương",
            [nameof(AgencyKind.ProvinceBody)] = "Đơn vị thuộc tỉnh",
            [nameof(AgencyKind.CentralBranch)] = "Cơ quan ngành dọc tại tỉnh",
            [nameof(AgencyKind.District)] = "Ủy ban nhân dân cấp huyện",
            [nameof(AgencyKind.Commune)] = "Ủy ban nhân dân cấp xã",
            [nameof(AgencyKind.Party)] = "Cơ quan Đảng",
            [nameof(AgencyKind.StatePresident)] = "Chủ tịch nước",
            [nameof(AgencyKind.Assembly)] = "Quốc hội, Hội đồng nhân dân",
            [nameof(AgencyKind.Judiciary)] = "Tòa án, Viện kiểm sát",
            [nameof(AgencyKind.StateAudit)] = "Kiểm toán nhà nước",
            [nameof(AgencyKind.Front)] = "Mặt trận Tổ quốc",
            [nameof(AgencyKind.MassOrganisation)] = "Tổ chức chính trị - xã hội",
            [nameof(AgencyKind.Other)] = "Khác",
            [nameof(Role.Clerk)] = "Văn thư",
            [nameof(Role.Officer)] = "Chuyên viên",
            [nameof(Role.UnitHead)] = "Lãnh đạo đơn vị",
            [nameof(Role.OfficeLeader)] = "Lãnh đạo Văn phòng",
            [nameof(Role.GovernmentLeader)] = "Lãnh đạo Chính phủ, Ủy ban nhân dân",
            [nameof(Role.Secretary)] = "Thư ký",
            [nameof(Role.FocalPoint)] = "Đầu mối của cơ quan",
            [nameof(Role.AgencyHead)] = "Thủ trưởng cơ quan",
            [nameof(Role.AgencyStaff)] = "Cán bộ của cơ quan",
            [nameof(Role.Editor)] = "Biên tập",
            [nameof(Role.HumanResources)] = "Tổ chức cán bộ",
            [nameof(Role.Administrator)] = "Quản trị hệ thống",
        }
    );

    public static void AddTo(IServiceCollection services) =>
        services
            .AddScoped<IAuditNames, DirectoryJournal>()
            .AddSingleton(new AuditKind(nameof(Agency), "Cơ quan", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Succession), "Kế thừa của cơ quan", Words))
            .AddSingleton(new AuditKind(nameof(Alias), "Tên khác của cơ quan", Words))
            .AddSingleton(new AuditKind(nameof(AgencyGroup), "Nhóm cơ quan", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Unit), "Đơn vị", Words))
            .AddSingleton(new AuditKind(nameof(Person), "Người", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Post), "Vị trí", Words))
            .AddSingleton(new AuditKind(nameof(Account), "Tài khoản", Words))
            .AddSingleton(
                new AuditKind(nameof(Opening.Invitation), "Thư mời quản trị viên đầu tiên", Words, Whole: true)
            )
            .AddSingleton(new AuditKind(nameof(Portfolio), "Dòng phân công công tác", Words, Whole: true));

    public async Task<IReadOnlyDictionary<Guid, AuditName>> Of(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel = default
    )
    {
        var book = await directory.Book(cancel);
        var names = new Dictionary<Guid, AuditName>();
        foreach (var id in ids)
        {
            if (book.Agency(id) is { } agency)
            {
                names[id] = new(agency.Name, nameof(Agency), $"/agencies/{id}");
            }
            else if (book.Person(id) is { } person)
            {
                names[id] = new(person.Name, nameof(Person), $"/people/{id}");
            }
        }

        return names;
    }
}
