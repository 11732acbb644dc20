using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Figures;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Boards;

/// <summary>The words of a board's choices.</summary>
public static class BoardWords
{
    public static string Of(AgencyKind kind) =>
        kind switch
        {
            AgencyKind.Ministry => T["Bộ"],
            AgencyKind.MinisterialAgency => T["Cơ quan ngang bộ"],
            AgencyKind.GovernmentAgency => T["Cơ quan thuộc Chính phủ"],
            AgencyKind.InterAgencyBody => T["Tổ chức phối hợp liên ngành"],
            AgencyKind.PolicyBank => T["Ngân hàng chính sách"],
            AgencyKind.Province => T["Ủy ban nhân dân tỉnh, thành phố"],
            AgencyKind.Corporation => T["Tập đoàn, tổng công ty"],
            AgencyKind.ProvinceDepartment => T["Sở, ban, ngành"],
            AgencyKind.ProvinceBody => T["Đơn vị thuộc tỉnh"],
            AgencyKind.CentralBranch => T["Cơ quan ngành dọc"],
            AgencyKind.District => T["Ủy ban nhân dân huyện"],
            AgencyKind.Commune => T["Ủy ban nhân dân xã, phường, đặc khu"],
            AgencyKind.Party => T["Cơ quan Đảng"],
            AgencyKind.StatePresident => T["Văn phòng Chủ tịch nước"],
            AgencyKind.Assembly => T["Cơ quan dân cử"],
            AgencyKind.Judiciary => T["Tòa án, viện kiểm sát"],
            AgencyKind.StateAudit => T["Kiểm toán nhà nước"],
            AgencyKind.Front => T["Mặt trận Tổ quốc"],
            AgencyKind.MassOrganisation => T["Đoàn thể, hội"],
            _ => T["Cơ quan khác"],
        };

    public static string Of(BoardOrder order) =>
        order switch
        {
            BoardOrder.Overdue => T["Quá hạn nhiều trước"],
            BoardOrder.Name => T["Nhóm và tên cơ quan"],
            BoardOrder.Owed => T["Phải thực hiện nhiều trước"],
            BoardOrder.OnTime => T["Tỷ lệ đúng hạn thấp trước"],
            BoardOrder.ThisWeek => T["Đến hạn trong tuần nhiều trước"],
            _ => T["Chờ xác nhận nhiều trước"],
        };
}
