using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.People;

/// <summary>A post a person holds between two days ("vị trí công tác"): role, agency, unit. One person may hold several.</summary>
public sealed class Post : Entity
{
    private Post() { }

    /// <summary>The roles that are held in a connected agency; all others are the office's own.</summary>
    public static readonly IReadOnlySet<Role> OfAgencies = new HashSet<Role>
    {
        Role.FocalPoint,
        Role.AgencyHead,
        Role.AgencyStaff,
    };

    /// <summary>Some roles are the office's own, the others those of connected agencies.</summary>
    internal static Reasons WhyNotThere(Role role, bool inOffice) =>
        new Reasons()
            .When(inOffice && OfAgencies.Contains(role), "Vai trò này chỉ có ở cơ quan kết nối, không có ở văn phòng.")
            .When(!inOffice && !OfAgencies.Contains(role), "Vai trò này chỉ có ở văn phòng.");

    /// <param name="to">The last day; in an agency whose end is decided it must be given.</param>
    public static Reasons WhyNotGive(
        Role role,
        Agency agency,
        Unit? unit,
        DateOnly from,
        Guid? actsForId = null,
        DateOnly? to = null
    ) =>
        new Reasons()
            .And(WhyNotThere(role, agency.IsOffice))
            .When(unit is not null && unit.AgencyId != agency.Id, "Đơn vị không thuộc cơ quan đã chọn.")
            .When(unit?.ValidTo is not null, "{0} đã kết thúc hoạt động ngày {1}.", unit?.Name, unit?.ValidTo)
            .When(from < agency.ValidFrom, "{0} thành lập ngày {1}.", agency.Name, agency.ValidFrom)
            .When(
                agency.ValidTo < (to ?? DateOnly.MaxValue) || agency.ValidTo < from,
                "{0} kết thúc hoạt động ngày {1}.",
                agency.Name,
                agency.ValidTo
            )
            .When(to < from && to != agency.ValidTo, "Ngày kết thúc không được trước ngày bắt đầu {0}.", from)
            .When(role is Role.Secretary && actsForId is null, "Thư ký phải gắn với một lãnh đạo.")
            .When(role is not Role.Secretary && actsForId is not null, "Chỉ thư ký mới nhập thay lãnh đạo.");

    public static Post Give(
        Guid personId,
        Role role,
        Agency agency,
        Unit? unit,
        DateOnly from,
        Guid? actsForId = null,
        DateOnly? to = null
    )
    {
        WhyNotGive(role, agency, unit, from, actsForId, to).Refuse();
        return new Post
        {
            PersonId = personId,
            Role = role,
            AgencyId = agency.Id,
            UnitId = unit?.Id,
            ValidFrom = from,
            ValidTo = to,
            ActsForId = actsForId,
        };
    }

    /// <summary>A post as it stands in a file whose rules were asked; it may be long over.</summary>
    internal static Post Held(
        Guid personId,
        Role role,
        Agency agency,
        Unit? unit,
        DateOnly from,
        Guid? actsForId,
        DateOnly? to
    ) =>
        new()
        {
            PersonId = personId,
            Role = role,
            AgencyId = agency.Id,
            UnitId = unit?.Id,
            ValidFrom = from,
            ValidTo = to ?? agency.ValidTo,
            ActsForId = actsForId,
        };

    public Guid PersonId { get; private init; }
    public Role Role { get; private init; }
    public Guid AgencyId { get; private init; }
    public Guid? UnitId { get; private init; }

    /// <summary>The leader in whose name a secretary enters.</summary>
    public Guid? ActsForId { get; private init; }

    /// <summary>The job title it is held with; null where the person's own title says all there is.</summary>
    public Guid? JobTitleId { get; private set; }
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The decision about the structure that gave it, where one did.</summary>
    [NotAudited]
    public Guid? GivenById { get; private set; }

    /// <summary>The decision that ends it, and when it would have ended without.</summary>
    [NotAudited]
    public Guid? EndedById { get; private set; }

    [NotAudited]
    public DateOnly? EndedBefore { get; private set; }

    /// <summary>
    /// It was to begin after that decision ends its agency. Nobody finds it among the posts any more; it is kept to be given back if the
    /// decision is withdrawn.
    /// </summary>
    public bool NeverBegins { get; private set; }
    public override Guid WholeId => PersonId;

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(ValidTo is not null, "Vị trí này đã kết thúc ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }

    /// <param name="title">Null: none of the catalogue's.</param>
    public Reasons WhyNotHold(JobTitle? title, bool inOffice, DateOnly from) =>
        new Reasons()
            .When(ValidTo < from, "Vị trí này đã kết thúc ngày {0}.", ValidTo)
            .And(title?.WhyNotHold(inOffice, from < ValidFrom ? ValidFrom : from) ?? new Reasons());

    /// <summary>Says with which job title it is held.</summary>
    public void Hold(JobTitle? title, bool inOffice)
    {
        title?.WhyNotHold(inOffice, ValidFrom).Refuse();
        JobTitleId = title?.Id;
    }

    /// <summary>The post an heir gives for one of an agency that ended is held with the same title.</summary>
    internal void HoldAs(Post before) => JobTitleId = before.JobTitleId;

    /// <summary>Ends the post with its agency, also one that was to end later, or to begin later.</summary>
    internal void EndWith(Guid decisionId, DateOnly lastDay)
    {
        if (ValidFrom > lastDay)
        {
            (EndedById, EndedBefore, NeverBegins) = (decisionId, ValidTo, true);
        }
        else if (ValidTo is null || ValidTo > lastDay)
        {
            (EndedById, EndedBefore, ValidTo) = (decisionId, ValidTo, lastDay);
        }
    }

    /// <summary>Its holder leaves the agency; a post that was to end later ends then.</summary>
    internal void Leave(DateOnly lastDay)
    {
        if (ValidTo is null || ValidTo > lastDay)
        {
            ValidTo = lastDay;
        }

        // Nor does it go on after that day if the decision that ends it is withdrawn.
        if (EndedById is not null && (EndedBefore is null || EndedBefore > lastDay))
        {
            EndedBefore = lastDay;
        }
    }

    internal void GivenBy(Guid decisionId) => GivenById = decisionId;

    /// <summary>The decision that was to end it is withdrawn.</summary>
    internal void Revive() => (ValidTo, EndedById, EndedBefore, NeverBegins) = (EndedBefore, null, null, false);
}
