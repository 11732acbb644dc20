using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tasks.Given;

/// <summary>Everything that is said when a task is given. Nothing of it is stored until <see cref="SteeringTask.Give"/> agreed.</summary>
public sealed record GivenTask
{
    /// <summary>The action in one sentence; the heading of the task's page.</summary>
    public required string Action { get; init; }

    /// <summary>The place in a steering document; null for a spoken direction.</summary>
    public DocumentSource? Document { get; init; }

    /// <summary>A leader's spoken direction; null when there is a document.</summary>
    public SpokenDirection? Spoken { get; init; }

    /// <summary>The leader who gave the task, which often is not the signer; and the name as the document writes it.</summary>
    public Guid? DirectedById { get; init; }
    public string DirectedBy { get; init; } = "";

    /// <summary>The leader named to decide extensions, suspensions and discontinuation; null: whoever gave it, or the table of portfolios.</summary>
    public Guid? DeciderId { get; init; }
    public required Guid MonitoringUnitId { get; init; }
    public Guid? MonitoringOfficerId { get; init; }

    /// <summary>The field of the table of portfolios; empty where none fits.</summary>
    public string Field { get; init; } = "";
    public bool KeyTask { get; init; }

    /// <summary>The result is a submission ("trình"): it counts from the receipt of a valid one.</summary>
    public bool BySubmission { get; init; }
    public TaskKind Kind { get; init; } = TaskKind.WithDeadline;
    public DateOnly? Due { get; init; }
    public TimeOnly? DueHour { get; init; }

    /// <summary>The words of the document about the deadline, and why they mean this day.</summary>
    public string DeadlineRaw { get; init; } = "";
    public string DeadlineWhy { get; init; } = "";
    public Openness Openness { get; init; } = Openness.Connected;

    /// <summary>The agencies that owe it: one assignment each.</summary>
    public required IReadOnlyList<Guid> Owed { get; init; }
    public IReadOnlyList<Guid> Coordinating { get; init; } = [];
    public IReadOnlyList<Guid> Informed { get; init; } = [];

    /// <summary>The day from which the agencies owe it.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>An earlier task this one replaces or follows; see <see cref="TaskChain"/>.</summary>
    public SteeringTask? Earlier { get; init; }
    public TaskChain? Chain { get; init; }

    /// <summary>The assignment this is a part of: its dates lie inside the parent's.</summary>
    public Assignments.Assignment? Parent { get; init; }
}

/// <summary>Where in which document the task stands. <paramref name="Start"/> and <paramref name="End"/> are UTF-16 positions in its text.</summary>
public sealed record DocumentSource(
    Guid Id,
    string Code,
    DateOnly IssuedOn,
    string Issuer,
    string Signer,
    int? Start,
    int? End,
    string Quote
);

/// <summary>Who heard a leader's direction, when and how; it waits for its document ("chờ văn bản hóa") until one is attached.</summary>
/// <param name="On">The day it was spoken.</param>
/// <param name="Channel">How: at a meeting, by telephone, on a visit.</param>
/// <param name="WrittenDownById">Who wrote it down.</param>
public sealed record SpokenDirection(DateOnly On, string Channel, Guid WrittenDownById);

/// <summary>Who may see a task besides the office: three rings.</summary>
public enum Openness
{
    /// <summary>Only the agencies named in it, each its own part.</summary>
    OwnAgency,

    /// <summary>All connected agencies.</summary>
    Connected,

    /// <summary>Also the internet, once its period is published.</summary>
    Internet,
}

/// <summary>What a later document about the same matter is to an earlier task.</summary>
public enum TaskChain
{
    /// <summary>Đôn đốc: nothing changes, it is only told again.</summary>
    Reminder,

    /// <summary>Đổi thời hạn.</summary>
    ChangeOfDeadline,

    /// <summary>Thay thế: the earlier task ends where the new one begins.</summary>
    Replacement,

    /// <summary>Nhiệm vụ mới cùng việc.</summary>
    New,
}
