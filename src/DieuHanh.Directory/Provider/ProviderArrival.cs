using System.Security.Claims;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Directory.Provider;

/// <summary>
/// Somebody came back from the provider. Its answer was checked by the framework (issuer, signature, nonce, state, times); here it is
/// decided whose account it opens, which by default is nobody's.
/// </summary>
public sealed partial class ProviderArrival(
    DirectoryDb db,
    ProviderSettings settings,
    IDirectory directory,
    Guesses guesses,
    Arrival arrival,
    SecondStep second,
    ILogger<ProviderArrival> log
)
{
    /// <summary>
    /// Answers count like passwords: wrong ones from one network are soon not looked at any more. Only those count that this very browser asked
    /// for, by its state and cookie: any page elsewhere can have its readers' browsers call this address, also with a state of its own.
    /// </summary>
    public async Task Received(AuthorizationCodeReceivedContext context)
    {
        if (!await guesses.Take(context.HttpContext, context.HttpContext.RequestAborted))
        {
            context.Response.Redirect(ProviderSignIn.Problem("many"));
            context.HandleResponse();
        }
    }

    public Task Failed(RemoteFailureContext context)
    {
        // The provider itself said no (the person pressed cancel), or what came is not what it should be.
        Refused(context.Failure?.GetType().Name ?? "");
        context.Response.Redirect(ProviderSignIn.Problem("failed"));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public async Task Came(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        var account = await Find(context.Principal!, http.RequestAborted);
        if (account is null || Arrival.WhyNot(account, http).Any)
        {
            Refused(account is null ? "unknown" : "closed");
            http.Response.Redirect(ProviderSignIn.Problem("unknown"));
            return;
        }

        await guesses.GiveBack(http, http.RequestAborted);
        var back = SignIn.Local(context.ReturnUri);
        if (account.TwoFactorEnabled && !IsStrong(context.Principal!))
        {
            await db.SaveChangesAsync(http.RequestAborted);
            http.Response.Redirect(second.AddressFor(account, Way.Provider, back));
            return;
        }

        var entered = await arrival.Enter(
            http,
            account,
            Way.Provider,
            back,
            unsent: null,
            "Đăng nhập qua hệ thống định danh của cơ quan"
        );
        await entered.ExecuteAsync(http);
    }

    private async Task<Account?> Find(ClaimsPrincipal who, CancellationToken cancel)
    {
        var subject = who.FindFirstValue("sub");
        if (string.IsNullOrEmpty(subject) || subject.Length > Login.Longest)
        {
            return null;
        }

        var login = await db.Logins.FirstOrDefaultAsync(
            l => l.Issuer == settings.Issuer && l.Subject == subject,
            cancel
        );
        if (login is not null)
        {
            login.Use(db.Scope.Now);
            return await db.Accounts.FirstOrDefaultAsync(a => a.Id == login.AccountId, cancel);
        }

        if (await Matching(who, cancel) is not { } account || Closed(account))
        {
            return null;
        }

        var first = Login.Of(account.Id, settings.Issuer, subject);
        first.Use(db.Scope.Now);
        db.Add(first);
        db.Changed(
            account,
            "Gắn với hệ thống định danh",
            "Tài khoản của anh/chị đã được gắn với {0} và từ nay đăng nhập được qua đó.",
            values: settings.Name
        );
        return account;
    }

    // By the rule the operator chose; an account that is linked to another subject is not taken over by a name or an address.
    private async Task<Account?> Matching(ClaimsPrincipal who, CancellationToken cancel)
    {
        var (name, email) = (
            Typed.Text(who.FindFirstValue("preferred_username")),
            Typed.Text(who.FindFirstValue("email"))
        );
        var accounts = db.Accounts.Where(a => !db.Logins.Any(l => l.AccountId == a.Id && l.Issuer == settings.Issuer));
        if (settings.Match is Match.UserName && name is not null)
        {
            var typed = name.ToLowerInvariant();
            return await accounts.FirstOrDefaultAsync(a => a.UserName == typed, cancel);
        }

        if (settings.Match is Match.Email && email is not null && who.HasClaim("email_verified", "true"))
        {
            var people = (await directory.Book(cancel))
                .People.Where(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase))
                .Select(p => p.Id)
                .ToList();
            var found = await accounts.Where(a => people.Contains(a.PersonId)).Take(2).ToListAsync(cancel);
            return found.Count == 1 ? found[0] : null;
        }

        return null;
    }

    private static bool Closed(Account account) => account.Disabled || account.IsSample;

    private bool IsStrong(ClaimsPrincipal who) =>
        who.HasClaim("amr", "mfa")
        || settings
            .StrongAcr.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Contains(who.FindFirstValue("acr"), StringComparer.Ordinal);

    [LoggerMessage(LogLevel.Warning, "Sign-in through the identity provider refused: {Why}")]
    private partial void Refused(string why);
}
