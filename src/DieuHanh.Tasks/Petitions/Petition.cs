using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;

namespace DieuHanh.Tasks.Petitions;

/// <summary>What only the decider may change: the leader named for it when it was given, else the one who gave the task.</summary>
public enum Matter
{
    /// <summary>Gia hạn: asked by the agency.</summary>
    Extension,

    /// <summary>Tạm hoãn: proposed by the office.</summary>
    Suspension,

    /// <summary>Thôi theo dõi: proposed by the office.</summary>
    Discontinuation,
}

public enum PetitionState
{
    /// <summary>Chờ ý kiến Văn phòng.</summary>
    Asked,

    /// <summary>Chờ quyết định.</summary>
    Considered,

    /// <summary>Đồng ý.</summary>
    Granted,

    /// <summary>Không đồng ý.</summary>
    Refused,

    /// <summary>Đã rút.</summary>
    Withdrawn,
}

/// <summary>
/// A request to the decider ("đề nghị gia hạn, tạm hoãn, thôi theo dõi"): asked with a reason, then the office's opinion, then granted or
/// refused. What the office proposes itself carries its opinion from the start.
/// </summary>
public sealed class Petition : Entity
{
    private Petition() { }

    /// <summary>Why the agency may not ask for another date.</summary>
    public static Reasons WhyNotAskExtension(Assignment part, bool anotherWaits, DateOnly? newDue = null) =>
        part.WhyNotExtend(newDue)
            .When(part.State is AssignmentState.Suspended, "Nhiệm vụ đang tạm hoãn.")
            .When(part.State is AssignmentState.Reported, "Đã báo cáo hoàn thành, đang chờ Văn phòng xác nhận.")
            .When(anotherWaits, "Đề nghị trước chưa được quyết định.");

    /// <summary>Why the office may not propose to suspend or discontinue.</summary>
    public static Reasons WhyNotPropose(Matter matter, Assignment part, bool anotherWaits) =>
        (matter is Matter.Suspension ? part.WhyNotSuspend() : part.WhyNotDiscontinue()).When(
            anotherWaits,
            "Đề nghị trước chưa được quyết định."
        );

    /// <param name="letter">Number of the agency's letter; empty where it asked here only.</param>
    public static Petition AskExtension(
        Assignment part,
        DateOnly newDue,
        TimeOnly? newHour,
        string why,
        string letter,
        Guid deciderId,
        DateOnly on
    )
    {
        WhyNotAskExtension(part, anotherWaits: false, newDue).Refuse();
        return new Petition
        {
            TaskId = part.TaskId,
            AssignmentId = part.Id,
            AgencyId = part.AgencyId,
            UnitId = part.UnitId,
            OfficerId = part.OfficerId,
            Matter = Matter.Extension,
            NewDue = newDue,
            NewHour = newHour,
            Why = why,
            Letter = letter,
            AskedOn = on,
            AskedLate = on > part.Due,
            DeciderId = deciderId,
        };
    }

    public static Petition Propose(Matter matter, Assignment part, string why, Guid deciderId, Guid byId, DateOnly on)
    {
        WhyNotPropose(matter, part, anotherWaits: false).Refuse();
        return new Petition
        {
            TaskId = part.TaskId,
            AssignmentId = part.Id,
            AgencyId = part.AgencyId,
            UnitId = part.UnitId,
            OfficerId = part.OfficerId,
            Matter = matter,
            Why = why,
            AskedOn = on,
            DeciderId = deciderId,
            State = PetitionState.Considered,
            ViewFor = true,
            ViewWords = why,
            ViewById = byId,
            ViewOn = on,
        };
    }

    public Guid TaskId { get; private init; }
    public Guid AssignmentId { get; private init; }
    public Guid AgencyId { get; private init; }
    public Guid UnitId { get; private set; }
    public Guid? OfficerId { get; private set; }
    public Matter Matter { get; private init; }
    public PetitionState State { get; private set; }
    public DateOnly? NewDue { get; private init; }
    public TimeOnly? NewHour { get; private init; }
    public string Why { get; private init; } = "";
    public string Letter { get; private init; } = "";
    public DateOnly AskedOn { get; private init; }

    /// <summary>Xin sau hạn: asked after the due date.</summary>
    public bool AskedLate { get; private init; }

    /// <summary>The office's opinion: for or against, and its words.</summary>
    public bool? ViewFor { get; private set; }
    public string ViewWords { get; private set; } = "";
    public Guid? ViewById { get; private set; }
    public DateOnly? ViewOn { get; private set; }

    /// <summary>Whose decision it is, as of the day it was asked.</summary>
    public Guid DeciderId { get; private set; }
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Number of the document that decides; and the decider's words.</summary>
    public string Document { get; private set; } = "";
    public string DecisionWords { get; private set; } = "";
    public DateOnly? GrantedDue { get; private set; }
    public override Guid WholeId => TaskId;

    public bool Waits => State is PetitionState.Asked or PetitionState.Considered;

    public Reasons WhyNotConsider() =>
        new Reasons().When(State is not PetitionState.Asked, "Đề nghị đã có ý kiến của Văn phòng hoặc đã kết thúc.");

    public void Consider(bool @for, string words, Guid byId, DateOnly on)
    {
        WhyNotConsider().Refuse();
        (State, ViewFor, ViewWords, ViewById, ViewOn) = (PetitionState.Considered, @for, words, byId, on);
    }

    public Reasons WhyNotWithdraw() => new Reasons().When(!Waits, "Đề nghị đã được quyết định hoặc đã rút.");

    public void Withdraw()
    {
        WhyNotWithdraw().Refuse();
        State = PetitionState.Withdrawn;
    }

    /// <summary>The assignment ended in another way: nobody will decide it.</summary>
    internal void Close() => State = Waits ? PetitionState.Withdrawn : State;

    /// <summary>The decider may decide without waiting for the office's opinion: it advises, it does not bind.</summary>
    public Reasons WhyNotDecide() => new Reasons().When(!Waits, "Đề nghị đã được quyết định hoặc đã rút.");

    /// <summary>Whoever was to decide it holds no post any more: it waits for whom the rules name today.</summary>
    internal void AwaitDecisionOf(Guid deciderId)
    {
        WhyNotDecide().Refuse();
        DeciderId = deciderId;
    }

    public Reasons WhyNotGrant(Assignment part, DateOnly? newDue) =>
        WhyNotDecide()
            .And(
                Matter switch
                {
                    Matter.Extension => part.WhyNotExtend(newDue),
                    Matter.Suspension => part.WhyNotSuspend(),
                    _ => part.WhyNotDiscontinue(),
                }
            );

    /// <summary>Granted: what was asked for happens to the assignment.</summary>
    /// <param name="newDue">For an extension, the day the decider sets; it may differ from the day asked for.</param>
    public void Grant(Assignment part, DateOnly? newDue, string document, string words, Guid deciderId, DateOnly on)
    {
        WhyNotGrant(part, newDue).Refuse();
        Decide(PetitionState.Granted, document, words, deciderId, on);
        switch (Matter)
        {
            case Matter.Extension:
                GrantedDue = newDue;
                part.Extend(newDue!.Value, newDue == NewDue ? NewHour : null, AskedLate);
                break;
            case Matter.Suspension:
                part.Suspend(on);
                break;
            default:
                part.Discontinue(on);
                break;
        }
    }

    public void Refuse(string document, string words, Guid deciderId, DateOnly on)
    {
        WhyNotDecide().Refuse();
        Decide(PetitionState.Refused, document, words, deciderId, on);
    }

    private void Decide(PetitionState state, string document, string words, Guid deciderId, DateOnly on) =>
        (State, Document, DecisionWords, DeciderId, DecidedOn) = (state, document, words, deciderId, on);

    internal void Watch(Guid unitId, Guid? officerId) => (UnitId, OfficerId) = (unitId, officerId);
}
