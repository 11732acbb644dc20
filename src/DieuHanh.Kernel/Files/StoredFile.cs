namespace DieuHanh.Kernel.Files;

/// <summary>A file by its content. The same bytes are kept once, however many documents carry them.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";
    public long Size { get; init; }

    /// <summary>The media type found in the content, not the one the sender claimed.</summary>
    public string MediaType { get; init; } = "";
    public DateTime At { get; init; }
}
