using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// What runs in a PDF or lies within it. Every name of the file is read, also one spelled in hexadecimal (<c>/#4aavaScript</c>), wherever it
/// stands and whatever the tables of the file say, since readers of PDF mend those; then the objects that are packed into streams.
/// </summary>
internal static partial class PdfInsides
{
    private const int LongestName = 64;
    private const int Around = 4096;
    private const int MostPacked = 20_000;
    private const long MostUnpacked = 256L << 20;

    /// <summary>A script, a program, a form of scripts, a file within, a player, words sent elsewhere.</summary>
    private static readonly HashSet<string> Active =
    [
        "JavaScript",
        "Launch",
        "XFA",
        "EmbeddedFile",
        "EmbeddedFiles",
        "RichMedia",
        "SubmitForm",
        "ImportData",
        "GoToE",
        "GoToR",
    ];

    public static async Task<Inside> Of(Stream content, CancellationToken cancel)
    {
        var packed = new List<long>();
        var found = await Names(content, packed, cancel);
        return found is not Inside.Plain ? found
            : packed.Count > MostPacked ? Inside.Unknown
            : await Packed(content, packed, cancel);
    }

    /// <param name="packed">Gets where packed objects are spoken of.</param>
    private static async Task<Inside> Names(Stream content, List<long>? packed, CancellationToken cancel)
    {
        var found = Inside.Plain;
        var pieces = new Pieces(content, LongestName);
        while (await pieces.Next(cancel))
        {
            var piece = pieces.Piece.Span;
            for (int at = 0, next; (next = piece[at..].IndexOf((byte)'/')) >= 0; at++)
            {
                at += next;
                switch (NameAt(piece[(at + 1)..]))
                {
                    case var name when Active.Contains(name):
                        return Inside.Active;
                    case "Encrypt":
                        // Packed objects cannot be looked at.
                        found = Inside.Unknown;
                        break;
                    case "ObjStm":
                        packed?.Add(pieces.At + at);
                        break;
                }
            }
        }

        return found;
    }

    private static string NameAt(ReadOnlySpan<byte> text)
    {
        Span<char> name = stackalloc char[LongestName];
        var length = 0;
        for (var i = 0; i < text.Length && length < LongestName; i++)
        {
            var c = (char)text[i];
            if (c is <= ' ' or > '~' or '/' or '<' or '>' or '[' or ']' or '(' or ')' or '{' or '}' or '%')
            {
                break;
            }

            if (
                c == '#'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[i + 1])
                && char.IsAsciiHexDigit((char)text[i + 2])
            )
            {
                c = (char)Convert.FromHexString(Encoding.ASCII.GetString(text.Slice(i + 1, 2)))[0];
                i += 2;
            }

            name[length++] = c;
        }

        return new(name[..length]);
    }

    private static async Task<Inside> Packed(Stream content, List<long> packed, CancellationToken cancel)
    {
        var left = MostUnpacked;
        foreach (var at in packed.Distinct())
        {
            try
            {
                if (await Begin(content, at, cancel) is not { } begin)
                {
                    return Inside.Unknown;
                }

                content.Position = begin;
                await using var unpacked = new Bounded(new ZLibStream(content, CompressionMode.Decompress, true), left);
                var found = await Names(unpacked, null, cancel);
                left = unpacked.Left;
                if (found is not Inside.Plain || left <= 0)
                {
                    return found is Inside.Plain ? Inside.Unknown : found;
                }
            }
            catch (Exception e) when (e is InvalidDataException or RegexMatchTimeoutException)
            {
                return Inside.Unknown;
            }
        }

        return Inside.Plain;
    }

    /// <summary>
    /// Where the bytes of a stream of packed objects begin; null where they are packed otherwise than all programs do it. Its dictionary is
    /// taken word by word: in a text, a remark or a name of its own somebody could let us find the beginning of other bytes.
    /// </summary>
    private static async Task<long?> Begin(Stream content, long at, CancellationToken cancel)
    {
        var from = Math.Max(0, at - Around);
        content.Position = from;
        var around = new byte[2 * Around];
        var read = await content.ReadAtLeastAsync(around, around.Length, throwOnEndOfStream: false, cancel);
        var text = Encoding.Latin1.GetString(around, 0, read);
        var here = (int)(at - from);
        var begin = text.LastIndexOf("obj", here, StringComparison.Ordinal);
        var end = text.IndexOf("stream", here, StringComparison.Ordinal);
        if (
            begin < 0
            || end < 0
            || !Numbered().IsMatch(text[Math.Max(0, begin - LongestName)..begin])
            || !Dictionary().IsMatch(text[begin..end])
            || !text[begin..end].Contains("/Filter", StringComparison.Ordinal)
        )
        {
            return null;
        }

        end += "stream".Length;
        end += text.AsSpan(end).StartsWith("\r\n") ? 2 : 1;
        return from + end;
    }

    /// <summary>White space as PDF has it.</summary>
    private const string Space = @"[\0\t\n\f\r ]";

    [GeneratedRegex($@"[0-9]{Space}+[0-9]+{Space}+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        $@"\Aobj{Space}*<<(?>{Space}*/(?>Type{Space}*/ObjStm|Filter{Space}*(?>/FlateDecode|\[{Space}*/FlateDecode{Space}*\])|(?>N|First|Length|Extends|DL){Space}+[0-9]+(?>{Space}+[0-9]+{Space}+R)?))+{Space}*>>{Space}*\z",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Dictionary();

    /// <summary>Unpacks no more than is left.</summary>
    private sealed class Bounded(Stream inner, long most) : Stream
    {
        public long Left { get; private set; } = most;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = Left <= 0 ? 0 : await inner.ReadAsync(buffer, cancellationToken);
            Left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Left <= 0 ? 0 : inner.Read(buffer, offset, count);
            Left -= read;
            return read;
        }

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
