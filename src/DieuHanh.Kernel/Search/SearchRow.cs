namespace DieuHanh.Kernel.Search;

/// <summary>
/// What can be found of one thing. Both columns hold only [a-z0-9] tokens cut by us, so SQLite and PostgreSQL give the same answers.
/// </summary>
public sealed class SearchRow
{
    /// <summary>The thing's own id.</summary>
    public Guid Id { get; init; }

    /// <summary>The kind of thing: "incoming", "outgoing", "task".</summary>
    public string Kind { get; init; } = "";

    /// <summary>Words without marks.</summary>
    public string Folded { get; set; } = "";

    /// <summary>The same words with their marks, spelled in ASCII.</summary>
    public string Exact { get; set; } = "";
}
