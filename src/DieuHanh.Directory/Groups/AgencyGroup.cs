using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Groups;

/// <summary>
/// A group as directives name it ("các bộ, cơ quan ngang bộ"): a set of kinds, with agencies taken in or left out between days; resolved
/// as of a date.
/// </summary>
public sealed class AgencyGroup : Entity
{
    private readonly List<GroupMember> members = [];

    private AgencyGroup() { }

    public static AgencyGroup Of(
        string name,
        IEnumerable<string> otherNames,
        IEnumerable<AgencyKind> kinds,
        bool whole = true
    ) =>
        new()
        {
            Name = name,
            Names = string.Join('\n', otherNames.Prepend(name).Distinct()),
            Kinds = string.Join(',', kinds.Distinct()),
            Whole = whole,
        };

    public string Name { get; private set; } = "";

    /// <summary>All spellings, one a line.</summary>
    public string Names { get; private set; } = "";

    /// <summary>Kinds, joined by commas; empty for recipients who owe no task.</summary>
    public string Kinds { get; private set; } = "";

    /// <summary>Every agency of the kinds is meant; false where only a part of them is ("có liên quan").</summary>
    public bool Whole { get; private set; }

    public IReadOnlyList<GroupMember> Members => members;

    public void Correct(string name, IEnumerable<string> otherNames, IEnumerable<AgencyKind> kinds, bool whole) =>
        (Name, Names, Kinds, Whole) = (
            name,
            string.Join('\n', otherNames.Prepend(name).Distinct()),
            string.Join(',', kinds.Distinct()),
            whole
        );

    public Reasons WhyNotName(Guid agencyId, bool excluded, DateOnly from, DateOnly? to, AgencyKind kind) =>
        new Reasons()
            .When(to < from, "Ngày kết thúc không được trước ngày bắt đầu {0}.", from)
            .When(
                members.Exists(m =>
                    m.AgencyId == agencyId
                    && (m.ValidTo is null || from <= m.ValidTo)
                    && (to is null || m.ValidFrom <= to)
                ),
                "Cơ quan này đã được nêu riêng trong nhóm vào thời gian ấy."
            )
            .When(!excluded && HasKind(kind), "Cơ quan này thuộc nhóm theo loại, không cần thêm.")
            .When(excluded && !HasKind(kind), "Cơ quan này không thuộc nhóm theo loại, không cần loại ra.");

    /// <summary>Takes an agency in that is of none of the kinds, or leaves one out that is.</summary>
    public void NameMember(Guid agencyId, bool excluded, DateOnly from, DateOnly? to, AgencyKind kind)
    {
        WhyNotName(agencyId, excluded, from, to, kind).Refuse();
        members.Add(GroupMember.Of(Id, agencyId, excluded, from, to));
    }

    private bool HasKind(AgencyKind kind) => Kinds.Split(',').Contains(kind.ToString());

    public DirectoryBook.Group Entry() =>
        new(
            Name,
            Names.Split('\n'),
            [.. Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgencyKind>)],
            Whole
        )
        {
            Id = Id,
            Members =
            [
                .. members.Select(m => new DirectoryBook.Member(m.AgencyId, m.Excluded, m.ValidFrom, m.ValidTo)),
            ],
        };
}

/// <summary>An agency taken into a group, or left out of it, between two days.</summary>
public sealed class GroupMember : Entity
{
    private GroupMember() { }

    internal static GroupMember Of(Guid groupId, Guid agencyId, bool excluded, DateOnly from, DateOnly? to) =>
        new()
        {
            GroupId = groupId,
            AgencyId = agencyId,
            Excluded = excluded,
            ValidFrom = from,
            ValidTo = to,
        };

    public Guid GroupId { get; private init; }
    public Guid AgencyId { get; private init; }

    /// <summary>Of the kinds, yet not meant.</summary>
    public bool Excluded { get; private init; }
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }
    public override Guid WholeId => GroupId;

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(ValidTo is not null, "Dòng này đã kết thúc ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }
}
