using DieuHanh.Directory.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// The framework's store of accounts, which looks passkeys up in the office's own table: the framework's holds them as JSON, of which the
/// two databases think differently, and does not know when one was last used. Changes are saved by whoever makes them, with their audit.
/// </summary>
internal sealed class AccountStore(DirectoryDb db, IdentityErrorDescriber describer)
    : UserOnlyStore<Account, DirectoryDb, Guid>(db, describer)
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Account user,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await Context
                    .Passkeys.AsNoTracking()
                    .Where(p => p.AccountId == user.Id)
                    .OrderBy(p => p.Id)
                    .ToListAsync(cancellationToken)
            ).Select(p => p.Info()),
        ];

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var credential = WebEncoders.Base64UrlEncode(credentialId);
        return await Context.Accounts.FirstOrDefaultAsync(
            a => Context.Passkeys.Any(p => p.AccountId == a.Id && p.Credential == credential),
            cancellationToken
        );
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        var credential = WebEncoders.Base64UrlEncode(credentialId);
        return (
            await Context
                .Passkeys.AsNoTracking()
                .FirstOrDefaultAsync(p => p.AccountId == user.Id && p.Credential == credential, cancellationToken)
        )?.Info();
    }

    public override Task AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public override Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
