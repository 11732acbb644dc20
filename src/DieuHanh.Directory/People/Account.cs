using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Identity;

namespace DieuHanh.Directory.People;

/// <summary>
/// How a person signs in. The password hash, the lock-out and the stamp stand in the columns of ASP.NET Core Identity; the office's own
/// clock decides when they end.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Wrong passwords in a row after which the account is locked.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>How long a password handed out by an administrator may be used.</summary>
    public static readonly TimeSpan OneTimeFor = TimeSpan.FromDays(3);

    /// <summary>An account nobody can sign in with until a password is handed out.</summary>
    internal static Account WithoutPassword(Guid personId, string userName, bool disabled) =>
        new()
        {
            Id = NewId.Next(),
            PersonId = personId,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Disabled = disabled,
        };

    public Guid PersonId { get; init; }

    /// <summary>May not sign in; what they did stays.</summary>
    public bool Disabled { get; private set; }

    /// <summary>Of the sample office: its password is printed, so it is refused on any address but loopback.</summary>
    public bool IsSample { get; init; }

    /// <summary>The password was handed out: it ends then, and its owner must choose another before doing anything else.</summary>
    public DateTime? OneTimeUntil { get; private set; }

    public bool MustChangePassword => OneTimeUntil is not null;

    public bool LockedAt(DateTime now) => LockoutEnd is { } end && end.UtcDateTime > now;

    public bool ExpiredAt(DateTime now) => OneTimeUntil is { } end && end <= now;

    /// <summary>Sets a password; every session opened with the one before is void.</summary>
    /// <param name="oneTimeUntil">Null for a password its owner chose.</param>
    public void SetPassword(string hash, DateTime? oneTimeUntil)
    {
        PasswordHash = hash;
        OneTimeUntil = oneTimeUntil;
        Unlock();
        VoidSessions();
    }

    public Reasons WhyNotUnlock(DateTime now) =>
        new Reasons().When(!LockedAt(now), "Tài khoản không bị khóa do nhập sai mật khẩu.");

    public void Unlock() => (AccessFailedCount, LockoutEnd) = (0, null);

    public Reasons WhyNotDisable(Guid? by) =>
        new Reasons()
            .When(Disabled, "Tài khoản đã ngừng hoạt động.")
            .When(PersonId == by, "Không thể ngừng tài khoản của chính mình.");

    public void Disable(Guid? by)
    {
        WhyNotDisable(by).Refuse();
        Disabled = true;
        VoidSessions();
    }

    public Reasons WhyNotEnable() => new Reasons().When(!Disabled, "Tài khoản đang hoạt động.");

    public void Enable()
    {
        WhyNotEnable().Refuse();
        Disabled = false;
    }

    private void VoidSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }
}
