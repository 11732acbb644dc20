using DieuHanh.Directory.People;
using DieuHanh.Kernel.Notices;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// Every change to how somebody signs in is written down and told to its owner, who may not be the one who made it: in the office, and by
/// e-mail where that is set up.
/// </summary>
internal static class AccountNews
{
    /// <param name="action">For the audit record.</param>
    /// <param name="sentence">For the owner.</param>
    public static void Changed(
        this DirectoryDb db,
        Account account,
        string action,
        string sentence,
        string? why = null,
        params string[] values
    )
    {
        db.Record(action, nameof(Account), account.Id, account.PersonId, why);
        db.Notices.Add(Notice.To(account.PersonId, SecurityPage.Url, sentence, values, db.Scope.Now));
        db.Moves(DirectoryDb.RevisionName);
    }
}
