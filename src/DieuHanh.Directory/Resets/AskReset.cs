using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Resets;

/// <summary>Asks for a letter with a one-time address. Whether the name exists, has an address or is disabled, the answer is the same.</summary>
public static class AskReset
{
    public const string Address = "/sign-in/forgot";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (string? done, MailSettings mail) => Page(new(null), new(), done is not null, mail.On))
            .OpenToAll();
        app.MapPost(Address, Post).OpenToAll();
    }

    public sealed record Form(string? Name);

    /// <param name="MailIsOn">Without a mail server the page says whom to ask instead.</param>
    public sealed record Model(Form Form, FormErrors Errors, bool Done, bool MailIsOn);

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        Guesses guesses,
        ILookupNormalizer names,
        MailSettings mail,
        HttpContext http
    )
    {
        var name = Typed.Text(form.Name);
        var errors = new FormErrors().RequireText(name, nameof(Form.Name), "Nhập tên đăng nhập.", 256);
        if (errors.None && mail.On && !await guesses.Take(http, http.RequestAborted))
        {
            errors.Require(false, "", Guesses.TooMany, (int)Guesses.Span.TotalMinutes);
            var refused = Page(form, errors, done: false, mail.On);
            refused.StatusCode = StatusCodes.Status429TooManyRequests;
            return refused;
        }

        if (errors.Any || !mail.On)
        {
            return Page(form, errors, done: false, mail.On);
        }

        var normalized = names.NormalizeName(name);
        var account = await db
            .Accounts.Where(a => a.NormalizedUserName == normalized)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync();
        db.Resets.Add(Reset.Ask(account, db.Scope.Now));
        await db.SaveChangesAsync();
        return TypedResults.LocalRedirect($"{Address}?done=1");
    }

    private static RazorComponentResult<AskResetPage> Page(Form form, FormErrors errors, bool done, bool mailIsOn) =>
        new(new { Model = new Model(form, errors, done, mailIsOn) }) { StatusCode = errors.Status };
}
