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
/// The second step of signing in: the password was right, and the account asks for a code of its app, a code on paper or a passkey besides.
/// No session is open yet; who came so far travels encrypted in the page.
/// </summary>
public sealed class SecondStep(DirectoryDb db, Tickets tickets, Passkeys passkeys, Resume resume)
{
    private const string Address = "/sign-in/second";
    private const string Purpose = "second-step";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).OpenToAll();
        app.MapPost(Address, Post).OpenToAll();
    }

    /// <param name="Stamp">Void once the password changed.</param>
    private sealed record Half(Guid AccountId, string Stamp, Way Way, string? Return);

    public sealed record Form(string? Ticket, string? Code)
    {
        /// <summary>A form that was sent after its session had ended, encrypted.</summary>
        public string? Unsent { get; init; }
    }

    /// <param name="Passkey">What the browser asks a passkey, where the account has one.</param>
    /// <param name="Kept">How much of an unsent form is kept.</param>
    public sealed record Model(
        Form Form,
        FormErrors Errors,
        string? Return,
        bool HasAuthenticator,
        Passkeys.Question? Passkey,
        int Kept
    );

    /// <summary>The page, right after the password.</summary>
    internal Task<IResult> Ask(HttpContext http, Account account, string? back, string? unsent) =>
        Page(http, account, new(TicketFor(account, Way.Password, back), null) { Unsent = unsent }, new(), back);

    /// <summary>The address of the page, where another site sent the browser here.</summary>
    internal string AddressFor(Account account, Way way, string? back) =>
        $"{Address}?ticket={TicketFor(account, way, back)}";

    private static async Task<IResult> Get(string? ticket, SecondStep step, HttpContext http) =>
        await step.Read(ticket) is var (half, account)
            ? await step.Page(http, account, new(ticket, null), new(), half.Content.Return)
            : TypedResults.LocalRedirect("/sign-in");

    private static async Task<IResult> Post(
        [FromForm] Form form,
        SecondStep step,
        Codes codes,
        Guesses guesses,
        Arrival arrival,
        Passkeys passkeys,
        HttpContext http
    )
    {
        if (await step.Read(form.Ticket) is not var (half, account))
        {
            return await SignIn.Again(
                http,
                passkeys,
                form.Unsent,
                new FormErrors().Require(false, "", "Bước đăng nhập này đã quá lâu. Hãy đăng nhập lại từ đầu.")
            );
        }

        var back = half.Content.Return;
        var errors = new FormErrors().RequireText(Typed.Text(form.Code), nameof(Form.Code), "Nhập mã.", 100);
        if (errors.None && !await guesses.Take(http, http.RequestAborted))
        {
            errors.Require(false, "", Guesses.TooMany, (int)Guesses.Span.TotalMinutes);
            return await step.Page(http, account, form, errors, back, StatusCodes.Status429TooManyRequests);
        }

        if (errors.Any)
        {
            return await step.Page(http, account, form, errors, back);
        }

        var answer = await codes.Check(account, Typed.Text(form.Code)!, http.RequestAborted);
        errors
            .Require(answer is not CodeAnswer.Wrong, nameof(Form.Code), "Mã không đúng hoặc đã dùng rồi.")
            .Require(
                answer is not CodeAnswer.Locked,
                nameof(Form.Code),
                "Đã nhập sai quá nhiều mã: mã từ ứng dụng được nhận lại sau {0} phút. Mã khôi phục và khóa truy cập vẫn dùng được.",
                (int)Account.LockedFor.TotalMinutes
            )
            .Against(Arrival.WhyNot(account, http));
        if (errors.Any || !await step.Spend(half))
        {
            await step.WriteDown(account, answer);
            return await step.Page(http, account, form, errors, back);
        }

        await guesses.GiveBack(http, http.RequestAborted);
        if (answer is CodeAnswer.Recovery)
        {
            await codes.TellUsed(
                account,
                "Một mã khôi phục của anh/chị vừa được dùng để đăng nhập; còn {0} mã.",
                http.RequestAborted
            );
        }

        return await arrival.Enter(http, account, half.Content.Way, back, form.Unsent);
    }

    private string TicketFor(Account account, Way way, string? back) =>
        tickets.Give(Purpose, new Half(account.Id, account.SecurityStamp ?? "", way, back));

    private async Task<(Tickets.Ticket<Half> Half, Account Account)?> Read(string? ticket) =>
        tickets.Read<Half>(Purpose, ticket) is { } half
        && await db.Accounts.FirstOrDefaultAsync(a => a.Id == half.Content.AccountId) is { } account
        && (account.SecurityStamp ?? "") == half.Content.Stamp
            ? (half, account)
            : null;

    private Task<bool> Spend(Tickets.Ticket<Half> half) => tickets.Spend(half);

    private async Task WriteDown(Account account, CodeAnswer answer)
    {
        if (answer is CodeAnswer.Wrong)
        {
            db.Record("Nhập sai mã xác thực", nameof(Account), account.Id, account.PersonId);
            await db.SaveAsync("Nhập sai mã xác thực");
        }
    }

    private async Task<IResult> Page(
        HttpContext http,
        Account account,
        Form form,
        FormErrors errors,
        string? back,
        int? status = null
    )
    {
        var hasPasskey = await db.Passkeys.AnyAsync(p => p.AccountId == account.Id);
        var model = new Model(
            form with
            {
                Code = null,
            },
            errors,
            back,
            account.HasAuthenticator,
            hasPasskey ? await passkeys.Ask(http, account) : null,
            resume.Open(form.Unsent)?.Typed.Count() ?? 0
        );
        return new RazorComponentResult<SecondStepPage>(new { Model = model }) { StatusCode = status ?? errors.Status };
    }
}
