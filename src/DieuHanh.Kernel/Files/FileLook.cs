using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>What was found in a file before it was kept.</summary>
/// <param name="Name">Safe to show, with an ending of its kind.</param>
/// <param name="ScannedAt">When the scanner found nothing in it; null: not scanned.</param>
public sealed record FileLook(string Name, string MediaType, Inside Inside, DateTime? ScannedAt = null)
{
    /// <summary>Looks at type and insides; the scanner is asked by <see cref="FileGate"/>.</summary>
    /// <exception cref="RefusedException">Empty, or of a type the office does not take.</exception>
    public static async Task<FileLook> Of(Stream content, string name, CancellationToken cancel = default)
    {
        if (content.Length == 0)
        {
            throw new RefusedException("Tệp “{0}” rỗng.", name);
        }

        var type = await MediaTypes.Of(content, name, cancel);
        return new(MediaTypes.Named(name, type), type, await ActiveContent.Of(content, type, cancel));
    }
}
