using System.Security.Claims;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Sessions;

/// <summary>The cookie names an account, its stamp and its person, nothing else: what its owner may do is looked up in the directory each time.</summary>
public static class Cookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";

    /// <summary>Opens a session; the rest of this request is its owner's already.</summary>
    public static async Task SignIn(HttpContext http, Account account)
    {
        http.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new(AccountClaim, account.Id.ToString()),
                    new(StampClaim, account.SecurityStamp ?? ""),
                    new(Revisions.PersonClaim, account.PersonId.ToString()),
                ],
                Scheme
            )
        );
        await http.SignInAsync(Scheme, http.User);
        var state = await http.RequestServices.GetRequiredService<DirectoryReader>().State(http.RequestAborted);
        http.RequestServices.GetRequiredService<CurrentActor>().Actor = ActorOf(account.PersonId, state, http);
    }

    /// <summary>Turns the cookie into an <see cref="Actor"/>; a cookie whose stamp was changed, or of a disabled account, is nobody's.</summary>
    public static IApplicationBuilder UseActor(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (Guid.TryParse(http.User.FindFirstValue(AccountClaim), out var id))
                {
                    var state = await http
                        .RequestServices.GetRequiredService<DirectoryReader>()
                        .State(http.RequestAborted);
                    if (
                        state.Accounts.GetValueOrDefault(id) is { Disabled: false } account
                        && account.Stamp == http.User.FindFirstValue(StampClaim)
                        && (!account.IsSample || Loopback.Is(http))
                    )
                    {
                        if (account.MustChange && !OpenBeforeChange(http))
                        {
                            SendToChange(http);
                            return;
                        }

                        http.RequestServices.GetRequiredService<CurrentActor>().Actor = ActorOf(
                            account.PersonId,
                            state,
                            http
                        );
                    }
                    else
                    {
                        http.User = new ClaimsPrincipal(new ClaimsIdentity());
                        await http.SignOutAsync(Scheme);
                    }
                }

                await next();
            }
        );

    /// <summary>
    /// Nobody is signed in: a page leads to the sign-in page and back, a form of this site is held in the sign-in page, anything else is
    /// refused.
    /// </summary>
    internal static async Task Ask(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var request = http.Request;
        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (HttpMethods.IsGet(request.Method))
        {
            http.Response.Redirect($"/sign-in?return={Uri.EscapeDataString(request.Path + request.QueryString)}");
        }
        else if (
            HttpMethods.IsPost(request.Method)
            && Unsent.FromThisSite(request)
            && await Unsent.Read(
                request,
                http.RequestServices.GetRequiredService<ModuleScope>().Now,
                http.RequestAborted
            )
                is { } unsent
        )
        {
            // The body was read here; a page that looks into the form again must find it empty, not cut off.
            request.Form = FormCollection.Empty;
            await SessionsPage(http, unsent);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    internal static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task SessionsPage(HttpContext http, Unsent unsent) =>
        Sessions
            .SignIn.Holding(unsent, http.RequestServices.GetRequiredService<IDataProtectionProvider>())
            .ExecuteAsync(http);

    private static Actor ActorOf(Guid personId, DirectoryState state, HttpContext http) =>
        state.Book.Person(personId) is { } person ? ActAs.Of(person, state.Book.OfficeId, http) : Actor.Nobody;

    private static bool OpenBeforeChange(HttpContext http) =>
        http.Request.Path == ChangePassword.Address
        || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static void SendToChange(HttpContext http)
    {
        if (
            HttpMethods.IsGet(http.Request.Method)
            && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        )
        {
            http.Response.Redirect(ChangePassword.Address);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
