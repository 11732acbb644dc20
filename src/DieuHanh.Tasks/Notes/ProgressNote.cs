using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Notes;

/// <summary>What an agency or the office writes about the work while it goes on ("cập nhật tiến độ"). It is never changed.</summary>
public sealed class ProgressNote : Entity
{
    private ProgressNote() { }

    /// <param name="assignmentId">The agency's part it is about; null for a word of the office on the whole task.</param>
    public static ProgressNote Write(
        Guid taskId,
        Guid? assignmentId,
        Guid agencyId,
        Guid personId,
        string words,
        DateTime at
    ) =>
        new()
        {
            TaskId = taskId,
            AssignmentId = assignmentId,
            AgencyId = agencyId,
            PersonId = personId,
            Words = words,
            At = at,
        };

    public Guid TaskId { get; private init; }
    public Guid? AssignmentId { get; private init; }
    public Guid AgencyId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Words { get; private init; } = "";
    public DateTime At { get; private init; }
    public override Guid WholeId => TaskId;
}

/// <summary>A file with a note, a report, a petition or a contribution of a task.</summary>
public sealed class Attachment : Entity
{
    private Attachment() { }

    /// <param name="ownerId">The note, report, petition or contribution.</param>
    public static Attachment Of(Guid taskId, Guid ownerId, Guid agencyId, string hash, string name) =>
        new()
        {
            TaskId = taskId,
            OwnerId = ownerId,
            AgencyId = agencyId,
            Hash = hash,
            Name = name,
        };

    public Guid TaskId { get; private init; }
    public Guid OwnerId { get; private init; }
    public Guid AgencyId { get; private init; }
    public string Hash { get; private init; } = "";
    public string Name { get; private init; } = "";
    public override Guid WholeId => TaskId;
}
