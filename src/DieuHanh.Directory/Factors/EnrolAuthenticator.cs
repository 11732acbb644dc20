using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// Sets up an authenticator app, or takes it off. The key is not kept before a first code shows that the app has it; recovery codes come
/// with it, shown this once.
/// </summary>
public static class EnrolAuthenticator
{
    public const string Address = "/account/authenticator";
    private const string Purpose = "authenticator";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapPost(Address, Post).Needs(Right.SignedIn);
        app.MapPost($"{Address}/remove", Remove).Needs(Right.SignedIn);
    }

    public sealed record Form(string? Ticket, string? Code);

    /// <param name="Picture">The square code, as the address of an image.</param>
    /// <param name="Letters">The key for typing, in groups.</param>
    public sealed record Model(string Ticket, string Picture, string Letters, string? Code, FormErrors Errors);

    private static async Task<IResult> Get(Proof proof, Tickets tickets, IDirectory directory)
    {
        var (account, instead) = await proof.Mine(Address);
        return account is null ? instead : await New(account, tickets, directory, new());
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        Proof proof,
        Tickets tickets,
        Codes codes,
        IDirectory directory
    )
    {
        var (account, instead) = await proof.Mine(Address);
        if (account is null)
        {
            return instead;
        }

        if (tickets.Read<Key>(Purpose, form.Ticket) is not { } ticket || ticket.Content.AccountId != account.Id)
        {
            return await New(
                account,
                tickets,
                directory,
                new FormErrors().Require(false, "", "Trang đã mở quá lâu: hãy quét lại mã mới dưới đây.")
            );
        }

        var key = Convert.FromBase64String(ticket.Content.Secret);
        var typed = string.Concat((Typed.Text(form.Code) ?? "").Where(char.IsAsciiDigit));
        var step = typed.Length == Totp.Digits ? Totp.Match(key, typed, db.Scope.Now) : null;
        var errors = new FormErrors()
            .Require(typed.Length > 0, nameof(Form.Code), "Nhập mã 6 số đang hiện trong ứng dụng.")
            .Require(
                typed.Length == 0 || step is not null,
                nameof(Form.Code),
                "Mã không đúng. Kiểm tra giờ của điện thoại rồi nhập mã đang hiện."
            );
        if (errors.Any)
        {
            return await Page(account, key, form.Ticket!, Typed.Text(form.Code), directory, errors);
        }

        account.SetAuthenticator(codes.Seal(key), step!.Value, db.Scope.Now);
        var fresh = await db.RecoveryCodes.AnyAsync(c => c.AccountId == account.Id) ? [] : await codes.Renew(account);
        db.Changed(account, "Thêm ứng dụng xác thực", "Ứng dụng xác thực đã được thêm vào tài khoản của anh/chị.");
        await db.SaveAsync("Thêm ứng dụng xác thực");
        return fresh.Count > 0 ? RenewCodes.Shown(fresh) : TypedResults.LocalRedirect(SecurityPage.Url);
    }

    private static async Task<IResult> Remove(
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

        var hasPasskey = await db.Passkeys.AnyAsync(p => p.AccountId == account.Id);
        var due = (await directory.State()).FactorDue(account.Id);
        var errors = new FormErrors().Against(account.WhyNotDropAuthenticator(hasPasskey, due));
        if (errors.Any)
        {
            return await SecurityPage.Show(db, directory, http, errors);
        }

        account.DropAuthenticator(hasPasskey, due);
        await codes.DropIfUnused(account);
        db.Changed(account, "Bỏ ứng dụng xác thực", "Ứng dụng xác thực đã được bỏ khỏi tài khoản của anh/chị.");
        await db.SaveAsync("Bỏ ứng dụng xác thực");
        return TypedResults.LocalRedirect(SecurityPage.Url);
    }

    private sealed record Key(Guid AccountId, string Secret);

    private static Task<IResult> New(Account account, Tickets tickets, IDirectory directory, FormErrors errors)
    {
        var key = Totp.NewKey();
        var ticket = tickets.Give(Purpose, new Key(account.Id, Convert.ToBase64String(key)));
        return Page(account, key, ticket, null, directory, errors);
    }

    private static async Task<IResult> Page(
        Account account,
        byte[] key,
        string ticket,
        string? code,
        IDirectory directory,
        FormErrors errors
    )
    {
        var book = await directory.Book();
        var office = book.Agency(book.OfficeId)?.ShortName ?? "";
        using var picture = new PngByteQRCode(
            QRCodeGenerator.GenerateQrCode(
                Totp.Address(key, $"{Phrases.T["Điều Hành"]} {office}".Trim(), account.UserName!),
                QRCodeGenerator.ECCLevel.M
            )
        );
        return new RazorComponentResult<EnrolAuthenticatorPage>(
            new
            {
                Model = new Model(
                    ticket,
                    $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(5))}",
                    string.Join(' ', Totp.Letters(key).Chunk(4).Select(c => new string(c))),
                    code,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
