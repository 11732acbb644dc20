using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Uploads;

/// <summary>A file that was sent up and waits to be registered.</summary>
/// <param name="Text">What was read out of it; null when nothing could be.</param>
/// <param name="Problem">Why not, as a sentence for the screen.</param>
public sealed record UploadedFile(
    string Hash,
    long Size,
    string MediaType,
    string Name,
    string? Text,
    string? Problem,
    Inside Inside = Inside.Unknown,
    DateTime? ScannedAt = null
);

/// <summary>The files of one document to be. Only the clerk who sent them sees them.</summary>
/// <param name="Direction">The register they were sent up for; the clerk may still take the other one.</param>
public sealed record Upload(
    Guid Id,
    Guid PersonId,
    DateTime At,
    IReadOnlyList<UploadedFile> Files,
    Direction Direction = Direction.Incoming
)
{
    /// <summary>The texts of the files one after another, as they are read and searched.</summary>
    public string Text => string.Join("\n\n", Files.Select(f => f.Text).OfType<string>());
}
