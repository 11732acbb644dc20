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
            ["JobTitleId"] = "Chức vụ",
            ["Key"] = "Khóa trong danh mục",
            ["Kind"] = "Loại cơ quan",
            ["Kinds"] = "Gồm các loại cơ quan",
            ["LeaderId"] = "Lãnh đạo",
            ["Name"] = "Tên",
            ["Names"] = "Các cách viết",
            ["Note"] = "Ghi chú",
            ["OfOffice"] = "Của văn phòng",
            ["OfficeLeaderId"] = "Lãnh đạo Văn phòng",
            ["OfficerId"] = "Chuyên viên",
            ["ParentId"] = "Thuộc đơn vị",
            ["PersonId"] = "Người",
            ["Place"] = "Thứ tự",
            ["Precedence"] = "Thứ tự trước sau",
            ["Role"] = "Vai trò",
            ["ShortName"] = "Viết tắt",
            ["SuccessorId"] = "Cơ quan kế thừa",
            ["Title"] = "Chức danh",
            ["UnitId"] = "Đơn vị",
            ["UsualRole"] = "Vai trò thường đi cùng",
            ["ValidFrom"] = "Từ ngày",
            ["ValidTo"] = "đến hết ngày",
            ["Whole"] = "Chỉ mọi thành viên",
            ["ExpiresAt"] = "Có giá trị đến",
            ["UsedAt"] = "Dùng lúc",
            ["AccountId"] = "Tài khoản",
            ["ActingId"] = "Người thay",
            ["Basis"] = "Căn cứ",
            ["Excluded"] = "Không thuộc nhóm",
            ["AppliedAt"] = "Ghi vào lúc",
            ["At"] = "Lúc",
            ["BackedUp"] = "Được sao lưu",
            ["BackupEligible"] = "Sao lưu được",
            ["ById"] = "Người làm",
            ["Capacity"] = "Tư cách",
            ["CreatedAt"] = "Lập lúc",
            ["Credential"] = "Mã của khóa",
            ["DecisionId"] = "Quyết định",
            ["Document"] = "Văn bản",
            ["Due"] = "Bắt buộc từ ngày",
            ["EndedById"] = "Kết thúc theo quyết định",
            ["ErasedAt"] = "Xóa dữ liệu cá nhân lúc",
            ["FileName"] = "Tên tệp",
            ["Founded"] = "Thành lập mới",
            ["GivenById"] = "Giao theo quyết định",
            ["GroupId"] = "Nhóm",
            ["HolderId"] = "Người được thay",
            ["InForce"] = "Hiệu lực từ ngày",
            ["Issuer"] = "Cơ quan ban hành",
            ["Member"] = "Là thành viên",
            ["MovePeople"] = "Chuyển người theo",
            ["NeverBegins"] = "Không bắt đầu nữa",
            ["Number"] = "Số",
            ["Phone"] = "Điện thoại",
            ["PostId"] = "Vị trí",
            ["PublicKey"] = "Khóa công khai",
            ["Revision"] = "Lần sửa đổi",
            ["Side"] = "Trước hay sau",
            ["SignCount"] = "Số lần dùng",
            ["SignedOn"] = "Ngày ký",
            ["Subject"] = "Mã định danh ở hệ thống khác",
            ["Transports"] = "Cách kết nối",
            ["WithdrawnOn"] = "Rút ngày",
            ["WithdrawnWhy"] = "Lý do rút",
            ["Login.Issuer"] = "Hệ thống định danh",
            ["Alias.Kind"] = "Loại tên",
            ["Decision.Kind"] = "Loại quyết định",
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
            ["Decision.Merge"] = "Hợp nhất, sáp nhập",
            ["Decision.Split"] = "Chia, tách",
            ["Decision.Rename"] = "Đổi tên",
            ["Decision.Abolish"] = "Giải thể",
            ["Decision.Establish"] = "Thành lập",
            ["Decision.Transfer"] = "Chuyển nhiệm vụ",
            ["DecisionPart.Before"] = "trước",
            ["DecisionPart.After"] = "sau",
            ["Delegation.Absence"] = "Thay khi vắng mặt",
            ["Delegation.Authority"] = "Được ủy quyền",
            ["Delegation.Charge"] = "Phụ trách",
            ["Alias.Abbreviation"] = "Chữ viết tắt",
            ["Alias.Short"] = "Tên gọn",
            ["Alias.Spelling"] = "Cách viết khác",
            ["Alias.OldName"] = "Tên cũ",
            ["Alias.NewName"] = "Tên mới",
            ["Alias.Head"] = "Người đứng đầu",
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
            .AddSingleton(new AuditKind(nameof(JobTitles.JobTitle), "Chức vụ", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Account), "Tài khoản", Words))
            .AddSingleton(
                new AuditKind(nameof(Opening.Invitation), "Thư mời quản trị viên đầu tiên", Words, Whole: true)
            )
            .AddSingleton(new AuditKind(nameof(HeldCode), "Mã định danh của cơ quan", Words))
            .AddSingleton(new AuditKind(nameof(GroupMember), "Thành viên của nhóm", Words))
            .AddSingleton(new AuditKind(nameof(Decisions.Decision), "Quyết định về tổ chức", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Decisions.DecisionPart), "Cơ quan trong quyết định", Words))
            .AddSingleton(new AuditKind(nameof(Delegations.Delegation), "Thay người giữ vị trí", Words))
            .AddSingleton(new AuditKind(nameof(Factors.FactorRule), "Bắt buộc xác thực hai lớp", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Factors.Passkey), "Khóa truy cập", Words))
            .AddSingleton(new AuditKind(nameof(Provider.Login), "Định danh ở hệ thống khác", Words))
            .AddSingleton(new AuditKind(nameof(Workbooks.StructureImport), "Nhập cơ cấu từ tệp", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Workbooks.Structure), "Danh bạ cơ quan", Words))
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
            else if (book.JobTitle(id) is { } title)
            {
                names[id] = new(title.Name, nameof(JobTitles.JobTitle), $"/job-titles/{id}/edit");
            }
        }

        return names;
    }
}
