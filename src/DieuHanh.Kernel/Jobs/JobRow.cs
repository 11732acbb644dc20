namespace DieuHanh.Kernel.Jobs;

/// <summary>What a background job did last, on whichever node.</summary>
public sealed class JobRow
{
    /// <summary>The Vietnamese name, which is the translation key.</summary>
    public string Name { get; init; } = "";

    /// <summary>The machine and process it ran in.</summary>
    public string Node { get; init; } = "";
    public DateTime BegunAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>In milliseconds.</summary>
    public long TookMs { get; init; }

    /// <summary>How many things it did, in its own count.</summary>
    public int Done { get; init; }

    /// <summary>How many times in a row it failed; 0 after a run that did not.</summary>
    public int Faults { get; init; }

    /// <summary>The kind of the last fault, never a value; it stays when a later run succeeds.</summary>
    public string? Fault { get; init; }
    public DateTime? FaultAt { get; init; }
    public string? Progress { get; init; }
    public DateTime? NextAt { get; init; }
}
