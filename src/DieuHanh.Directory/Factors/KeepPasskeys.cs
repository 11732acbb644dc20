using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>Adds a passkey to one's account, or takes one off.</summary>
public static class KeepPasskeys
{
    public const string Address = "/account/passkeys";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet($"{Address}/new", Get).Needs(Right.SignedIn);
        app.MapPost($"{Address}/new", Post).Needs(Right.SignedIn);
        app.MapPost($"{Address}/{{id:guid}}/remove", Remove).Needs(Right.SignedIn);
    }

    public sealed record Form(string? Name, string? Credential, string? PasskeyTicket);

    public sealed record Model(string? Name, FormErrors Errors, Passkeys.Question Question);

    private static async Task<IResult> Get(DirectoryDb db, Proof proof, Passkeys passkeys, HttpContext http)
    {
        var (account, instead) = await proof.Mine($"{Address}/new");
        return account is null ? instead : await Page(Device.Of(http), new(), account, db, passkeys, http);
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        Proof proof,
        Passkeys passkeys,
        Codes codes,
        HttpContext http
    )
    {
        var (account, instead) = await proof.Mine($"{Address}/new");
        if (account is null)
        {
            return instead;
        }

        var name = Typed.Text(form.Name);
        var errors = new FormErrors()
            .RequireText(name, nameof(Form.Name), "Đặt tên để sau này nhận ra khóa.", 60)
            .Against(
                new Reasons().When(
                    await db.Passkeys.CountAsync(p => p.AccountId == account.Id) >= Passkey.Most,
                    "Mỗi tài khoản có tối đa {0} khóa truy cập: hãy bỏ khóa không dùng nữa.",
                    Passkey.Most
                )
            );
        var key = errors.Any
            ? null
            : await passkeys.AnswerNew(http, account, form.Credential, form.PasskeyTicket, name!);
        errors.Require(
            errors.Any || key is not null,
            "",
            "Khóa truy cập chưa được nhận: trang đã mở quá lâu, hoặc khóa này đã có. Hãy bấm lại."
        );
        if (errors.Any)
        {
            return await Page(name, errors, account, db, passkeys, http);
        }

        db.Add(key!);
        account.AddPasskey();
        var fresh = await db.RecoveryCodes.AnyAsync(c => c.AccountId == account.Id) ? [] : await codes.Renew(account);
        db.Changed(
            account,
            "Thêm khóa truy cập",
            "Khóa truy cập “{0}” đã được thêm vào tài khoản của anh/chị.",
            values: name!
        );
        await db.SaveAsync("Thêm khóa truy cập");
        return fresh.Count > 0 ? RenewCodes.Shown(fresh) : TypedResults.LocalRedirect(SecurityPage.Url);
    }

    private static async Task<IResult> Remove(
        Guid id,
        DirectoryDb db,
        DirectoryReader directory,
        Proof proof,
        Codes codes,
        HttpContext http
    )
    {
        var (account, instead) = await proof.Mine(SecurityPage.Url);
        if (account is null)
        {
            return instead;
        }

        if (await db.Passkeys.FirstOrDefaultAsync(p => p.Id == id && p.AccountId == account.Id) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var another = await db.Passkeys.AnyAsync(p => p.AccountId == account.Id && p.Id != id);
        var due = (await directory.State()).FactorDue(account.Id);
        var errors = new FormErrors().Against(account.WhyNotDropPasskey(another, due));
        if (errors.Any)
        {
            return await SecurityPage.Show(db, directory, http, errors);
        }

        account.DropPasskey(another, due);
        db.Remove(key);
        await codes.DropIfUnused(account);
        db.Changed(
            account,
            "Bỏ khóa truy cập",
            "Khóa truy cập “{0}” đã được bỏ khỏi tài khoản của anh/chị.",
            values: key.Name
        );
        await db.SaveAsync("Bỏ khóa truy cập");
        return TypedResults.LocalRedirect(SecurityPage.Url);
    }

    private static async Task<IResult> Page(
        string? name,
        FormErrors errors,
        Account account,
        DirectoryDb db,
        Passkeys passkeys,
        HttpContext http
    ) =>
        new RazorComponentResult<KeepPasskeysPage>(
            new { Model = new Model(name, errors, await passkeys.AskNew(http, account, db.Scope.Actor.Name)) }
        )
        {
            StatusCode = errors.Status,
        };
}
