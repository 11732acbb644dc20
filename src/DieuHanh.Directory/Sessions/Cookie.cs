using System.Security.Claims;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Ui.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Sessions;

/// <summary>The cookie names an account, its stamp and its person, nothing else: what its owner may do is looked up in the directory each time.</summary>
public static class Cookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";
    private const string WayClaim = "way";

    /// <summary>Is the session still open, and when was it last seen? Asked with the revisions, by which every request begins.</summary>
    public static readonly AskedAlong Asked = new(
        "select 'session', seen from directory_session where id = {0}",
        user => SessionOf(user)
    );

    /// <summary>The id of the session a request belongs to.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>Opens a session; the rest of this request is its owner's already. Its row is written by the next save, without which the cookie is worth nothing.</summary>
    public static async Task SignIn(HttpContext http, Account account, Way way)
    {
        var db = http.RequestServices.GetRequiredService<DirectoryDb>();
        var session = Session.Open(account, way, Callers.Of(http)?.ToString() ?? "", Device.Of(http), db.Scope.Now);
        db.Sessions.Add(session);
        http.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new(AccountClaim, account.Id.ToString()),
                    new(StampClaim, account.SecurityStamp ?? ""),
                    new(SessionClaim, session.Id.ToString()),
                    new(WayClaim, way.ToString()),
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
                        && await IsOpen(http)
                    )
                    {
                        if (account.MustChange && SignedInBy(http) is Way.Password && !OpenBeforeChange(http))
                        {
                            SendTo(http, ChangePassword.Address);
                            return;
                        }

                        if (!account.TwoFactors && state.FactorDue(account) <= state.Day && !OpenBeforeFactors(http))
                        {
                            SendTo(http, SecurityPage.Url);
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
        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || NoticeStream.IsListening(http))
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
            await (await Sessions.SignIn.Holding(unsent, http)).ExecuteAsync(http);
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

    /// <summary>An open page that listens for notices is no use of the office: its session ends like that of a page left alone.</summary>
    internal static Task OnlyUseRenews(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= IsUse(context.HttpContext);
        return Task.CompletedTask;
    }

    private static bool IsUse(HttpContext http) => http.Request.Path != NoticeStream.Url;

    private static async Task<bool> IsOpen(HttpContext http)
    {
        var services = http.RequestServices;
        var seen = await services.GetRequiredService<Revisions>().Asked("session", http.RequestAborted);
        var now = services.GetRequiredService<ModuleScope>().Now;
        if (!Session.IsOpen(seen, now))
        {
            return false;
        }

        if (IsUse(http) && seen <= Session.Seconds(now - Session.SeenEvery) && SessionOf(http.User) is { } id)
        {
            var current = Session.Seconds(now);
            await services
                .GetRequiredService<DirectoryDb>()
                .Sessions.Where(s => s.Id == id && s.Seen < current)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Seen, current), http.RequestAborted);
        }

        return true;
    }

    internal static Way? SignedInBy(HttpContext http) =>
        Enum.TryParse<Way>(http.User.FindFirstValue(WayClaim), out var way) ? way : null;

    private static Actor ActorOf(Guid personId, DirectoryState state, HttpContext http) =>
        state.Book.Person(personId) is { } person ? ActAs.Of(person, state.Book.OfficeId, http) : Actor.Nobody;

    private static bool OpenBeforeChange(HttpContext http) =>
        http.Request.Path == ChangePassword.Address
        || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool OpenBeforeFactors(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal)
        || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    // What must be done first: nothing else is open before it.
    private static void SendTo(HttpContext http, string address)
    {
        if (
            HttpMethods.IsGet(http.Request.Method)
            && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && !NoticeStream.IsListening(http)
        )
        {
            http.Response.Redirect(address);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
