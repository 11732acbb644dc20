using DieuHanh.Kernel.Files;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Parts;

/// <summary>A file that can be opened.</summary>
/// <param name="Name">The name it was sent with.</param>
/// <param name="Size">In bytes; null where it is not shown.</param>
/// <param name="Note">What it is or why it is there, as shown.</param>
/// <param name="Marks">What was found in it; null where that is not shown.</param>
public sealed record FileLink(string Name, string Url, long? Size = null, string? Note = null, FileMarks? Marks = null)
{
    /// <summary>Where the browser shows it; null where it may only be saved.</summary>
    public string? ViewUrl => Marks is { CanBeShown: true } ? $"{Url}?{FileAnswer.View}" : null;

    /// <summary>"12 kB", "3,4 MB".</summary>
    public static string Show(long bytes) =>
        bytes < 1 << 20 ? T["{0} kB", (bytes + 1023) >> 10] : T["{0} MB", Math.Round(bytes / (double)(1 << 20), 1)];

    internal string Icon =>
        Path.GetExtension(Name).Equals(".pdf", StringComparison.OrdinalIgnoreCase)
            ? "file-earmark-pdf"
            : "file-earmark-text";
}
