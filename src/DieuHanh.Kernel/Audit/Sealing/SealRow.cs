namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>A record's place in the chain. Written by <see cref="Sealer"/> only and never altered.</summary>
public sealed class SealRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; init; }
    public Guid AuditId { get; init; }
    public DateTime SealedAt { get; init; }

    /// <summary>Which key of the key file made it.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>64 hexadecimal digits: see <see cref="SealText.Link"/>.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>A committed record that waits for the sealer; a trigger of the database puts it here.</summary>
public sealed class UnsealedRow
{
    public Guid AuditId { get; init; }
}
