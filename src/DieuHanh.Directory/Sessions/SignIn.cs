using DieuHanh.Directory.Factors;
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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    /// <param name="Passkey">What the browser asks a passkey.</param>
    public sealed record Model(Form Form, FormErrors Errors, Passkeys.Question Passkey, int Kept = 0)
    {
        /// <summary>What led here: a new password was set, or somebody signed out who came from the provider.</summary>
        public string? Done { get; init; }
    }

    /// <summary>The page for a form that came without a session: it holds what was typed.</summary>
    internal static async Task<RazorComponentResult<SignInPage>> Holding(Unsent unsent, HttpContext http)
    {
        var services = http.RequestServices;
        var form = new Form(null, null)
        {
            Unsent = unsent.Protect(services.GetRequiredService<IDataProtectionProvider>()),
        };
        var passkey = await services.GetRequiredService<Passkeys>().Ask(http, null);
        return Page(new(form, new(), passkey, unsent.Typed.Count()), StatusCodes.Status401Unauthorized);
    }

    /// <summary>The page again after a step that failed, with what is kept in it.</summary>
    internal static async Task<IResult> Again(
        HttpContext http,
        Passkeys passkeys,
        string? unsent,
        FormErrors errors,
        string? back = null,
        int? status = null
    )
    {
        var kept = http.RequestServices.GetRequiredService<Resume>().Open(unsent)?.Typed.Count() ?? 0;
        var form = new Form(null, null) { Return = back, Unsent = unsent };
        return Page(new(form, errors, await passkeys.Ask(http, null), kept), status);
    }

    private static async Task<RazorComponentResult<SignInPage>> Get(
        string? @return,
        string? problem,
        string? done,
        Passkeys passkeys,
        Guesses guesses,
        HttpContext http
    )
    {
        var errors = new FormErrors();
        if (problem is not null)
        {
            errors.Require(false, "", ProblemWords(problem));
        }

        if (problem is "many")
        {
            await guesses.SayWhen(http, http.RequestAborted);
        }

        // Nothing was typed wrongly: the page is there, with what it has to say.
        return Page(
            new(new(null, null) { Return = @return }, errors, await passkeys.Ask(http, null)) { Done = done },
            problem is "many" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK
        );
    }

    private static string ProblemWords(string problem) =>
        problem switch
        {
            "away" =>
                "Hệ thống định danh của cơ quan hiện không trả lời. Hãy đăng nhập bằng mật khẩu hoặc khóa truy cập.",
            "unknown" =>
                "Người vừa đăng nhập ở hệ thống định danh không có tài khoản đang hoạt động ở đây. Hãy báo quản trị viên để gắn tài khoản.",
            "many" => "Từ mạng của anh/chị đã có quá nhiều lần đăng nhập không thành. Hãy thử lại sau ít phút.",
            _ => "Đăng nhập qua hệ thống định danh không thành. Hãy thử lại, hoặc dùng mật khẩu.",
        };

    private static async Task<IResult> Post(
        [FromForm] Form form,
        Attempts attempts,
        Guesses guesses,
        Arrival arrival,
        SecondStep second,
        Passkeys passkeys,
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
            errors.Require(false, "", Guesses.TooMany, (int)Guesses.Span.TotalMinutes);
            return await Shown(StatusCodes.Status429TooManyRequests);
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
            .All(nameof(Form.UserName), account is null ? new Reasons() : Arrival.WhyNot(account, http));
        if (errors.Any)
        {
            return await Shown(errors.Status);
        }

        return account!.TwoFactorEnabled
            ? await second.Ask(http, account, form.Return, form.Unsent)
            : await arrival.Enter(http, account, Way.Password, form.Return, form.Unsent);

        // What was typed stays, but for the password.
        async Task<IResult> Shown(int status) =>
            Page(
                new(
                    form with
                    {
                        Password = null,
                    },
                    errors,
                    await passkeys.Ask(http, null),
                    resume.Open(form.Unsent)?.Typed.Count() ?? 0
                ),
                status
            );
    }

    private static async Task<RedirectHttpResult> SignOut(HttpContext http, DirectoryDb db)
    {
        if (Cookie.SessionOf(http.User) is { } id)
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(http.RequestAborted);
        }

        var fromProvider = Cookie.SignedInBy(http) is Way.Provider;
        await http.SignOutAsync(Cookie.Scheme);
        return TypedResults.LocalRedirect(fromProvider ? "/sign-in?done=provider" : "/sign-in");
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

    private static RazorComponentResult<SignInPage> Page(Model model, int? status = null) =>
        new(new { Model = model }) { StatusCode = status ?? model.Errors.Status };
}
