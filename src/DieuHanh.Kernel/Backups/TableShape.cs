namespace DieuHanh.Kernel.Backups;

/// <summary>What a column holds, the same on both engines, however each of them writes it.</summary>
public enum CellKind
{
    Text,
    Uuid,

    /// <summary>An instant in UTC, to the microsecond, which is what both engines keep.</summary>
    Instant,
    Day,
    Hour,
#pragma warning disable CA1720 // The word stands in every manifest.
    Integer,
#pragma warning restore CA1720
    Flag,
    Real,
    Bytes,
}

/// <summary>A column that is carried: what the engine computes itself is not.</summary>
public sealed record ColumnShape(string Name, CellKind Kind);

/// <summary>A table as it is carried: its columns by name, and the order of its rows.</summary>
/// <param name="Key">The columns of the primary key; all columns where there is none.</param>
public sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Holds the same things, so that rows of one can lie in the other.</summary>
    public bool Holds(TableShape other) => Columns.SequenceEqual(other.Columns);
}

/// <summary>How many rows a table had and the SHA-256 of all of them in order, each as one canonical line.</summary>
public sealed record TableDigest(string Name, long Rows, string Sha256);
