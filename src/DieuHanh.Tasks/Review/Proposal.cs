using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Review;

public enum ProposalState
{
    /// <summary>Read by the program, or added; nobody has looked yet.</summary>
    Proposed,

    /// <summary>A person looked and finds it right.</summary>
    Accepted,

    /// <summary>A person decided that this is no task.</summary>
    Rejected,

    /// <summary>Became a task, or was chained to an earlier one.</summary>
    Given,
}

/// <summary>What a person may correct in a proposal, taken together.</summary>
public sealed record ProposalContent(
    string Action,
    IReadOnlyList<Party> Leads,
    IReadOnlyList<Party> Coordinating,
    DateOnly? Due,
    TimeOnly? DueHour,
    TaskKind Kind,
    string? ReportTo,
    string? Field,
    Guid? UnitId,
    Guid? OfficerId,
    Guid? DeciderId,
    bool KeyTask,
    Openness Openness
);

/// <summary>One task proposed from a directive ("nhiệm vụ đề xuất"), tied to the words it was read from.</summary>
public sealed partial class Proposal : Entity
{
    private Proposal() { }

    public Guid ReviewId { get; private init; }
    public override Guid WholeId => ReviewId;
    public ProposalState State { get; private set; }

    /// <summary>Where its words stand in the review's text (UTF-16); equal where the words were typed and not found in it.</summary>
    public int StartAt { get; private set; }
    public int EndAt { get; private set; }

    /// <summary>The words of the document.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The duty in one sentence.</summary>
    public string Action { get; private set; } = "";
    public IReadOnlyList<Party> Leads { get; private set; } = [];
    public IReadOnlyList<Party> Coordinating { get; private set; } = [];

    /// <summary>The deadline as the document words it.</summary>
    public string? DeadlineWords { get; private set; }

    /// <summary>Why the day is this one, as the reader worked it out; empty for a day that a person set.</summary>
    public string DeadlineWhy { get; private set; } = "";
    public DateOnly? Due { get; private set; }
    public TimeOnly? DueHour { get; private set; }
    public TaskKind Kind { get; private set; }
    public string? ReportTo { get; private set; }
    public string? Field { get; private set; }
    public Guid? UnitId { get; private set; }
    public Guid? OfficerId { get; private set; }
    public Guid? DeciderId { get; private set; }

    /// <summary>Nhiệm vụ trọng tâm.</summary>
    public bool KeyTask { get; private set; }

    /// <summary>Who will see the task besides the office.</summary>
    public Openness Openness { get; private set; } = Openness.Connected;

    /// <summary>What the reader was not sure of. A person who accepts or edits settles it.</summary>
    public IReadOnlyList<ReadDoubt> Doubts { get; private set; } = [];

    [NotAudited]
    public IReadOnlyList<ReadCue> Cues { get; private set; } = [];

    /// <summary>What this direction is to an earlier task about the same matter; null where it is a task of its own.</summary>
    public TaskChain? Chain { get; private set; }
    public Guid? EarlierTaskId { get; private set; }

    /// <summary>A person said whether the matter was directed before.</summary>
    public bool ChainSettled { get; private set; }

    /// <summary>The task it became, or the earlier one it was chained to.</summary>
    public Guid? TaskId { get; private set; }

    public bool Waits => State is ProposalState.Proposed or ProposalState.Accepted;

    /// <summary>Everyone who would owe the task.</summary>
    public IReadOnlyList<Guid> Owing => [.. Leads.SelectMany(l => l.Agencies).Distinct()];

    /// <summary>The content of a piece of text, with whoever answers for the first lead agency as monitor and decider.</summary>
    internal static Proposal Of(DirectiveReview review, ReadTask read, DirectoryBook book, DateOnly today)
    {
        var leads = read.Lead.Select(n => Party.Of(n, book, review.IssuedOn)).ToList();
        var first = leads.Count > 0 && leads[0].Agencies.Count == 1 ? leads[0].Agencies[0] : (Guid?)null;
        var portfolio = first is null ? null : book.Portfolio(null, first, today);
        return new Proposal
        {
            ReviewId = review.Id,
            StartAt = read.Start,
            EndAt = read.End,
            Text = read.Text,
            Action = read.Action,
            Leads = leads,
            Coordinating = [.. read.Coordinate.Select(n => Party.Of(n, book, review.IssuedOn))],
            DeadlineWords = read.DeadlineWords,
            DeadlineWhy = read.DeadlineWhy,
            Due = read.Due,
            DueHour = read.DueHour,
            Kind = Fitting(read.Kind, read.Due),
            ReportTo = read.ReportTo,
            Field = portfolio?.Field,
            UnitId = portfolio?.UnitId ?? review.UnitId,
            OfficerId = portfolio?.OfficerId ?? review.OfficerId,
            DeciderId = review.DirectedById ?? portfolio?.LeaderId,
            Doubts = read.Doubts,
            Cues = read.Cues,
        };
    }

    private Reasons WhyNotChange() =>
        new Reasons()
            .When(State is ProposalState.Given, "Nhiệm vụ này đã giao; thay đổi ở trang nhiệm vụ.")
            .When(State is ProposalState.Rejected, "Đề xuất này đã bị bỏ; khôi phục trước khi sửa.");

    public Reasons WhyNotAccept(Grounds grounds) => WhyNotChange().And(WhyNotGive(grounds));

    /// <summary>A person finds the proposal right as it stands; what was doubtful is settled by that.</summary>
    public void Accept(Grounds grounds)
    {
        WhyNotAccept(grounds).Refuse();
        State = ProposalState.Accepted;
    }

    public Reasons WhyNotEdit() => WhyNotChange();

    /// <summary>Puts a person's content in the place of what was read.</summary>
    public void Edit(ProposalContent content, Grounds grounds)
    {
        WhyNotEdit().Refuse();
        Action = content.Action;
        (Leads, Coordinating) = (content.Leads, content.Coordinating);
        DeadlineWhy = content.Due == Due ? DeadlineWhy : "";
        (Due, DueHour) = (content.Due, content.Due is null ? null : content.DueHour);
        Kind = Fitting(content.Kind, Due);
        (ReportTo, Field) = (content.ReportTo, content.Field);
        (UnitId, OfficerId, DeciderId) = (content.UnitId, content.OfficerId, content.DeciderId);
        (KeyTask, Openness) = (content.KeyTask, content.Openness);
        Doubts = [];
        WhyNotGive(grounds).Refuse();
        State = ProposalState.Accepted;
    }

    public Reasons WhyNotReject() =>
        new Reasons()
            .When(State is ProposalState.Given, "Nhiệm vụ này đã giao; thay đổi ở trang nhiệm vụ.")
            .When(State is ProposalState.Rejected, "Đề xuất này đã được bỏ.");

    public void Reject()
    {
        WhyNotReject().Refuse();
        State = ProposalState.Rejected;
    }

    public Reasons WhyNotRestore() =>
        new Reasons().When(State is not ProposalState.Rejected, "Đề xuất này không bị bỏ.");

    public void Restore()
    {
        WhyNotRestore().Refuse();
        State = ProposalState.Proposed;
    }

    public Reasons WhyNotChoose() => WhyNotChange();

    /// <summary>Says which agencies a lead's name stands for: one among several, the heirs of one that ended.</summary>
    public void Choose(string name, Party chosen)
    {
        WhyNotChoose().Refuse();
        Leads = [.. Leads.Select(l => l.Name == name ? chosen : l)];
        Coordinating = [.. Coordinating.Select(c => c.Name == name ? chosen : c)];
    }

    public Reasons WhyNotChain(TaskChain? chain, Guid? earlierTaskId) =>
        WhyNotChange()
            .When(chain is not null && earlierTaskId is null, "Chọn nhiệm vụ đã giao trước.")
            .When(
                chain is TaskChain.ChangeOfDeadline && Due is null,
                "Nhập hạn mới trước khi ghi là thay đổi thời hạn."
            );

    /// <summary>Says what this direction is to an earlier task; null: a matter of its own.</summary>
    public void ChainTo(TaskChain? chain, Guid? earlierTaskId)
    {
        WhyNotChain(chain, earlierTaskId).Refuse();
        (Chain, EarlierTaskId, ChainSettled) = (chain, chain is null ? null : earlierTaskId, true);
    }

    /// <summary>It became a task, or was chained to one.</summary>
    internal void Give(Guid taskId, Grounds grounds)
    {
        WhyNotAccept(grounds).Refuse();
        (State, TaskId) = (ProposalState.Given, taskId);
    }

    /// <summary>What became of it before it came here: a task, or nothing. It was decided elsewhere, so nothing is asked again.</summary>
    internal void TakeOver(Guid? taskId) =>
        (State, TaskId) = (taskId is null ? ProposalState.Rejected : ProposalState.Given, taskId);

    // A day makes it a task with a deadline, whatever the words around it said.
    private static TaskKind Fitting(TaskKind kind, DateOnly? due) =>
        due is not null && kind is (TaskKind.WithoutDeadline or TaskKind.Standing) ? TaskKind.WithDeadline : kind;
}
