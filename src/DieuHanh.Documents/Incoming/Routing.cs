using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Incoming;

/// <summary>In which capacity a document was routed: chủ trì, phối hợp, để biết.</summary>
public enum Part
{
    Lead,
    Coordinating,
    Information,
}

/// <summary>Where a recipient stands with a document.</summary>
public enum RoutingState
{
    /// <summary>Chưa mở.</summary>
    Routed,

    /// <summary>Đang xử lý.</summary>
    InHand,

    /// <summary>Đã xong.</summary>
    Resolved,

    /// <summary>Đã chuyển trả.</summary>
    PassedBack,
}

/// <summary>What became of a document: answered, put into a dossier, filed, noted.</summary>
public enum Resolution
{
    /// <summary>Đã trả lời bằng văn bản đi.</summary>
    Reply,

    /// <summary>Đưa vào hồ sơ công việc.</summary>
    Dossier,

    /// <summary>Lưu.</summary>
    Filed,

    /// <summary>Để biết.</summary>
    Information,
}

/// <summary>A unit or a person a document is routed to.</summary>
public sealed record Addressee(Guid Id, bool IsUnit, Part Part);

/// <summary>One recipient of an incoming document and what it did with it.</summary>
public sealed class Routing : Entity
{
    private Routing() { }

    internal static Routing To(Guid documentId, Addressee to, DateOnly? dueOn, DateTime at) =>
        new()
        {
            DocumentId = documentId,
            UnitId = to.IsUnit ? to.Id : null,
            PersonId = to.IsUnit ? null : to.Id,
            Part = to.Part,
            DueOn = dueOn,
            RoutedAt = at,
        };

    public Guid DocumentId { get; private init; }
    public Guid? UnitId { get; private init; }
    public Guid? PersonId { get; private init; }
    public Part Part { get; private init; }
    public DateOnly? DueOn { get; private init; }

    /// <summary>Ngày chuyển.</summary>
    public DateTime RoutedAt { get; private init; }
    public RoutingState State { get; private set; }

    /// <summary>Ký nhận: when and by whom it was first opened.</summary>
    public DateTime? ReceivedAt { get; private set; }
    public Guid? ReceivedById { get; private set; }

    /// <summary>The officer of the unit who handles it.</summary>
    public Guid? OfficerId { get; private set; }
    public string? PassedBackReason { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Resolution? Resolution { get; private set; }

    /// <summary>The outgoing document that answers it.</summary>
    public Guid? ReplyId { get; private set; }

    /// <summary>Dossier, place of filing, or a remark.</summary>
    public string? ResolutionNote { get; private set; }

    public override Guid WholeId => DocumentId;

    public Guid RecipientId => UnitId ?? PersonId!.Value;

    public bool IsOpen => State is RoutingState.Routed or RoutingState.InHand;

    /// <summary>It is this person's, or their unit's.</summary>
    public bool Concerns(Actor actor) =>
        PersonId is { } person ? person == actor.PersonId : actor.Units.Contains(UnitId!.Value);

    /// <summary>It is in this person's hands: theirs by name, theirs as the officer of the unit or its head, or anyone's of the unit while nobody is named.</summary>
    public bool IsHeldBy(Actor actor) =>
        Concerns(actor)
        && (PersonId is not null || OfficerId is null || OfficerId == actor.PersonId || IsHeadedBy(actor));

    /// <summary>Opening it is receiving it: by the person it names, or the head of the unit while no officer is named.</summary>
    public bool IsReceivedBy(Actor actor) =>
        State is RoutingState.Routed
        && IsHeldBy(actor)
        && (PersonId is not null || OfficerId == actor.PersonId || (OfficerId is null && IsHeadedBy(actor)));

    /// <summary>It came to a unit this person heads.</summary>
    public bool IsHeadedBy(Actor actor) =>
        actor.Positions.Any(p => p.Role is Role.UnitHead && p.UnitId == UnitId && UnitId is not null);

    public Reasons WhyNotHandle(Actor actor) =>
        new Reasons()
            .When(!Concerns(actor), "Văn bản không chuyển cho anh/chị hoặc đơn vị của anh/chị.")
            .When(State is RoutingState.PassedBack, "Đã chuyển trả.")
            .When(State is RoutingState.Resolved, "Đã giải quyết xong.");

    public Reasons WhyNotGiveTo(Actor actor) =>
        WhyNotHandle(actor)
            .When(UnitId is null, "Văn bản chuyển đích danh, không giao lại trong đơn vị.")
            .When(!IsHeadedBy(actor), "Chỉ lãnh đạo đơn vị giao chuyên viên xử lý.");

    public Reasons WhyNotTake(Actor actor) =>
        WhyNotHandle(actor)
            .When(UnitId is null, "Văn bản chuyển đích danh, không giao lại trong đơn vị.")
            .When(OfficerId is not null, "Đã có người xử lý.");

    internal void Take(Actor actor)
    {
        WhyNotTake(actor).Refuse();
        OfficerId = actor.PersonId;
    }

    /// <summary>The unit's head names the officer who handles it.</summary>
    public void GiveTo(Guid officerId, Actor actor)
    {
        WhyNotGiveTo(actor).Refuse();
        OfficerId = officerId;
    }

    internal bool TakeInHand(Guid personId, DateTime at)
    {
        if (State is not RoutingState.Routed)
        {
            return false;
        }

        (State, ReceivedAt, ReceivedById) = (RoutingState.InHand, at, personId);
        return true;
    }

    internal void PassBack(string reason, DateTime at)
    {
        WhyNotEnd().Refuse();
        (State, PassedBackReason, EndedAt) = (RoutingState.PassedBack, reason, at);
    }

    internal void Withdraw(DateTime at) => PassBack("Có ý kiến chỉ đạo mới.", at);

    internal void Resolve(Resolution resolution, Guid? replyId, string? note, DateTime at)
    {
        WhyNotEnd()
            .When(resolution is Incoming.Resolution.Reply && replyId is null, "Chọn văn bản đi đã trả lời.")
            .Refuse();
        (State, Resolution, ReplyId, ResolutionNote, EndedAt) = (RoutingState.Resolved, resolution, replyId, note, at);
    }

    /// <summary>What keeps a recipient from resolving its part or passing it back.</summary>
    public Reasons WhyNotEnd() =>
        new Reasons()
            .When(State is RoutingState.PassedBack, "Đã chuyển trả.")
            .When(State is RoutingState.Resolved, "Đã giải quyết xong.");
}
