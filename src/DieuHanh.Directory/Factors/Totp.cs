using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// Codes of an authenticator app: RFC 6238, six digits, thirty seconds, SHA-1, which is all that every app understands. The framework's
/// own check takes the machine's clock, five codes at a time, and each of them any number of times (ADR 0124).
/// </summary>
public static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const int KeyBytes = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The number of the half minute an instant lies in.</summary>
    public static long StepAt(DateTime now) => new DateTimeOffset(now).ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The RFC's default; what is known against SHA-1 does not touch HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed: this one, the one before, or the next, as clocks differ. Null when it is none of them.</summary>
    public static long? Match(byte[] key, string code, DateTime now)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? match = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(Code(key, step))))
            {
                match = step;
            }
        }

        return match;
    }

    /// <summary>The key as apps read it (base 32).</summary>
    public static string Letters(byte[] key)
    {
        var letters = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var b in key)
        {
            (held, bits) = ((held << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                letters.Append(Alphabet[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? letters.ToString() : letters.Append(Alphabet[(held << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What the square code says.</summary>
    public static string Address(byte[] key, string office, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(office)}:{Uri.EscapeDataString(userName)}"
        + $"?secret={Letters(key)}&issuer={Uri.EscapeDataString(office)}";
}
