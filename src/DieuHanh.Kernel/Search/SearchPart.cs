namespace DieuHanh.Kernel.Search;

/// <summary>A row of the index: a thing, or a part of one with a long text. Its words are the engine's own affair.</summary>
public sealed class SearchPart
{
    public Guid Id { get; init; }
    public int Part { get; init; }

    /// <summary>"incoming", "outgoing", "task".</summary>
    public string Kind { get; init; } = "";
    public DateOnly At { get; init; }

    /// <summary>The way in which its words were cut.</summary>
    public int Version { get; init; }
}

/// <summary>How far the index has been made anew. One row, which an operator may read.</summary>
public sealed class SearchProgress
{
    public int Id { get; init; } = 1;

    /// <summary>The oldest way in which a row is cut; it moves when all rows are.</summary>
    public int Version { get; set; }

    /// <summary>The kind being read, and the last thing of it that is done; null while nothing runs.</summary>
    public string? Kind { get; set; }
    public Guid? AfterId { get; set; }
    public long Done { get; set; }
    public long Total { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? MovedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool Runs => StartedAt is not null && EndedAt is null;
}
