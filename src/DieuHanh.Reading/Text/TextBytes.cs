using System.Text;

namespace DieuHanh.Reading.Text;

/// <summary>
/// Turns the bytes of a text file into characters: UTF-8 and UTF-16 as marked, UTF-8 where it is valid, and otherwise TCVN3, VNI or
/// Windows-1258, by which the text reads as Vietnamese. The result is composed (NFC).
/// </summary>
public static class TextBytes
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? Composition.Compose(Encoding.UTF8.GetString(bytes[3..]))
        : bytes.StartsWith(Encoding.Unicode.Preamble) ? Composition.Compose(Encoding.Unicode.GetString(bytes[2..]))
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)
            ? Composition.Compose(Encoding.BigEndianUnicode.GetString(bytes[2..]))
        : Unmarked(bytes);

    private static string Unmarked(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // A text that was cut off may end within a letter.
            return Composition.Compose(LegacyVietnamese.Mend(Utf8.GetString(bytes[..WholeLetters(bytes)])));
        }
        catch (DecoderFallbackException)
        {
            var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
            if (LegacyVietnamese.Recognise(western) is var legacy and not LegacyEncoding.None)
            {
                return LegacyVietnamese.Convert(western, legacy);
            }

            // Windows-1258 differs from the Western page in the letters and marks of Vietnamese only; without them it is no worse.
            return Composition.Compose(CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(bytes));
        }
    }

    private static int WholeLetters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b < 0x80)
            {
                break;
            }

            if (b >= 0xC0)
            {
                var length =
                    b >= 0xF0 ? 4
                    : b >= 0xE0 ? 3
                    : 2;
                return back < length ? bytes.Length - back : bytes.Length;
            }
        }

        return bytes.Length;
    }
}
