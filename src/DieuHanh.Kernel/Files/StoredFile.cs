namespace DieuHanh.Kernel.Files;

/// <summary>What lies in a file besides what is read.</summary>
public enum Inside
{
    /// <summary>Nobody looked, or it could not be looked through: encrypted, damaged, unusual.</summary>
    Unknown,

    /// <summary>Nothing that runs and no file inside the file.</summary>
    Plain,

    /// <summary>Script, macros, or files within ("có mã lệnh hoặc tệp nhúng"). It is marked, and never shown in the browser.</summary>
    Active,
}

/// <summary>A file by its content. The same bytes are kept once, however many documents carry them.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";
    public long Size { get; init; }

    /// <summary>The media type found in the content, not the one the sender claimed.</summary>
    public string MediaType { get; init; } = "";
    public DateTime At { get; init; }
    public Inside Inside { get; init; }

    /// <summary>When the scanner last found nothing in it; null: not scanned.</summary>
    public DateTime? ScannedAt { get; init; }

    /// <summary>When the scanner found malware in a file that was kept before; it is not given out any more.</summary>
    public DateTime? InfectedAt { get; init; }
}
