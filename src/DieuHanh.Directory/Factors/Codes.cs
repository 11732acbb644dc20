using System.Security.Cryptography;
using DieuHanh.Directory.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>What came of a typed code.</summary>
public enum CodeAnswer
{
    Wrong,

    /// <summary>From the app, for the first time.</summary>
    App,

    /// <summary>From paper; it is used up.</summary>
    Recovery,

    /// <summary>Too many wrong codes: the app's are not looked at for a while.</summary>
    Locked,
}

/// <summary>
/// Checks codes of the second step. Attempts are taken before they are looked at, as with passwords. Only who knows the password comes
/// here, so nobody can lock a stranger out; and whoever does still leaves the owner passkeys, recovery codes and open sessions.
/// </summary>
public sealed class Codes(DirectoryDb db, IDataProtectionProvider protection)
{
    public async Task<CodeAnswer> Check(Account account, string typed, CancellationToken cancel = default)
    {
        if (RecoveryCode.HashOf(typed) is { } hash)
        {
            return
                await db
                    .RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash)
                    .ExecuteDeleteAsync(cancel) == 1
                ? CodeAnswer.Recovery
                : CodeAnswer.Wrong;
        }

        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length != Totp.Digits || Open(account.AuthenticatorKey) is not { } key)
        {
            return CodeAnswer.Wrong;
        }

        var now = db.Scope.Now;
        if (!await Take(account.Id, now, cancel))
        {
            return CodeAnswer.Locked;
        }

        return Totp.Match(key, digits, now) is { } step && await Use(account.Id, step, cancel)
            ? CodeAnswer.App
            : CodeAnswer.Wrong;
    }

    /// <summary>A code on paper was used up: that is written down and told to its owner with the next save.</summary>
    /// <param name="sentence">What for; takes how many are left.</param>
    public async Task TellUsed(Account account, string sentence, CancellationToken cancel = default)
    {
        var left = await db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id, cancel);
        db.Changed(account, "Dùng mã khôi phục", sentence, values: $"{left}");
    }

    /// <summary>A new set with the next save; from then on the ones before are worth nothing. They are shown once and kept nowhere.</summary>
    public async Task<IReadOnlyList<string>> Renew(Account account, CancellationToken cancel = default)
    {
        await Drop(account, cancel);
        var codes = Enumerable.Range(0, RecoveryCode.Many).Select(_ => RecoveryCode.New()).ToList();
        db.RecoveryCodes.AddRange(
            codes.Select(c => new RecoveryCode { AccountId = account.Id, Hash = RecoveryCode.HashOf(c)! })
        );
        return [.. codes.Select(RecoveryCode.Shown)];
    }

    /// <summary>Recovery codes stand in for another factor; where there is none left they open nothing and go with the next save.</summary>
    public async Task DropIfUnused(Account account, CancellationToken cancel = default)
    {
        if (!account.TwoFactorEnabled)
        {
            await Drop(account, cancel);
        }
    }

    // With the save that says so, and not before: a save that fails leaves them good.
    private async Task Drop(Account account, CancellationToken cancel) =>
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancel));

    public string Seal(byte[] key) => WebEncoders.Base64UrlEncode(Protector.Protect(key));

    // Null without an app, and where the keys of the office were lost: recovery codes are for that day.
    private byte[]? Open(string? sealedKey)
    {
        if (sealedKey is null)
        {
            return null;
        }

        try
        {
            return Protector.Unprotect(WebEncoders.Base64UrlDecode(sealedKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<bool> Take(Guid id, DateTime now, CancellationToken cancel)
    {
        DateTime? until = now + Account.LockedFor;
        return await db
                .Accounts.Where(a => a.Id == id && (a.CodesLockedUntil == null || a.CodesLockedUntil <= now))
                .ExecuteUpdateAsync(
                    a =>
                        a.SetProperty(x => x.CodeFailures, x => x.CodesLockedUntil != null ? 1 : x.CodeFailures + 1)
                            .SetProperty(
                                x => x.CodesLockedUntil,
                                x =>
                                    x.CodesLockedUntil == null && x.CodeFailures + 1 >= Account.MostWrongCodes
                                        ? until
                                        : null
                            ),
                    cancel
                ) == 1;
    }

    // One row or none: the same code, sent twice at once to two nodes, is taken once.
    private async Task<bool> Use(Guid id, long step, CancellationToken cancel) =>
        await db
            .Accounts.Where(a => a.Id == id && a.AuthenticatorStep < step)
            .ExecuteUpdateAsync(
                a =>
                    a.SetProperty(x => x.AuthenticatorStep, step)
                        .SetProperty(x => x.CodeFailures, 0)
                        .SetProperty(x => x.CodesLockedUntil, (DateTime?)null),
                cancel
            ) == 1;

    private IDataProtector Protector => protection.CreateProtector("DieuHanh.Authenticator.v1");
}
