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

    public Reasons WhyNotHandOut(Guid? by) =>
        new Reasons().When(PersonId == by, "Mật khẩu của chính mình thì đổi ở trang Đổi mật khẩu.");

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

    /// <summary>Wrong codes in a row after which no more are taken for a while. Passkeys and recovery codes still open the account.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>The key it shares with an authenticator app, encrypted; null without one.</summary>
    public string? AuthenticatorKey { get; private set; }
    public DateTime? AuthenticatorSince { get; private set; }

    /// <summary>The half minute of the last code that was used: none up to it is taken again.</summary>
    public long AuthenticatorStep { get; private set; }
    public int CodeFailures { get; private init; }
    public DateTime? CodesLockedUntil { get; private init; }

    public bool HasAuthenticator => AuthenticatorKey is not null;

    /// <summary>Codes are asked of an app from now on; one that was set up before is worth nothing any more.</summary>
    /// <param name="step">The half minute of the code that showed it; that code is used up.</param>
    public void SetAuthenticator(string encryptedKey, long step, DateTime now)
    {
        (AuthenticatorKey, AuthenticatorStep, AuthenticatorSince, TwoFactorEnabled) = (encryptedKey, step, now, true);
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }

    public Reasons WhyNotDropAuthenticator(bool hasPasskey, DateOnly? due) =>
        new Reasons()
            .When(!HasAuthenticator, "Tài khoản chưa dùng ứng dụng xác thực.")
            .When(!hasPasskey && due is not null, MustKeepOne, due);

    public void DropAuthenticator(bool hasPasskey, DateOnly? due)
    {
        WhyNotDropAuthenticator(hasPasskey, due).Refuse();
        (AuthenticatorKey, AuthenticatorSince, TwoFactorEnabled) = (null, null, hasPasskey);
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>A passkey was added: the password alone opens the account no longer.</summary>
    public void AddPasskey() => TwoFactorEnabled = true;

    public Reasons WhyNotDropPasskey(bool hasAnother, DateOnly? due) =>
        new Reasons().When(!hasAnother && !HasAuthenticator && due is not null, MustKeepOne, due);

    public void DropPasskey(bool hasAnother, DateOnly? due)
    {
        WhyNotDropPasskey(hasAnother, due).Refuse();
        TwoFactorEnabled = hasAnother || HasAuthenticator;
    }

    /// <summary>The second factor is lost; an administrator takes it off so that its owner can set up another.</summary>
    public Reasons WhyNotResetFactors(Guid? by) =>
        new Reasons()
            .When(!TwoFactorEnabled, "Tài khoản chưa bật xác thực hai lớp.")
            .When(PersonId == by, "Xác thực hai lớp của chính mình thì đổi ở trang Đăng nhập và bảo mật.");

    public void ResetFactors(Guid? by)
    {
        WhyNotResetFactors(by).Refuse();
        (AuthenticatorKey, AuthenticatorSince, TwoFactorEnabled) = (null, null, false);
        VoidSessions();
    }

    private const string MustKeepOne =
        "Vai trò của anh/chị bắt buộc xác thực hai lớp từ ngày {0}: hãy thêm cách khác trước khi bỏ cách này.";

    private void VoidSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }
}
