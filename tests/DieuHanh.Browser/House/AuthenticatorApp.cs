using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DieuHanh.Browser.House;

/// <summary>What the app on a phone does (RFC 6238), written once more by other hands than the office's.</summary>
internal static class AuthenticatorApp
{
    /// <param name="letters">The key as the office shows it.</param>
    /// <param name="away">Half minutes from now.</param>
    public static string Code(string letters, int away)
    {
        var bits = string.Concat(
            letters
                .Where(char.IsLetterOrDigit)
                .Select(l =>
                    Convert
                        .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(l, StringComparison.Ordinal), 2)
                        .PadLeft(5, '0')
                )
        );
        var key = Enumerable
            .Range(0, bits.Length / 8)
            .Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))
            .ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + away);
#pragma warning disable CA5350 // What authenticator apps speak.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return $"{number % 1_000_000:D6}";
    }
}
