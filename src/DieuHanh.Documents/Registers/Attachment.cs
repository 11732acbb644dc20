using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Registers;

/// <summary>A file of a document ("tệp đính kèm"). The bytes are kept once by their hash, however many documents carry them.</summary>
public sealed class Attachment : Entity
{
    private Attachment() { }

    /// <param name="place">1 for the main file.</param>
    /// <param name="text">What could be read out of it; null when nothing could.</param>
    /// <param name="problem">Why it could not be read, as a sentence for the screen.</param>
    public static Attachment Of(
        Guid documentId,
        int place,
        string name,
        StoredFile file,
        string? text,
        string? problem,
        Guid? by,
        DateTime at
    ) =>
        new()
        {
            DocumentId = documentId,
            Place = place,
            Name = name,
            Hash = file.Hash,
            Size = file.Size,
            MediaType = file.MediaType,
            Text = text,
            Problem = problem,
            AddedById = by,
            AddedAt = at,
        };

    public Guid DocumentId { get; private init; }
    public int Place { get; private init; }

    /// <summary>The name the sender gave it; shown and offered for download, never used as a path.</summary>
    public string Name { get; private init; } = "";
    public string Hash { get; private init; } = "";
    public long Size { get; private init; }
    public string MediaType { get; private init; } = "";

    [NotAudited]
    public string? Text { get; private init; }
    public string? Problem { get; private init; }
    public DateTime AddedAt { get; private init; }
    public Guid? AddedById { get; private init; }

    public override Guid WholeId => DocumentId;
}
