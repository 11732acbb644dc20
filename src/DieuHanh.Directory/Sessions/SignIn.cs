using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Sessions;

/// <summary>Signing in and out.</summary>
public static class SignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Get).OpenToAll();
        app.MapPost("/sign-in", Post).OpenToAll();
        app.MapPost("/sign-out", (Delegate)SignOut).OpenToAll();
    }

    public sealed record Form(string? UserName, string? Password)
    {
        /// <summary>Where to go afterwards.</summary>
        public string? Return { get; init; }

        /// <summary>A form that was sent after its session had ended, encrypted.</summary>
        public string? Unsent { get; init; }
    }

    /// <param name="Kept">How much of an unsent form is kept; zero when there is none.</param>
    public sealed record Model(Form Form, FormErrors Errors, int Kept = 0);

    /// <summary>The page for a form that came without a session: it holds what was typed.</summary>
    internal static RazorComponentResult<SignInPage> Holding(Unsent unsent, IDataProtectionProvider protection)
    {
        var page = Page(new(new(null, null) { Unsent = unsent.Protect(protection) }, new(), unsent.Typed.Count()));
        page.StatusCode = StatusCodes.Status401Unauthorized;
        return page;
    }

    private static RazorComponentResult<SignInPage> Get(string? @return) =>
        Page(new(new(null, null) { Return = @return }, new()));

    private static async Task<IResult> Post(
        [FromForm] Form form,
        Attempts attempts,
        Guesses guesses,
        DirectoryDb db,
        Resume resume,
        HttpContext http
    )
    {
        var userName = Typed.Text(form.UserName);
        var password = Passwords.Typed(form.Password);
        var errors = new FormErrors()
            .RequireText(userName, nameof(Form.UserName), "Nhập tên đăng nhập.", max: 256)
            .Require(password is not null, nameof(Form.Password), "Nhập mật khẩu.")
            .Require(
                password is null || password.Length <= Passwords.Longest,
                nameof(Form.Password),
                "Mật khẩu dài tối đa {0} ký tự.",
                Passwords.Longest
            );
        if (errors.None && !await guesses.Take(http, http.RequestAborted))
        {
            errors.Require(
                false,
                "",
                "Từ mạng của anh/chị đã có quá nhiều lần nhập sai. Hãy thử lại sau {0} phút; nội dung đang làm dở vẫn được giữ.",
                (int)Guesses.Span.TotalMinutes
            );
            return Page(form, errors, resume, StatusCodes.Status429TooManyRequests);
        }

        var account = errors.Any ? null : await attempts.Check(userName!, password!, http.RequestAborted);
        if (account is not null)
        {
            await guesses.GiveBack(http, http.RequestAborted);
        }

        // One sentence for a wrong name, a wrong password and a locked account: nobody learns which names exist.
        errors
            .Require(
                errors.Any || account is not null,
                nameof(Form.UserName),
                "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa. Nhập sai {0} lần liên tiếp thì tài khoản tạm khóa {1} phút; nếu cần gấp, hãy báo quản trị viên.",
                Account.MostFailures,
                (int)Account.LockedFor.TotalMinutes
            )
            .Require(
                account is not { IsSample: true } || Loopback.Is(http),
                nameof(Form.UserName),
                "Tài khoản mẫu chỉ đăng nhập được ngay trên máy đang chạy phần mềm."
            );
        if (errors.Any)
        {
            return Page(form, errors, resume, errors.Status);
        }

        await Cookie.SignIn(http, account!);
        db.Record("Đăng nhập", nameof(Account), account!.Id, account.PersonId);
        await db.SaveAsync("Đăng nhập");
        return account.MustChangePassword ? ChangePassword.After(form.Unsent)
            : string.IsNullOrEmpty(form.Unsent) ? TypedResults.LocalRedirect(Local(form.Return))
            : await resume.Page(form.Unsent);
    }

    private static async Task<RedirectHttpResult> SignOut(HttpContext http)
    {
        await http.SignOutAsync(Cookie.Scheme);
        return TypedResults.LocalRedirect("/sign-in");
    }

    /// <summary>Only an address of this site; anything else leads home.</summary>
    internal static string Local(string? address) =>
        address is not null
        && address.StartsWith('/')
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.StartsWith("/\\", StringComparison.Ordinal)
        && address.All(c => char.IsAscii(c) && !char.IsControl(c))
            ? address
            : "/";

    // What was typed stays, but for the password.
    private static RazorComponentResult<SignInPage> Page(Form form, FormErrors errors, Resume resume, int status)
    {
        var kept = resume.Open(form.Unsent)?.Typed.Count() ?? 0;
        var page = Page(new(form with { Password = null }, errors, kept));
        page.StatusCode = status;
        return page;
    }

    private static RazorComponentResult<SignInPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
