using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Delegations;

/// <summary>In which capacity somebody acts for another.</summary>
public enum ActingCapacity
{
    /// <summary>In the holder's place while they are away ("thay mặt khi vắng").</summary>
    Absence,

    /// <summary>By written authority, for a limited time and matter ("ủy quyền", TUQ.; Nghị định 30/2020/NĐ-CP Điều 13).</summary>
    Authority,

    /// <summary>Charged with the post until its holder is back or another is named ("quyền", "phụ trách").</summary>
    Charge,
}

/// <summary>
/// One person acts for another in one post, between two days and by a document. They have the rights of that post while they say they act
/// in it, and whatever they do then says in whose place. It begins and ends with its days, and cannot be passed on: it rests on a post, and
/// who acts does not hold it.
/// </summary>
public sealed class Delegation : Entity
{
    private Delegation() { }

    /// <param name="actingPosts">Posts of the person who is to act.</param>
    /// <param name="ofPost">Delegations of the same post so far.</param>
    public static Reasons WhyNotGive(
        Post post,
        Guid actingId,
        IReadOnlyCollection<Post> actingPosts,
        DateOnly from,
        DateOnly to,
        IEnumerable<Delegation> ofPost
    )
    {
        var other = ofPost.FirstOrDefault(d => d.ValidFrom <= to && from <= d.ValidTo);
        return new Reasons()
            .When(to < from, "Ngày kết thúc không được trước ngày bắt đầu {0}.", from)
            .When(actingId == post.PersonId, "Không ai thay chính mình.")
            .When(
                post.Role is Role.Administrator or Role.Secretary,
                "Vai trò quản trị và thư ký không giao người thay: giao vị trí ấy cho người khác."
            )
            .When(from < post.ValidFrom, "Người được thay giữ vị trí này từ {0}.", post.ValidFrom)
            .When(post.ValidTo < to, "Người được thay giữ vị trí này đến {0}.", post.ValidTo)
            .When(
                !actingPosts.Any(p =>
                    p.AgencyId == post.AgencyId && p.ValidFrom <= from && (p.ValidTo is null || to <= p.ValidTo)
                ),
                "Người thay phải giữ một vị trí ở cùng cơ quan trong suốt thời gian thay."
            )
            .When(other is not null, "Vị trí này đã có người thay từ {0} đến {1}.", other?.ValidFrom, other?.ValidTo);
    }

    public static Delegation Give(
        Post post,
        Guid actingId,
        ActingCapacity capacity,
        string document,
        DateOnly from,
        DateOnly to
    ) =>
        new()
        {
            PostId = post.Id,
            HolderId = post.PersonId,
            ActingId = actingId,
            Capacity = capacity,
            Document = document,
            ValidFrom = from,
            ValidTo = to,
        };

    public Guid PostId { get; private init; }

    /// <summary>Who holds the post.</summary>
    public Guid HolderId { get; private init; }

    /// <summary>Who acts in it.</summary>
    public Guid ActingId { get; private init; }
    public ActingCapacity Capacity { get; private init; }
    public string Document { get; private init; } = "";
    public DateOnly ValidFrom { get; private init; }
    public DateOnly ValidTo { get; private set; }
    public override Guid WholeId => HolderId;

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(lastDay >= ValidTo, "Việc thay đã kết thúc ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    /// <summary>The holder is back earlier.</summary>
    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }
}
