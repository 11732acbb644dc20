using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Contracts;

/// <summary>Kinds of agencies in the words of the screen.</summary>
public static class KindWords
{
    public static string Of(AgencyKind kind) =>
        kind switch
        {
            AgencyKind.Ministry => T["Bộ"],
            AgencyKind.MinisterialAgency => T["Cơ quan ngang bộ"],
            AgencyKind.GovernmentAgency => T["Cơ quan thuộc Chính phủ"],
            AgencyKind.InterAgencyBody => T["Tổ chức phối hợp liên ngành"],
            AgencyKind.PolicyBank => T["Ngân hàng chính sách"],
            AgencyKind.Province => T["Ủy ban nhân dân cấp tỉnh"],
            AgencyKind.Corporation => T["Tập đoàn, tổng công ty nhà nước"],
            AgencyKind.ProvinceDepartment => T["Sở và tương đương"],
            AgencyKind.ProvinceBody => T["Đơn vị thuộc tỉnh"],
            AgencyKind.CentralBranch => T["Cơ quan ngành dọc tại tỉnh"],
            AgencyKind.District => T["Ủy ban nhân dân cấp huyện"],
            AgencyKind.Commune => T["Ủy ban nhân dân cấp xã"],
            AgencyKind.Party => T["Cơ quan Đảng"],
            AgencyKind.StatePresident => T["Chủ tịch nước"],
            AgencyKind.Assembly => T["Quốc hội, Hội đồng nhân dân"],
            AgencyKind.Judiciary => T["Tòa án, Viện kiểm sát"],
            AgencyKind.StateAudit => T["Kiểm toán nhà nước"],
            AgencyKind.Front => T["Mặt trận Tổ quốc"],
            AgencyKind.MassOrganisation => T["Tổ chức chính trị - xã hội"],
            AgencyKind.Other => T["Khác"],
            _ => kind.ToString(),
        };
}
