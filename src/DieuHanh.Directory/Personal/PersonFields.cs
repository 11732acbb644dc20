using DieuHanh.Kernel.Access;

namespace DieuHanh.Directory.Personal;

/// <summary>What the directory knows of a person, each with who sees it.</summary>
/// <param name="Label">The Vietnamese name, which is the translation key; so are the other texts.</param>
/// <param name="SeenBy">Who sees it, in words.</param>
/// <param name="Why">What it is kept for.</param>
/// <param name="Erasable">Goes when the person's data are erased.</param>
/// <param name="Right">The right with which others see it; null: any of <paramref name="Roles"/>.</param>
public sealed record PersonField(
    string Label,
    string SeenBy,
    string Why,
    bool Erasable,
    Right? Right,
    params IReadOnlyList<Role> Roles
)
{
    /// <summary>Everyone sees what is kept about themselves.</summary>
    public bool IsSeenBy(Actor reader, Guid personId) =>
        reader.PersonId == personId
        || (Right is not null && reader.Has(Right))
        || reader.Positions.Any(p => Roles.Contains(p.Role));
}

/// <summary>
/// The one table of who sees which field of a person. Pages and exports ask here; <c>docs/personal-data.md</c> repeats it, which a test
/// checks.
/// </summary>
public static class PersonFields
{
    public static readonly PersonField Name = new(
        "Họ và tên",
        "Mọi người của văn phòng trong danh bạ; ai xem được một văn bản, nhiệm vụ thì thấy tên người làm trong đó.",
        "Biết ai làm, ai ký, ai chịu trách nhiệm.",
        Erasable: false,
        Right.SeeDirectory
    );

    public static readonly PersonField Title = new(
        "Chức danh",
        "Như họ và tên.",
        "Biết ai làm, ai ký, ai chịu trách nhiệm.",
        Erasable: false,
        Right.SeeDirectory
    );

    public static readonly PersonField Posts = new(
        "Vị trí công tác",
        "Mọi người của văn phòng trong danh bạ.",
        "Quyết định mỗi người thấy gì, làm được gì; vị trí đã thôi là căn cứ của việc đã làm.",
        Erasable: false,
        Right.SeeDirectory
    );

    public static readonly PersonField Email = new(
        "Thư điện tử",
        "Bản thân; người của văn phòng làm việc với văn bản và nhiệm vụ; tổ chức cán bộ; quản trị.",
        "Gửi thông báo, liên hệ công vụ.",
        Erasable: true,
        null,
        Role.Clerk,
        Role.Officer,
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary,
        Role.HumanResources,
        Role.Administrator
    );

    public static readonly PersonField Phone = new(
        "Điện thoại",
        "Bản thân; lãnh đạo đơn vị, văn phòng, Chính phủ hoặc Ủy ban và thư ký; tổ chức cán bộ; quản trị.",
        "Liên hệ khi gấp.",
        Erasable: true,
        null,
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary,
        Role.HumanResources,
        Role.Administrator
    );

    public static readonly PersonField Account = new(
        "Tên đăng nhập và trạng thái tài khoản",
        "Bản thân; quản trị.",
        "Đăng nhập. Mật khẩu chỉ giữ dấu băm, không ai xem được.",
        Erasable: true,
        Right.Administer
    );

    public static readonly PersonField History = new(
        "Thay đổi thông tin của người",
        "Quản trị; bản thân trong tệp tải về.",
        "Biết ai đã sửa gì, lúc nào.",
        Erasable: false,
        Right.Administer
    );

    public static readonly IReadOnlyList<PersonField> All = [Name, Title, Posts, Email, Phone, Account, History];
}
