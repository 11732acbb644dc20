using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Provider;

/// <summary>An administrator links an account to a subject of the identity provider, or unlinks it.</summary>
public static class KeepLogin
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/people/{id:guid}/account/login", Post).Needs(Right.Administer);

    public sealed record Form(string? Subject);

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        ProviderSettings settings,
        Proof proof,
        IDirectory directory
    )
    {
        if (!settings.On || await db.Accounts.FirstOrDefaultAsync(a => a.PersonId == id) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var typed = new Proof.Kept(nameof(Form.Subject), form.Subject ?? "");
        if (await proof.Missing(PersonPage.Url(id), "#account", typed) is { } ask)
        {
            return ask;
        }

        var subject = Typed.Text(form.Subject);
        var errors = new FormErrors()
            .AtMost(subject, nameof(Form.Subject), Login.Longest)
            .Require(
                !await db.Logins.AnyAsync(l =>
                    l.Issuer == settings.Issuer && l.Subject == subject && l.AccountId != account.Id
                ),
                nameof(Form.Subject),
                "Mã định danh này đã gắn với tài khoản khác."
            );
        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors, typed);
        }

        // The old one goes first: an account has one subject, and the database holds to that row by row.
        var action = subject is null ? "Gỡ khỏi hệ thống định danh" : "Gắn với hệ thống định danh";
        await using var held = await db.Database.BeginTransactionAsync();
        await db.Logins.Where(l => l.AccountId == account.Id && l.Issuer == settings.Issuer).ExecuteDeleteAsync();
        if (subject is not null)
        {
            db.Add(Login.Of(account.Id, settings.Issuer, subject));
        }

        db.Changed(
            account,
            action,
            subject is null
                ? "Tài khoản của anh/chị không còn gắn với {0}."
                : "Tài khoản của anh/chị đã được gắn với {0} và từ nay đăng nhập được qua đó.",
            values: settings.Name
        );
        await db.SaveAsync(action);
        await held.CommitAsync();
        return TypedResults.LocalRedirect($"/people/{id}#account");
    }
}
