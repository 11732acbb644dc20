namespace DieuHanh.Kernel.Access;

/// <summary>What a position lets its holder do. A person may hold several positions, in one or more agencies.</summary>
public enum Role
{
    /// <summary>Văn thư: keeps the registers.</summary>
    Clerk,

    /// <summary>Chuyên viên: reads directives, follows tasks.</summary>
    Officer,

    /// <summary>Lãnh đạo đơn vị (Vụ trưởng, Trưởng phòng): confirms results.</summary>
    UnitHead,

    /// <summary>Lãnh đạo Văn phòng.</summary>
    OfficeLeader,

    /// <summary>Lãnh đạo Chính phủ; in a province, the chairman and deputies of the committee.</summary>
    GovernmentLeader,

    /// <summary>Thư ký: enters for a leader, and is shown as having done so.</summary>
    Secretary,

    /// <summary>Đầu mối: receives and reports for a connected agency.</summary>
    FocalPoint,

    /// <summary>Thủ trưởng of a connected agency.</summary>
    AgencyHead,

    /// <summary>Cán bộ of a connected agency.</summary>
    AgencyStaff,

    /// <summary>Biên tập: prepares what is published.</summary>
    Editor,

    /// <summary>Tổ chức cán bộ.</summary>
    HumanResources,

    /// <summary>Quản trị hệ thống.</summary>
    Administrator,
}
