using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Factors;

/// <summary>Signing in with a passkey: no name, no password; whoever opened the key was verified by it, which is two factors.</summary>
public static class PasskeySignIn
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/sign-in/passkey", Post).OpenToAll();

    public sealed record Form(string? Credential, string? PasskeyTicket)
    {
        /// <summary>Where to go afterwards.</summary>
        public string? Return { get; init; }

        /// <summary>A form that was sent after its session had ended, encrypted.</summary>
        public string? Unsent { get; init; }
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        Passkeys passkeys,
        Guesses guesses,
        Arrival arrival,
        HttpContext http
    )
    {
        var errors = new FormErrors();
        if (!await guesses.Take(http, http.RequestAborted))
        {
            errors.Require(false, "", Guesses.TooMany, (int)Guesses.Span.TotalMinutes);
            return await SignIn.Again(
                http,
                passkeys,
                form.Unsent,
                errors,
                form.Return,
                StatusCodes.Status429TooManyRequests
            );
        }

        var account = await passkeys.Answer(http, form.Credential, form.PasskeyTicket);
        errors.Require(
            account is not null,
            "",
            "Khóa truy cập không được nhận: không phải khóa của tài khoản nào ở đây, hoặc trang đã mở quá lâu. Hãy bấm lại."
        );
        if (account is not null)
        {
            await guesses.GiveBack(http, http.RequestAborted);
            errors.Against(Arrival.WhyNot(account, http));
        }

        return errors.Any
            ? await SignIn.Again(http, passkeys, form.Unsent, errors, form.Return)
            : await arrival.Enter(
                http,
                account!,
                Way.Passkey,
                form.Return,
                form.Unsent,
                "Đăng nhập bằng khóa truy cập"
            );
    }
}
