using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Forms;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.People;

/// <summary>Roles in the words of the screen.</summary>
public static class RoleWords
{
    public static string Of(Role role) =>
        role switch
        {
            Role.Clerk => T["Văn thư"],
            Role.Officer => T["Chuyên viên"],
            Role.UnitHead => T["Lãnh đạo đơn vị"],
            Role.OfficeLeader => T["Lãnh đạo văn phòng"],
            Role.GovernmentLeader => T["Lãnh đạo Chính phủ, lãnh đạo Ủy ban"],
            Role.Secretary => T["Thư ký"],
            Role.FocalPoint => T["Đầu mối của cơ quan"],
            Role.AgencyHead => T["Thủ trưởng cơ quan"],
            Role.AgencyStaff => T["Cán bộ của cơ quan"],
            Role.Editor => T["Biên tập"],
            Role.HumanResources => T["Tổ chức cán bộ"],
            Role.Administrator => T["Quản trị hệ thống"],
            _ => role.ToString(),
        };

    /// <summary>The job title a position is held with; the role where the catalogue's is not known.</summary>
    public static string Of(Position position, DirectoryBook book) =>
        book.JobTitle(position.JobTitleId)?.Name ?? Of(position.Role);

    public static IEnumerable<Option> Options => Option.All<Role>(Of);
}
