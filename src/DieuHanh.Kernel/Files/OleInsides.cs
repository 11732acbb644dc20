using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// What the old DOC, XLS and PPT hold: the names of their streams tell of macros and objects, a sheet's own record of macros before VBA, a
/// talk's own records of objects, its macros among them. All is looked for in each, since only the ending of the name tells them apart.
/// </summary>
internal static class OleInsides
{
    private static readonly byte[][] Names =
    [
        .. new[] { "_VBA_PROJECT", "Macros", "ObjectPool", "\u0001Ole10Native", "MBD0" }.Select(
            Encoding.Unicode.GetBytes
        ),
    ];

    public static async Task<Inside> Of(Stream content, CancellationToken cancel)
    {
        var (pieces, locked) = (new Pieces(content, overlap: 64), false);
        while (await pieces.Next(cancel))
        {
            if (Holds(pieces.Piece.Span))
            {
                return Inside.Active;
            }

            locked |= LockedOffice.Names(pieces.Piece.Span);
        }

        return locked ? Inside.Unknown : Inside.Plain;
    }

    private static bool Holds(ReadOnlySpan<byte> piece)
    {
        foreach (var name in Names)
        {
            if (piece.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return HasMacroSheet(piece) || HasObjectOfTalk(piece);
    }

    /// <summary>
    /// ExOleObjStg: version and instance (0 or 1: packed), 11 10, length, and then a file of its own: as it is, or its size and zlib's bytes.
    /// </summary>
    private static bool HasObjectOfTalk(ReadOnlySpan<byte> piece)
    {
        for (int at = 0, next; (next = piece[at..].IndexOf(new byte[] { 0x00, 0x11, 0x10 })) >= 0; at++)
        {
            at += next;
            if (at == 0)
            {
                continue;
            }

            var record = piece[(at - 1)..];
            if (
                (
                    record[0] == 0x00
                    && record.Length >= 12
                    && record[8..].StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 })
                )
                || (
                    record[0] == 0x10
                    && record.Length >= 14
                    && (record[12] & 0x0F) == 8
                    && ((record[12] << 8) | record[13]) % 31 == 0
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>BOUNDSHEET8: 85 00, length, position, visibility (0 to 2), kind (1: macros), length of the name, its letters' width.</summary>
    private static bool HasMacroSheet(ReadOnlySpan<byte> piece)
    {
        for (int at = 0, next; (next = piece[at..].IndexOf(new byte[] { 0x85, 0x00 })) >= 0; at++)
        {
            at += next;
            var record = piece[at..];
            if (
                record.Length > 12
                && record[3] == 0
                && record[8] <= 2
                && record[9] == 1
                && record[11] <= 1
                && record[2] == 8 + (record[10] << record[11])
            )
            {
                return true;
            }
        }

        return false;
    }
}
