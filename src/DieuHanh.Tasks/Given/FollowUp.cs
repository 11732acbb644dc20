using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Given;

/// <summary>A later document as an officer understood it: what it is to the earlier task.</summary>
/// <param name="NewTaskId">The task it gave, for a replacement or a new task.</param>
public sealed record LaterDocument(
    TaskChain Kind,
    DocumentSource Document,
    DateOnly? NewDue = null,
    TimeOnly? NewHour = null,
    Guid? NewTaskId = null
);

/// <summary>A later document chained to a task: a reminder, a change of deadline, a replacement or a new task about the same matter.</summary>
public sealed class FollowUp : Entity
{
    private FollowUp() { }

    internal static FollowUp Of(Guid taskId, LaterDocument later, DateOnly on) =>
        new()
        {
            TaskId = taskId,
            Kind = later.Kind,
            DocumentId = later.Document.Id,
            DocumentCode = later.Document.Code,
            DocumentDate = later.Document.IssuedOn,
            Quote = later.Document.Quote,
            NewDue = later.NewDue,
            NewTaskId = later.NewTaskId,
            On = on,
        };

    public Guid TaskId { get; private init; }
    public TaskChain Kind { get; private init; }
    public Guid DocumentId { get; private init; }
    public string DocumentCode { get; private init; } = "";
    public DateOnly DocumentDate { get; private init; }
    public string Quote { get; private init; } = "";
    public DateOnly? NewDue { get; private init; }
    public Guid? NewTaskId { get; private init; }
    public DateOnly On { get; private init; }
    public override Guid WholeId => TaskId;
}
