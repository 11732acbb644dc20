using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Audit;

/// <summary>
/// Who did what to which thing, when, on whose behalf, what changed from what to what, and why. Written in the transaction of the
/// change and never altered.
/// </summary>
public sealed class AuditRow
{
    public Guid Id { get; init; } = NewId.Next();
    public DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public string ActorName { get; init; } = "";

    /// <summary>The leader in whose name a secretary entered it.</summary>
    public Guid? BehalfId { get; init; }

    /// <summary>The action in the words of the timeline.</summary>
    public string Action { get; init; } = "";

    /// <summary>The kind of thing ("Assignment") and its id.</summary>
    public string Thing { get; init; } = "";
    public Guid ThingId { get; init; }

    /// <summary>The thing whose timeline shows this.</summary>
    public Guid WholeId { get; init; }

    /// <summary>JSON: property → [from, to]; for a new thing, property → [null, value].</summary>
    public string Changes { get; init; } = "{}";
    public string? Why { get; init; }
}
