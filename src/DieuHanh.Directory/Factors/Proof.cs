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

/// <summary>
/// Asks again who sits there before how they sign in is changed, when they did not prove it in the last minutes: a screen left alone for a
/// moment must not give the account away.
/// </summary>
public sealed class Proof(DirectoryDb db, Tickets tickets, IHttpContextAccessor http)
{
    private const string Address = "/account/confirm";

    // With more the address would be longer than servers take.
    private const int MostTyped = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapPost(Address, Post).Needs(Right.SignedIn);
    }

    public sealed record Form
    {
        // One of the three is sent, and a record is not made without a parameter of its constructor.

        public string? Password { get; init; }
        public string? Code { get; init; }

        /// <summary>A passkey's answer.</summary>
        public string? Credential { get; init; }
        public string? PasskeyTicket { get; init; }

        /// <summary>Where to go afterwards.</summary>
        public string? Return { get; init; }
    }

    public sealed record Model(Form Form, FormErrors Errors, bool HasAuthenticator, Passkeys.Question? Passkey);

    /// <summary>One's own account to change something of; where there is none, or nothing was proved lately, what to answer instead.</summary>
    public async Task<(Account? Account, IResult Instead)> Mine(string back) =>
        await Missing(back) is { } ask ? (null, ask) : (await db.Mine(), TypedResults.NotFound());

    /// <summary>What was typed into a field before the proof was asked for.</summary>
    public sealed record Kept(string Field, string Text);

    /// <summary>What came back with an address that <see cref="Missing"/> gave; null where nothing did.</summary>
    public Kept? KeptFor(string page, string? carried) => tickets.Read<Kept>(Purpose(page), carried)?.Content;

    private static string Purpose(string page) => $"Typed {page}";

    /// <summary>Null when it was proved lately; otherwise where to prove it, from where they come back.</summary>
    /// <param name="typed">What is not to be typed again. It travels encrypted: addresses stand in logs, and this may name somebody.</param>
    public async Task<IResult?> Missing(string page, string part = "", Kept? typed = null)
    {
        var kept = typed is { Text.Length: > 0 and <= MostTyped } ? $"?typed={tickets.Give(Purpose(page), typed)}" : "";
        var back = page + kept + part;
        var id = Cookie.SessionOf(http.HttpContext!.User);
        return
            await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id) is { } session
            && session.ProvenLately(db.Scope.Now)
            ? null
            : TypedResults.LocalRedirect($"{Address}?return={Uri.EscapeDataString(back)}");
    }

    private static async Task<IResult> Get(string? @return, DirectoryDb db, Passkeys passkeys, HttpContext http) =>
        await db.Mine() is { } account
            ? await Page(new() { Return = @return }, new(), account, db, passkeys, http)
            : TypedResults.NotFound();

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        Attempts attempts,
        Codes codes,
        Passkeys passkeys,
        HttpContext http
    )
    {
        if (await db.Mine() is not { } account)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors();
        var onPaper = false;
        var cancel = http.RequestAborted;
        if (!string.IsNullOrEmpty(form.Credential))
        {
            errors.Require(
                (await passkeys.Answer(http, form.Credential, form.PasskeyTicket))?.Id == account.Id,
                "",
                "Khóa truy cập không được nhận. Hãy bấm lại."
            );
        }
        else if (Typed.Text(form.Code) is { } code)
        {
            var answer = code.Length <= 100 ? await codes.Check(account, code, cancel) : CodeAnswer.Wrong;
            onPaper = answer is CodeAnswer.Recovery;
            errors.Require(
                answer is CodeAnswer.App or CodeAnswer.Recovery,
                nameof(Form.Code),
                "Mã không đúng, đã dùng rồi, hoặc đang tạm khóa do nhập sai nhiều lần."
            );
        }
        else
        {
            var password = Passwords.Typed(form.Password);
            errors
                .Require(password is not null, nameof(Form.Password), "Nhập mật khẩu.")
                .Require(
                    password is null
                        || password.Length <= Passwords.Longest && await attempts.Check(account, password, cancel),
                    nameof(Form.Password),
                    "Mật khẩu không đúng, hoặc tài khoản đang tạm khóa do nhập sai nhiều lần."
                );
        }

        if (errors.Any)
        {
            return await Page(form, errors, account, db, passkeys, http);
        }

        var (id, now) = (Cookie.SessionOf(http.User), db.Scope.Now);
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvenAt, now), cancel);
        if (onPaper)
        {
            await codes.TellUsed(
                account,
                "Một mã khôi phục của anh/chị vừa được dùng để xác nhận lại; còn {0} mã.",
                cancel
            );
            await db.SaveAsync("Dùng mã khôi phục", cancel: cancel);
        }
        else
        {
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.LocalRedirect(SignIn.Local(form.Return));
    }

    private static async Task<IResult> Page(
        Form form,
        FormErrors errors,
        Account account,
        DirectoryDb db,
        Passkeys passkeys,
        HttpContext http
    )
    {
        var hasPasskey = await db.Passkeys.AnyAsync(p => p.AccountId == account.Id);
        var question = hasPasskey ? await passkeys.Ask(http, account) : null;
        return new RazorComponentResult<ProofPage>(
            new { Model = new Model(form, errors, account.HasAuthenticator, question) }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
