using DieuHanh.Directory.Factors;
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
        app.MapPost("/people/{id:guid}/account/factors", ResetFactors).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/account/sessions", EndSessions).Needs(Right.Administer);
    }

    public sealed record Form(string? UserName);

    public sealed record WhyForm(string? Why);

    private static Proof.Kept UserName(Form form) => new(nameof(Form.UserName), form.UserName ?? "");

    private static Proof.Kept Why(WhyForm form) => new(nameof(WhyForm.Why), form.Why ?? "");

    private static RedirectHttpResult ToPerson(Guid id) => TypedResults.LocalRedirect($"/people/{id}#account");

    /// <summary>The address of a form whose answer was reloaded.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Reloaded(Guid id, IDirectory directory) =>
        (await directory.Book()).Person(id) is null ? TypedResults.NotFound() : ToPerson(id);

    private static async Task<IResult> Open(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        AccountOpening accounts,
        Proof proof,
        IDirectory directory,
        HttpContext http
    )
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        if (await proof.Missing(PersonPage.Url(id), "#account", UserName(form)) is { } ask)
        {
            return ask;
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
            return await PersonPage.Show(id, db, directory, errors, UserName(form));
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
        Proof proof,
        IDirectory directory,
        HttpContext http
    )
    {
        if (await Of(id, db) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (await proof.Missing(PersonPage.Url(id), "#account") is { } ask)
        {
            return ask;
        }

        await using var held = await Administrators.Hold(db);
        var errors = new FormErrors().Against(
            account.WhyNotHandOut(db.Scope.Actor.PersonId).And(await Administrators.WhyNotShutOut(db, id))
        );
        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors);
        }

        var password = accounts.HandOut(account);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Cấp lại mật khẩu");
        await held.CommitAsync();
        return await Shown(id, password, db, directory, http);
    }

    private static Task<IResult> Unlock(Guid id, DirectoryDb db, IDirectory directory) =>
        Change(id, db, directory, "Mở khóa tài khoản", a => a.WhyNotUnlock(db.Scope.Now), a => a.Unlock());

    private static async Task<IResult> Disable(Guid id, DirectoryDb db, IDirectory directory)
    {
        var me = db.Scope.Actor.PersonId;
        await using var held = await Administrators.Hold(db);
        var last = await Administrators.WhyNotShutOut(db, id);
        var answer = await Change(
            id,
            db,
            directory,
            "Ngừng tài khoản",
            a => a.WhyNotDisable(me).And(last),
            a => a.Disable(me)
        );
        await held.CommitAsync();
        return answer;
    }

    private static Task<IResult> Enable(Guid id, DirectoryDb db, IDirectory directory) =>
        Change(id, db, directory, "Cho tài khoản hoạt động lại", a => a.WhyNotEnable(), a => a.Enable());

    /// <summary>The phone is gone and no recovery code is left: the owner signs in with the password and sets up another.</summary>
    private static async Task<IResult> ResetFactors(
        Guid id,
        [FromForm] WhyForm form,
        DirectoryDb db,
        Proof proof,
        IDirectory directory
    )
    {
        if (await Of(id, db) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (await proof.Missing(PersonPage.Url(id), "#account", Why(form)) is { } ask)
        {
            return ask;
        }

        var why = Typed.Text(form.Why);
        var errors = new FormErrors().RequireText(
            why,
            nameof(WhyForm.Why),
            "Ghi lý do và cách đã xác minh đúng người.",
            500
        );
        if (errors.None)
        {
            errors.Against(account.WhyNotResetFactors(db.Scope.Actor.PersonId));
        }

        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors, Why(form));
        }

        account.ResetFactors(db.Scope.Actor.PersonId);
        await using var held = await db.Database.BeginTransactionAsync();
        db.RemoveRange(await db.Passkeys.Where(p => p.AccountId == account.Id).ToListAsync());
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        db.Changed(
            account,
            "Đặt lại xác thực hai lớp",
            "Quản trị viên đã đặt lại xác thực hai lớp của anh/chị. Nếu anh/chị không yêu cầu, hãy báo ngay.",
            why
        );
        await db.SaveAsync("Đặt lại xác thực hai lớp", why);
        await held.CommitAsync();
        return ToPerson(id);
    }

    private static async Task<IResult> EndSessions(Guid id, DirectoryDb db)
    {
        if (await Of(id, db) is not { } account)
        {
            return TypedResults.NotFound();
        }

        await using var held = await db.Database.BeginTransactionAsync();
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        db.Record("Kết thúc mọi phiên đăng nhập", nameof(Account), account.Id, id);
        await db.SaveAsync("Kết thúc mọi phiên đăng nhập");
        await held.CommitAsync();
        return ToPerson(id);
    }

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
