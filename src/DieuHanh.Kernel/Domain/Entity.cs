using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Kernel.Domain;

/// <summary>
/// Something the office keeps and changes over time. It changes only through its own methods, each of which first asks its
/// <c>WhyNot…()</c>; what happened is raised as a fact and leaves in the same transaction.
/// </summary>
public abstract class Entity
{
    private readonly List<IEvent> raised = [];

    /// <summary>Identity, in order of creation (UUID version 7).</summary>
    public Guid Id { get; protected init; } = NewId.Next();

    /// <summary>Number of times the row was saved. Two people who edit the same version cannot both save: the second gets 409.</summary>
    public int Version { get; private set; }

    /// <summary>The thing this is a part of, whose timeline shows its changes (an assignment's task); itself by default.</summary>
    public virtual Guid WholeId => Id;

    /// <summary>Tells the other modules a fact. It is delivered at least once, after this change is committed.</summary>
    protected void Raise(IEvent fact) => raised.Add(fact);

    internal IReadOnlyList<IEvent> TakeRaised()
    {
        IEvent[] taken = [.. raised];
        raised.Clear();
        return taken;
    }
}

/// <summary>Kept out of the audit record: secrets, and texts that are derived from other columns.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>
/// Private to a person: the audit record says that it was set, changed or removed, and never what it was. A record cannot be altered, so
/// what must be erasable may not get into it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrivateAttribute : Attribute;
