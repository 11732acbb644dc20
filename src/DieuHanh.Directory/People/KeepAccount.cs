using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>What an administrator does with a person's account. A password that is handed out is shown once and kept nowhere.</summary>
public static class KeepAccount
{
    public static void Map(IEndpointRouteBuilder app)
    {
        // Where a second click on a button that hands out a password leads: the password is not shown again.
        app.MapGet("/people/{id:guid}/account", Reloaded).Needs(Right.Administer);
        app.MapGet("/people/{id:guid}/account/password", Reloaded).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account", Open).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account/password", HandOut).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account/unlock", Unlock).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account/disable", Disable).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account/enable", Enable).Needs(Right.Administer);
    }

    public sealed record Form(string? UserName);

    private static RedirectHttpResult ToPerson(Guid id) => TypedResults.LocalRedirect($"/people/{id}#account");

    /// <summary>The address of a form whose answer was reloaded.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Reloaded(Guid id, IDirectory directory) =>
        (await directory.Book()).Person(id) is null ? TypedResults.NotFound() : ToPerson(id);

    private static async Task<IResult> Open(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        AccountOpening accounts,
        IDirectory directory,
        HttpContext http
    )
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var userName = AccountOpening.Name(form.UserName);
        var errors = new FormErrors()
            .All(nameof(Form.UserName), await accounts.WhyNotName(userName))
            .Against(
                person
                    .WhyNotChange()
                    .When(await db.Accounts.AnyAsync(a => a.PersonId == id), "Người này đã có tài khoản.")
            );
        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors, form.UserName);
        }

        var password = Passwords.New();
        accounts.Open(id, userName!, password, oneTime: true);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Mở tài khoản");
        return await Shown(id, password, db, directory, http);
    }

    private static async Task<IResult> HandOut(
        Guid id,
        DirectoryDb db,
        AccountOpening accounts,
        IDirectory directory,
        HttpContext http
    )
    {
        if (await Of(id, db) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var password = accounts.HandOut(account);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Cấp lại mật khẩu");
        return await Shown(id, password, db, directory, http);
    }

    private static Task<IResult> Unlock(Guid id, DirectoryDb db, IDirectory directory) =>
        Change(id, db, directory, "Mở khóa tài khoản", a => a.WhyNotUnlock(db.Scope.Now), a => a.Unlock());

    private static Task<IResult> Disable(Guid id, DirectoryDb db, IDirectory directory)
    {
        var me = db.Scope.Actor.PersonId;
        return Change(id, db, directory, "Ngừng tài khoản", a => a.WhyNotDisable(me), a => a.Disable(me));
    }

    private static Task<IResult> Enable(Guid id, DirectoryDb db, IDirectory directory) =>
        Change(id, db, directory, "Cho tài khoản hoạt động lại", a => a.WhyNotEnable(), a => a.Enable());

    private static async Task<IResult> Change(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        string action,
        Func<Account, Reasons> whyNot,
        Action<Account> change
    )
    {
        if (await Of(id, db) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(whyNot(account));
        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors);
        }

        change(account);
        db.Record(action, nameof(Account), account.Id, id);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(action);
        return ToPerson(id);
    }

    private static Task<Account?> Of(Guid personId, DirectoryDb db) =>
        db.Accounts.FirstOrDefaultAsync(a => a.PersonId == personId);

    private static Task<IResult> Shown(Guid id, string password, DirectoryDb db, IDirectory directory, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return PersonPage.Show(id, db, directory, password: password);
    }
}
