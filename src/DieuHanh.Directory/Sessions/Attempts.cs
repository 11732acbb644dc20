using DieuHanh.Directory.People;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Directory.Sessions;

/// <summary>
/// Checks passwords. An attempt is taken before the password is looked at, so guesses sent side by side count as well as those sent one
/// after another. What happened goes into the audit record; the log names accounts by id only.
/// </summary>
public sealed partial class Attempts(
    DirectoryDb db,
    IPasswordHasher<Account> hasher,
    ILookupNormalizer names,
    ILogger<Attempts> log
)
{
    private static string? nobodysHash;

    /// <summary>The account whose name and password these are, if it is not locked; null otherwise, without saying why.</summary>
    public async Task<Account?> Check(string userName, string password, CancellationToken cancel = default)
    {
        var normalized = names.NormalizeName(userName);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == normalized, cancel);
        if (account is null)
        {
            VerifyNobodys(password);
            LogUnknown(log);
            return null;
        }

        return await Check(account, password, cancel) ? account : null;
    }

    /// <summary>Is this the password of the account? A wrong one counts towards the lock.</summary>
    public async Task<bool> Check(Account account, string password, CancellationToken cancel = default)
    {
        var now = db.Scope.Now;
        if (!await Take(account.Id, now, cancel))
        {
            VerifyNobodys(password);
            LogLocked(log, account.Id);
            return false;
        }

        var verified = hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password);
        if (verified is PasswordVerificationResult.Failed || account.Disabled || account.ExpiredAt(now))
        {
            await Fail(account, cancel);
            return false;
        }

        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
        }

        await db
            .Accounts.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(
                a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null),
                cancel
            );
        return true;
    }

    // As slow as a wrong password, so that the time tells neither which names exist nor which are locked.
    private void VerifyNobodys(string password)
    {
        nobodysHash ??= hasher.HashPassword(new Account(), "nobody");
        hasher.VerifyHashedPassword(new Account(), nobodysHash, password);
    }

    // The last attempt locks before it is known to be wrong; the right password unlocks again.
    private async Task<bool> Take(Guid id, DateTime now, CancellationToken cancel)
    {
        var at = new DateTimeOffset(now);
        DateTimeOffset? until = at + Account.LockedFor;
        return await db
                .Accounts.Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd <= at))
                .ExecuteUpdateAsync(
                    a =>
                        a.SetProperty(x => x.AccessFailedCount, x => x.LockoutEnd != null ? 1 : x.AccessFailedCount + 1)
                            .SetProperty(
                                x => x.LockoutEnd,
                                x =>
                                    x.LockoutEnd == null && x.AccessFailedCount + 1 >= Account.MostFailures
                                        ? until
                                        : null
                            ),
                    cancel
                ) == 1;
    }

    private async Task Fail(Account account, CancellationToken cancel)
    {
        LogFailed(log, account.Id);
        db.Entry(account).State = EntityState.Detached;
        db.Record("Nhập sai mật khẩu", nameof(Account), account.Id, account.PersonId);
        await db.SaveAsync("Nhập sai mật khẩu", cancel: cancel);
    }

    [LoggerMessage(1, LogLevel.Information, "Sign-in refused: no such account")]
    private static partial void LogUnknown(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Sign-in refused: wrong password for account {AccountId}")]
    private static partial void LogFailed(ILogger logger, Guid accountId);

    [LoggerMessage(3, LogLevel.Warning, "Sign-in refused: account {AccountId} is locked")]
    private static partial void LogLocked(ILogger logger, Guid accountId);
}
