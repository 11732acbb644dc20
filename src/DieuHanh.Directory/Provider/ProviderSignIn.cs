using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Directory.Provider;

/// <summary>
/// The way to the provider and back to the sign-in page. By address and not by form: the page's policy lets no form lead to another site.
/// </summary>
public static partial class ProviderSignIn
{
    public const string Address = "/sign-in/provider";
    public const string LeaveAddress = "/sign-out/provider";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Go).OpenToAll();
        app.MapGet(LeaveAddress, Leave).OpenToAll();
    }

    /// <summary>The sign-in page, saying what went wrong; the password still works.</summary>
    internal static string Problem(string what) => $"/sign-in?problem={what}";

    private static async Task<IResult> Go(
        string? @return,
        ProviderSettings settings,
        ILogger<ProviderSettings> log,
        HttpContext http
    )
    {
        if (!settings.On)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await http.ChallengeAsync(
                ProviderSettings.Scheme,
                new AuthenticationProperties { RedirectUri = SignIn.Local(@return) }
            );
            return Results.Empty;
        }
        catch (Exception away) when (IsAway(away))
        {
            Away(log, away.GetType().Name);
            return TypedResults.LocalRedirect(Problem("away"));
        }
    }

    private static async Task<IResult> Leave(ProviderSettings settings, ILogger<ProviderSettings> log, HttpContext http)
    {
        if (!settings.On)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await http.SignOutAsync(ProviderSettings.Scheme, new AuthenticationProperties { RedirectUri = "/sign-in" });
            return Results.Empty;
        }
        catch (Exception away) when (IsAway(away))
        {
            // It is away, or has no address for signing out.
            Away(log, away.GetType().Name);
            return TypedResults.LocalRedirect(Problem("away"));
        }
    }

    private static bool IsAway(Exception error) =>
        error is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException;

    [LoggerMessage(LogLevel.Warning, "The identity provider does not answer: {Error}")]
    private static partial void Away(ILogger logger, string error);
}
