using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DieuHanh.Directory.People;

/// <summary>
/// An office whose last administrator is gone could not be changed any more. Somebody always keeps the role without an end, with an account
/// that is open and a way in of their own (a password they chose, a passkey, the identity provider); whatever would take that away is
/// refused, whichever way it comes.
/// </summary>
internal static class Administrators
{
    private static readonly Reason Last = new(
        "Đây là quản trị viên cuối cùng: hãy giao vai trò quản trị cho người khác trước, và người ấy phải đã tự đặt mật khẩu."
    );

    /// <summary>
    /// Until the transaction ends nobody else takes an administrator away, on no node: two who remove each other at the same moment come one
    /// after the other, and the second is refused.
    /// </summary>
    public static async Task<IDbContextTransaction> Hold(DirectoryDb db)
    {
        var held = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(
            $"insert into kernel_revision (name, value) values ({DirectoryDb.RevisionName}, 1) on conflict (name) do update set value = kernel_revision.value + 1"
        );
        return held;
    }

    /// <summary>The state of the directory before <see cref="Hold"/>, which counts as a change itself.</summary>
    public static async Task<long> RevisionBefore(DirectoryDb db, CancellationToken cancel) =>
        await db
            .Database.SqlQuery<long>(
                $"""select value as "Value" from kernel_revision where name = {DirectoryDb.RevisionName}"""
            )
            .SingleAsync(cancel) - 1;

    /// <summary>Why this post may not end on a day.</summary>
    public static async Task<Reasons> WhyNotEnd(DirectoryDb db, Post post, DateOnly lastDay) =>
        post.Role is not Role.Administrator || await Others(db, lastDay, post.PersonId).AnyAsync(p => p.Id != post.Id)
            ? new Reasons()
            : Refused();

    /// <summary>Why a person may not end all they hold on a day.</summary>
    public static async Task<Reasons> WhyNotLeave(DirectoryDb db, Guid personId, DateOnly lastDay) =>
        !await db.Posts.AnyAsync(p =>
            p.PersonId == personId && p.Role == Role.Administrator && (p.ValidTo == null || p.ValidTo > lastDay)
        ) || await Others(db, lastDay, personId).AnyAsync(p => p.PersonId != personId)
            ? new Reasons()
            : Refused();

    /// <summary>Why this person may not lose the way in: by a disabled account, or by a password that was handed out and may lapse.</summary>
    public static async Task<Reasons> WhyNotShutOut(DirectoryDb db, Guid personId)
    {
        var today = db.Scope.Today;
        var holds = await db.Posts.AnyAsync(p =>
            p.PersonId == personId && p.Role == Role.Administrator && (p.ValidTo == null || p.ValidTo >= today)
        );
        return !holds || await Others(db, today, personId).AnyAsync(p => p.PersonId != personId)
            ? new Reasons()
            : Refused();
    }

    /// <summary>The fault of a file after which nobody would administer.</summary>
    public static string Nobody => Last.Sentence;

    private static Reasons Refused() => new Reasons().When(true, Last.Sentence);

    /// <summary>Accounts without a password whose owners come in another way: by a passkey, or through the identity provider.</summary>
    public static Task<HashSet<Guid>> WithoutPassword(DirectoryDb db, CancellationToken cancel) =>
        WithWayIn(db).Where(a => a.PasswordHash == null).Select(a => a.Id).ToHashSetAsync(cancel);

    private static IQueryable<Account> WithWayIn(DirectoryDb db) =>
        db.Accounts.Where(a =>
            a.PasswordHash != null
            || db.Passkeys.Any(k => k.AccountId == a.Id)
            || db.Logins.Any(l => l.AccountId == a.Id)
        );

    // Who administers from the day after on, for good, and can sign in by themselves. A sample account opens on this machine only: it stands
    // in for another sample account and for nobody else.
    private static IQueryable<Post> Others(DirectoryDb db, DateOnly lastDay, Guid leavingId)
    {
        var from = lastDay < DateOnly.MaxValue ? lastDay.AddDays(1) : lastDay;
        var accounts = WithWayIn(db);
        return db.Posts.Where(p =>
            p.Role == Role.Administrator
            && p.ValidFrom <= from
            && p.ValidTo == null
            && accounts.Any(a =>
                a.PersonId == p.PersonId
                && !a.Disabled
                && a.OneTimeUntil == null
                && (!a.IsSample || db.Accounts.Any(l => l.PersonId == leavingId && l.IsSample))
            )
        );
    }
}
