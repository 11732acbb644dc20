using DieuHanh.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

internal static class MyAccount
{
    /// <summary>The account of whoever is signed in, to be changed.</summary>
    public static Task<Account?> Mine(this DirectoryDb db) =>
        db.Accounts.FirstOrDefaultAsync(a => a.PersonId == db.Scope.Actor.PersonId);
}
