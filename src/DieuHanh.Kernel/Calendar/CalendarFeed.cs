using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Calendar;

/// <summary>
/// A person's own secret address of the calendar for a phone or a mail program, which fetch without a cookie. The secret is shown once
/// and kept as a hash; a new one ends the old.
/// </summary>
public sealed class CalendarFeed : Entity
{
    private const int SecretBytes = 24;

    private CalendarFeed() { }

    public static CalendarFeed Of(Guid personId) => new() { PersonId = personId };

    public Guid PersonId { get; private init; }

    [NotAudited]
    public string TokenHash { get; private set; } = "";
    public DateTime MadeAt { get; private set; }

    /// <summary>Makes a new secret; whatever used the old one finds nothing from now on.</summary>
    /// <returns>The secret, which is kept nowhere.</returns>
    public string Renew(DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        (TokenHash, MadeAt) = (HashOf(token), now);
        return token;
    }

    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
