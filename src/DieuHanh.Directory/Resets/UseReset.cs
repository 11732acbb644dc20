using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Resets;

/// <summary>
/// The one-time address of the letter: a new password, and nothing else. No session opens; a second factor is asked for at the sign-in
/// that follows, as ever.
/// </summary>
public static class UseReset
{
    public const string Address = "/sign-in/reset";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).OpenToAll();
        app.MapPost(Address, Post).OpenToAll();
    }

    public sealed record Form(string? Token, string? NewPassword, string? RepeatPassword);

    /// <param name="Token">Null where the address is used, too old, or none.</param>
    public sealed record Model(string? Token, FormErrors Errors);

    private static async Task<IResult> Get(string? token, DirectoryDb db, HttpContext http)
    {
        // The address is a secret for an hour: it is told to nobody and kept in no cache.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-store";
        return Page(new(await Find(db, token) is null ? null : token, new()));
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        Guesses guesses,
        IPasswordHasher<Account> hasher,
        IDirectory directory,
        HttpContext http
    )
    {
        if (!await guesses.Take(http, http.RequestAborted))
        {
            var errors429 = new FormErrors().Require(false, "", Guesses.TooMany, (int)Guesses.Span.TotalMinutes);
            var refused = Page(new(form.Token, errors429));
            refused.StatusCode = StatusCodes.Status429TooManyRequests;
            return refused;
        }

        if (await Find(db, form.Token) is not var (reset, account))
        {
            return Page(new(null, new()));
        }

        await guesses.GiveBack(http, http.RequestAborted);
        var chosen = Passwords.Typed(form.NewPassword);
        var name = (await directory.Book()).NameOf(account.PersonId);
        var errors = new FormErrors()
            .All(nameof(Form.NewPassword), Passwords.WhyNot(chosen, account.UserName, name))
            .Require(
                Passwords.Typed(form.RepeatPassword) == chosen,
                nameof(Form.RepeatPassword),
                "Hai lần nhập mật khẩu mới không giống nhau."
            );
        if (errors.Any)
        {
            return Page(new(form.Token, errors));
        }

        // Used once, whoever else holds the same letter at the same moment: one row or none.
        var now = db.Scope.Now;
        await using var held = await db.Database.BeginTransactionAsync();
        if (
            await db
                .Resets.Where(r => r.Id == reset.Id && r.UsedAt == null)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.UsedAt, now)) == 0
        )
        {
            return Page(new(null, new()));
        }

        account.SetPassword(hasher.HashPassword(account, chosen!), oneTimeUntil: null);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        db.Changed(
            account,
            "Đặt lại mật khẩu qua thư điện tử",
            "Mật khẩu của anh/chị vừa được đặt lại qua thư điện tử. Nếu không phải anh/chị, hãy báo ngay."
        );
        await db.SaveAsync("Đặt lại mật khẩu qua thư điện tử");
        await held.CommitAsync();
        return TypedResults.LocalRedirect("/sign-in?done=reset");
    }

    private static async Task<(Reset Reset, Account Account)?> Find(DirectoryDb db, string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 100)
        {
            return null;
        }

        var hash = Reset.Hash(token);
        return
            await db.Resets.AsNoTracking().FirstOrDefaultAsync(r => r.TokenHash == hash) is { } reset
            && await db.Accounts.FirstOrDefaultAsync(a => a.Id == reset.AccountId) is { } account
            && reset.IsGood(account, db.Scope.Now)
            ? (reset, account)
            : null;
    }

    private static RazorComponentResult<UseResetPage> Page(Model model) =>
        new(new { Model = model })
        {
            StatusCode = model.Token is null ? StatusCodes.Status404NotFound : model.Errors.Status,
        };
}
