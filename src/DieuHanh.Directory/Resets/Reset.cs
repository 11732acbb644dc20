using System.Security.Cryptography;
using System.Text;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Resets;

/// <summary>
/// Somebody asked for a new password ("quên mật khẩu"). The one-time address is made when the letter leaves and kept as a hash only. A row is
/// written for a name that nobody has as well, so that the answer takes equally long.
/// </summary>
public sealed class Reset
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    /// <summary>Letters to one account within <see cref="GoodFor"/>; more are not sent.</summary>
    public const int Most = 3;

    private Reset() { }

    public static Reset Ask(Guid? accountId, DateTime now) => new() { AccountId = accountId, At = now };

    public Guid Id { get; private init; } = NewId.Next();

    /// <summary>Null where the name is nobody's.</summary>
    public Guid? AccountId { get; private init; }
    public DateTime At { get; private init; }
    public string? TokenHash { get; private set; }

    /// <summary>The account's stamp when the letter left: with another password the address is void.</summary>
    public string? Stamp { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }

    /// <summary>Put aside, or about to leave. Answers what stands in the address.</summary>
    public string Send(Account? account, DateTime now)
    {
        SentAt = now;
        if (account is null)
        {
            return "";
        }

        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        (TokenHash, Stamp, ExpiresAt) = (Hash(token), account.SecurityStamp, now + GoodFor);
        return token;
    }

    public bool IsGood(Account account, DateTime now) =>
        UsedAt is null && now < ExpiresAt && Stamp == account.SecurityStamp && WhyNotFor(account).None;

    /// <summary>Whose password is not set by e-mail.</summary>
    public static Reasons WhyNotFor(Account account) =>
        new Reasons()
            .When(account.Disabled, "Tài khoản đã ngừng hoạt động.")
            .When(account.IsSample, "Tài khoản mẫu dùng mật khẩu chung, không đặt lại qua thư điện tử.");

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
