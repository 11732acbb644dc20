using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// A code on paper for the day the phone is gone ("mã khôi phục"). Sixteen letters by chance, so guessing is hopeless and a plain hash is
/// enough; it is shown once, and its row goes with its use.
/// </summary>
public sealed class RecoveryCode
{
    public const int Many = 10;
    private const int Length = 16;

    // Without letters and digits that are mistaken for one another.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public Guid Id { get; init; } = NewId.Next();
    public Guid AccountId { get; init; }
    public string Hash { get; init; } = "";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is printed: abcd-efgh-jkmn-pqrs.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>Null for what has not the shape of one. Spaces, hyphens and capitals do not matter.</summary>
    public static string? HashOf(string typed)
    {
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return code.Length == Length ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code))) : null;
    }
}
