namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// A fact one module tells the others, in the past tense, made of ids and values only. Fields may be added, never renamed: rows
/// written by an older version are still delivered.
/// </summary>
public interface IEvent;

/// <summary>A fact that may be decided ahead of its day. It is told when that day begins in the office, and never before.</summary>
public interface IDatedEvent : IEvent
{
    /// <summary>The first day on which it is true.</summary>
    DateOnly TrueFrom { get; }
}

/// <summary>
/// What a module does when it hears a fact. Facts come at least once and possibly twice: the second time must change nothing, by
/// a unique constraint and not by memory.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : IEvent
{
    Task Handle(TEvent fact, CancellationToken cancel);
}
