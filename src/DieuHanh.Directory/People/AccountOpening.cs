using DieuHanh.Directory.Factors;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>Gives people their accounts and their first passwords; the pages and the command line do it alike.</summary>
public sealed class AccountOpening(DirectoryDb db, IPasswordHasher<Account> hasher, ILookupNormalizer names)
{
    internal const int Longest = 64;

    /// <summary>A user name as it is kept: lower case. Null when nothing was typed.</summary>
    public static string? Name(string? typed) => Typed.Text(typed)?.ToLowerInvariant();

    /// <summary>Long enough, and of the letters a user name has; how long it may be is asked apart.</summary>
    internal static bool Fits(string userName) =>
        userName.Length >= 3
        && userName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    public async Task<Reasons> WhyNotName(string? userName, CancellationToken cancel = default)
    {
        if (userName is null)
        {
            return new Reasons().When(true, "Nhập tên đăng nhập.");
        }

        var fits = userName.Length <= Longest && Fits(userName);
        var normalized = names.NormalizeName(userName);
        return new Reasons()
            .When(
                !fits,
                "Tên đăng nhập gồm từ 3 đến {0} ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.",
                Longest
            )
            .When(
                fits && await db.Accounts.AnyAsync(a => a.NormalizedUserName == normalized, cancel),
                "Tên đăng nhập này đã có người dùng."
            );
    }

    /// <param name="oneTime">The password is handed out, so its owner must choose another when they first sign in.</param>
    public Account Open(Guid personId, string userName, string password, bool oneTime)
    {
        var account = new Account
        {
            Id = NewId.Next(),
            PersonId = personId,
            UserName = userName,
            NormalizedUserName = names.NormalizeName(userName),
            LockoutEnabled = true,
        };
        Set(account, password, oneTime);
        db.Accounts.Add(account);
        db.Record("Mở tài khoản", nameof(Account), account.Id, personId);
        return account;
    }

    /// <summary>Hands out a new password, which is shown once and kept nowhere.</summary>
    public string HandOut(Account account)
    {
        var password = Passwords.New();
        Set(account, password, oneTime: true);
        db.Changed(
            account,
            "Cấp lại mật khẩu",
            "Quản trị viên đã cấp lại mật khẩu cho anh/chị. Nếu anh/chị không yêu cầu, hãy báo ngay."
        );
        return password;
    }

    private void Set(Account account, string password, bool oneTime) =>
        account.SetPassword(hasher.HashPassword(account, password), oneTime ? db.Scope.Now + Account.OneTimeFor : null);
}
