using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>Objects in an RTF, whose data stand in it as hexadecimal digits, and templates from elsewhere: its control words tell of them.</summary>
internal static class RtfInsides
{
    private static readonly string[] Words = ["\\object", "\\objdata", "\\objupdate", "\\objocx", "\\template"];

    public static async Task<Inside> Of(Stream content, CancellationToken cancel)
    {
        var pieces = new Pieces(content, overlap: 16);
        while (await pieces.Next(cancel))
        {
            var text = Encoding.Latin1.GetString(pieces.Piece.Span);
            if (Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                return Inside.Active;
            }
        }

        return Inside.Plain;
    }
}
