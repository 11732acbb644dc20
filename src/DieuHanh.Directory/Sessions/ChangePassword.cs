using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
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

namespace DieuHanh.Directory.Sessions;

/// <summary>Changing one's own password. Every other session of the person ends.</summary>
public static class ChangePassword
{
    public const string Address = "/account/password";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapPost(Address, Post).Needs(Right.SignedIn);
    }

    public sealed record Form(string? CurrentPassword, string? NewPassword, string? RepeatPassword)
    {
        /// <summary>A form that was sent after its session had ended, encrypted.</summary>
        public string? Unsent { get; init; }

        public FormErrors Read(string? userName, string? fullName, out string current, out string chosen)
        {
            current = Passwords.Typed(CurrentPassword) ?? "";
            chosen = Passwords.Typed(NewPassword) ?? "";
            return new FormErrors()
                .Require(current.Length > 0, nameof(CurrentPassword), "Nhập mật khẩu hiện tại.")
                .All(nameof(NewPassword), Passwords.WhyNot(Passwords.Typed(NewPassword), userName, fullName))
                .Require(
                    chosen.Length == 0 || chosen != current,
                    nameof(NewPassword),
                    "Mật khẩu mới phải khác mật khẩu hiện tại."
                )
                .Require(
                    Passwords.Typed(RepeatPassword) == Passwords.Typed(NewPassword),
                    nameof(RepeatPassword),
                    "Hai lần nhập mật khẩu mới không giống nhau."
                );
        }
    }

    /// <param name="Forced">The password was handed out: nothing else may be done before it is changed.</param>
    public sealed record Model(FormErrors Errors, bool Forced, bool Done, string? Unsent);

    /// <summary>Where someone goes who signed in with a password that was handed out.</summary>
    internal static IResult After(string? unsent) =>
        string.IsNullOrEmpty(unsent)
            ? TypedResults.LocalRedirect(Address)
            : Page(new(new FormErrors(), Forced: true, Done: false, unsent));

    private static async Task<IResult> Get(string? done, DirectoryDb db) =>
        await db.Mine() is { } account
            ? Page(new(new FormErrors(), account.MustChangePassword, done is not null, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        CurrentActor current,
        Attempts attempts,
        IPasswordHasher<Account> hasher,
        Resume resume,
        HttpContext http
    )
    {
        if (await db.Mine() is not { } account)
        {
            return TypedResults.NotFound();
        }

        var forced = account.MustChangePassword;
        var errors = form.Read(account.UserName, current.Actor.Name, out var typed, out var chosen);
        if (errors.None && !await attempts.Check(account, typed, http.RequestAborted))
        {
            errors.Require(
                false,
                nameof(Form.CurrentPassword),
                "Mật khẩu hiện tại không đúng, hoặc tài khoản đang tạm khóa do nhập sai nhiều lần."
            );
        }

        if (errors.Any)
        {
            return Page(new(errors, forced, Done: false, form.Unsent));
        }

        account.SetPassword(hasher.HashPassword(account, chosen), oneTimeUntil: null);
        await Cookie.SignIn(http, account, Way.Password);
        await using var held = await db.Database.BeginTransactionAsync();
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
        db.Changed(account, "Đổi mật khẩu", "Mật khẩu của anh/chị vừa được đổi; các phiên đăng nhập khác đã kết thúc.");
        await db.SaveAsync("Đổi mật khẩu");
        await held.CommitAsync();
        return string.IsNullOrEmpty(form.Unsent)
            ? TypedResults.LocalRedirect(forced ? "/" : $"{Address}?done=1")
            : await resume.Page(form.Unsent);
    }

    private static RazorComponentResult<ChangePasswordPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
