namespace DieuHanh.Kernel.Files;

/// <summary>A file that comes in parts, as far as it has come.</summary>
/// <param name="Offset">Bytes that lie on the disk.</param>
public sealed record PartedFile(Guid Id, long Length, long Offset)
{
    public bool IsWhole => Offset == Length;
}

/// <summary>What became of a part.</summary>
public enum PartState
{
    Added,
    Unknown,

    /// <summary>It does not begin where the file ends.</summary>
    Elsewhere,

    /// <summary>Another part of the same file is coming in.</summary>
    Busy,

    /// <summary>It is not what was sent: nothing of it stays.</summary>
    Damaged,
}
