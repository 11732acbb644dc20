using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>
/// The agency's identity provider: a real OpenID Connect server on a socket of this machine. It knows one client, lets in whoever
/// <see cref="Says"/> names without asking, and can be made to lie.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string ClientId = "dieuhanh";
    public const string Secret = "mật khẩu của máy 2026";

    private readonly WebApplication app;
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    private Issuer(WebApplication app) => this.app = app;

    /// <summary>What it says of the person who signs in.</summary>
    public Dictionary<string, string> Says { get; } = new() { ["sub"] = "nobody" };

    /// <summary>Changes the identity token before it is signed.</summary>
    public Action<SecurityTokenDescriptor>? Lie { get; set; }

    public string Address => app.Urls.First();

    public static async Task<Issuer> Start()
    {
        Issuer? issuer = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .SetEndSessionEndpointUris("leave")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Profile, Scopes.Email)
                    .AddEphemeralEncryptionKey()
                    .AddEphemeralSigningKey()
                    .EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(b =>
                    b.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                        {
                            context.Reject(Errors.InvalidClient);
                        }

                        return default;
                    })
                );
                options.AddEventHandler<ValidateTokenRequestContext>(b =>
                    b.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId || context.ClientSecret != Secret)
                        {
                            context.Reject(Errors.InvalidClient);
                        }

                        return default;
                    })
                );
                options.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(_ => default));
                options.AddEventHandler<HandleEndSessionRequestContext>(b =>
                    b.UseInlineHandler(context =>
                    {
                        context.SignOut();
                        return default;
                    })
                );
                options.AddEventHandler<HandleAuthorizationRequestContext>(b =>
                    b.UseInlineHandler(context =>
                    {
                        context.SignIn(issuer!.Person(context.Request.GetScopes()));
                        return default;
                    })
                );
                options.AddEventHandler<GenerateTokenContext>(b =>
                    b.UseInlineHandler(context =>
                        {
                            if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
                            {
                                issuer!.Lie?.Invoke(context.SecurityTokenDescriptor);
                            }

                            return default;
                        })
                        .SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
                );
            });
        var server = builder.Build();
        server.UseAuthentication();
        issuer = new Issuer(server);
        await server.StartAsync();
        return issuer;
    }

    /// <summary>What a browser is answered at an address of this server: where it is sent next.</summary>
    public async Task<Uri> Visit(string address)
    {
        using var answer = await browser.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(
            HttpStatusCode.Redirect,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        return answer.Headers.Location!;
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
    }

    private ClaimsPrincipal Person(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("issuer");
        foreach (var (name, value) in Says)
        {
            identity.AddClaim(
                new Claim(name, value, value is "true" or "false" ? ClaimValueTypes.Boolean : ClaimValueTypes.String)
            );
        }

        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity).SetScopes(scopes);
    }
}
