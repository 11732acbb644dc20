using DieuHanh.Directory.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DieuHanh.Directory.Provider;

/// <summary>The framework's OpenID Connect client, there only where a provider is configured: code flow, PKCE, state and nonce.</summary>
internal static class ProviderScheme
{
    public static IServiceCollection AddProvider(this IServiceCollection services)
    {
        services.AddSingleton(ProviderSettings.Read).AddScoped<ProviderArrival>().AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IPostConfigureOptions<OpenIdConnectOptions>,
                OpenIdConnectPostConfigureOptions
            >()
        );
        services
            .AddOptions<AuthenticationOptions>()
            .Configure<ProviderSettings>(
                (options, settings) =>
                {
                    if (settings.On)
                    {
                        options.AddScheme<OpenIdConnectHandler>(ProviderSettings.Scheme, settings.Name);
                    }
                }
            );
        services.AddOptions<OpenIdConnectOptions>(ProviderSettings.Scheme).Configure<ProviderSettings>(Configure);
        return services;
    }

    private static void Configure(OpenIdConnectOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !settings.IsLoopback;
        options.SignInScheme = Cookie.Scheme;
        options.CallbackPath = "/sign-in/provider/callback";
        options.SignedOutCallbackPath = "/sign-out/provider/done";
        options.RemoteSignOutPath = PathString.Empty;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        options.SaveTokens = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(settings.Seconds);
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
        {
            options.Scope.Add(scope);
        }

        // By address and not as a form from the other site: the cookies that tie the answer to this browser may then stay SameSite=Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events = new OpenIdConnectEvents
        {
            OnAuthorizationCodeReceived = context => Arrive(context.HttpContext).Received(context),
            OnTicketReceived = context => Arrive(context.HttpContext).Came(context),
            OnRemoteFailure = context => Arrive(context.HttpContext).Failed(context),
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.ClientId = settings.ClientId;
                return Task.CompletedTask;
            },
        };
    }

    private static ProviderArrival Arrive(HttpContext http) =>
        http.RequestServices.GetRequiredService<ProviderArrival>();
}
