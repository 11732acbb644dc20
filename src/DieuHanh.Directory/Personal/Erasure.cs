using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Personal;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Personal;

/// <summary>
/// Erases what may go of a person who left: ways to reach them, account, notices, calendar address; all in one transaction. Name, posts
/// and the record of deeds stay with the documents they belong to.
/// </summary>
public sealed class Erasure(DirectoryDb db, IDirectory directory)
{
    /// <summary>Everything that speaks against it today.</summary>
    public async Task<Reasons> WhyNot(Person person, CancellationToken cancel)
    {
        var today = db.Scope.Today;
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p =>
                (p.PersonId == person.Id || p.ActsForId == person.Id) && (p.ValidTo == null || p.ValidTo >= today)
            )
            .ToListAsync(cancel);
        var assigned = await db.Portfolios.CountAsync(
            p =>
                (p.LeaderId == person.Id || p.OfficeLeaderId == person.Id || p.OfficerId == person.Id)
                && (p.ValidTo == null || p.ValidTo >= today),
            cancel
        );
        var book = await directory.Book(cancel);
        var reasons = person
            .WhyNotErase()
            .When(person.Id == db.Scope.Actor.PersonId, "Không thể tự xóa dữ liệu của chính mình.");
        foreach (var post in posts.Where(p => p.PersonId == person.Id))
        {
            reasons.When(true, "Đang giữ vị trí {0}, {1}.", RoleWords.Of(post.Role), book.NameOf(post.AgencyId));
        }

        return reasons
            .When(
                posts.Exists(p => p.ActsForId == person.Id && p.PersonId != person.Id),
                "Đang có thư ký nhập thay người này."
            )
            .When(assigned > 0, "Còn tên ở {0} dòng của bảng phân công công tác.", assigned);
    }

    /// <summary>The private values that may stand nowhere afterwards, the typed reason included.</summary>
    public async Task<IReadOnlyList<string>> Values(Person person, CancellationToken cancel)
    {
        var userName = await db
            .Accounts.Where(a => a.PersonId == person.Id)
            .Select(a => a.UserName)
            .FirstOrDefaultAsync(cancel);
        var subjects = await db
            .Logins.Where(l => db.Accounts.Any(a => a.Id == l.AccountId && a.PersonId == person.Id))
            .Select(l => l.Subject)
            .ToListAsync(cancel);

        // What they call their passkeys is not among them: nobody else sees it, and it may be a word of every day ("điện thoại").
        return [.. subjects.Concat([person.Email, person.Phone, userName]).OfType<string>().Where(v => v.Length > 0)];
    }

    /// <exception cref="RefusedException">Something speaks against it.</exception>
    public async Task Erase(Person person, string why, CancellationToken cancel)
    {
        (await WhyNot(person, cancel)).Refuse();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Accounts.FirstOrDefaultAsync(a => a.PersonId == person.Id, cancel) is { } account)
        {
            await WaysIn(account.Id, cancel);
            db.Accounts.Remove(account);
            db.Record("Xóa tài khoản", nameof(Account), account.Id, person.Id);
        }

        // A file that waits to be confirmed may hold anybody's name and address; whoever brought it reads it in once more.
        await db.Imports.Where(i => i.AppliedAt == null).ExecuteDeleteAsync(cancel);
        await KernelTraces.Erase(db, person.Id, cancel);
        person.Erase(db.Scope.Now);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Xóa dữ liệu cá nhân", why, cancel: cancel);
        await whole.CommitAsync(cancel);
    }

    // What an account was signed in with and where: nothing of it is of use without the account.
    private async Task WaysIn(Guid accountId, CancellationToken cancel)
    {
        await db.Sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDeleteAsync(cancel);
        await db.Passkeys.Where(p => p.AccountId == accountId).ExecuteDeleteAsync(cancel);
        await db.Resets.Where(r => r.AccountId == accountId).ExecuteDeleteAsync(cancel);
        await db.Logins.Where(l => l.AccountId == accountId).ExecuteDeleteAsync(cancel);
    }
}
