using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// An office document with a password: since 2007 the whole ZIP lies encrypted in one stream of the container that DOC, XLS and PPT were,
/// under the name it had before ("báo cáo.docx").
/// </summary>
public static class LockedOffice
{
    private static readonly byte[] Package = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>The container of DOC, XLS and PPT, and of every document with a password, begins so.</summary>
    internal static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="content">From its beginning, wherever it stands; it stands there again afterwards.</param>
    public static async Task<bool> Is(Stream content, CancellationToken cancel = default)
    {
        if (!Begins(content))
        {
            return false;
        }

        var pieces = new Pieces(content, overlap: Package.Length);
        var found = false;
        while (!found && await pieces.Next(cancel))
        {
            found = Names(pieces.Piece.Span);
        }

        content.Position = 0;
        return found;
    }

    /// <summary>Whether it is such a container at all.</summary>
    public static bool Begins(Stream content)
    {
        Span<byte> start = stackalloc byte[Ole.Length];
        content.Position = 0;
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return start[..read].SequenceEqual(Ole);
    }

    internal static bool Names(ReadOnlySpan<byte> piece) => piece.IndexOf(Package) >= 0;
}
