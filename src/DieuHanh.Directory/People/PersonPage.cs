using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.Provider;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>One person: facts, the posts they hold and held, and for administrators the account.</summary>
public static class PersonPage
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(
                "/people/{id:guid}",
                (Guid id, string? typed, Proof proof, DirectoryDb db, IDirectory directory) =>
                    Show(id, db, directory, typed: proof.KeptFor(Url(id), typed))
            )
            .Needs(Right.SeeDirectory);

    internal static string Url(Guid id) => $"/people/{id}";

    /// <param name="Account">Seen by administrators only.</param>
    /// <param name="SignedIn">In how many places the person is signed in.</param>
    /// <param name="Login">Who the account is at the identity provider.</param>
    /// <param name="Typed">What was typed before the page was shown again, or before the administrator was asked who they are.</param>
    /// <param name="Password">A password just handed out, shown this once.</param>
    public sealed record Model(
        Person Person,
        IReadOnlyList<Post> Posts,
        IReadOnlyList<KeepDelegations.Row> Delegations,
        Account? Account,
        int SignedIn,
        Login? Login,
        IReadOnlyList<TimelineEntry> Timeline,
        DirectoryBook Book,
        bool MayChange,
        DateOnly Today,
        DateTime Now,
        Actor Actor,
        FormErrors Errors,
        Proof.Kept? Typed,
        string? Password
    );

    /// <summary>How the audit records of a person read on the timeline.</summary>
    private static readonly AuditWords Audit = new(
        new Dictionary<string, string>
        {
            ["Person.FullName"] = "Họ và tên",
            ["Person.Title"] = "Chức danh",
            ["Person.Email"] = "Thư điện tử",
            ["Person.Phone"] = "Điện thoại",
            ["Person.ErasedAt"] = "Xóa dữ liệu cá nhân",
            ["Delegation.ValidTo"] = "Thay đến ngày",
            ["Post.JobTitleId"] = "Chức vụ",
            ["Post.ValidTo"] = "Thôi giữ vị trí",
            ["Post.NeverBegins"] = "Không bắt đầu giữ vị trí",
        }
    );

    /// <summary>The page, also shown again with the faults of a form on it, or with a password that was handed out.</summary>
    internal static async Task<IResult> Show(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        FormErrors? errors = null,
        Proof.Kept? typed = null,
        string? password = null
    )
    {
        var mayChange = db.Scope.Actor.Has(Right.Administer);
        var batch = db.Batch();
        var person = batch.One(db.People.AsNoTracking().Where(p => p.Id == id));
        var posts = batch.List(db.Posts.AsNoTracking().Where(p => p.PersonId == id));
        var delegations = batch.List(
            KeepDelegations.Rows(db, db.Delegations.Where(d => d.HolderId == id || d.ActingId == id))
        );
        var account = batch.One(db.Accounts.AsNoTracking().Where(a => a.PersonId == id && mayChange));
        var open = Session.Seconds(db.Scope.Now - Session.IdleFor);
        var sessions = batch.List(
            db.Sessions.AsNoTracking()
                .Where(s => mayChange && s.Seen > open && db.Accounts.Any(a => a.Id == s.AccountId && a.PersonId == id))
                .Select(s => s.Id)
        );
        var login = batch.One(
            db.Logins.AsNoTracking()
                .Where(l => mayChange && db.Accounts.Any(a => a.Id == l.AccountId && a.PersonId == id))
                .OrderByDescending(l => l.Id)
        );
        var audit = batch.List(AuditTimeline.Query(db, id));
        await batch.Run();
        if (person.Value is not { } found)
        {
            return TypedResults.NotFound();
        }

        var book = await directory.Book();
        errors ??= new FormErrors();
        return new RazorComponentResult<PersonPageView>(
            new
            {
                Model = new Model(
                    found,
                    [.. posts.Value.OrderByDescending(p => p.ValidFrom).ThenBy(p => p.Role)],
                    delegations.Value,
                    account.Value,
                    sessions.Value.Count,
                    login.Value,
                    mayChange ? AuditTimeline.Read(audit.Value, book, Audit) : [],
                    book,
                    mayChange,
                    db.Scope.Today,
                    db.Scope.Now,
                    db.Scope.Actor,
                    errors,
                    typed,
                    password
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
