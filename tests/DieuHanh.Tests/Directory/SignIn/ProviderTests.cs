using System.Web;
using DieuHanh.Directory;
using DieuHanh.Directory.Provider;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using static DieuHanh.Tests.Directory.SignIn.ProviderWorld;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Signing in through the agency's identity provider, which is a real server beside the office.</summary>
public sealed class ProviderTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task A_linked_person_comes_in_and_goes_where_they_were_going()
    {
        await world.Link("officer", "sub-officer");
        var visitor = world.Stranger();
        (await visitor.Get("/sign-in?return=/agencies"))
            .Attribute("a[href*='provider']", "href")
            .ShouldBe($"{Start}?return=%2Fagencies");
        var away = await visitor.Get($"{Start}?return=/agencies");
        var asked = HttpUtility.ParseQueryString(new Uri(away.Location!).Query);
        asked["response_type"].ShouldBe("code");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["nonce"].ShouldNotBeNullOrEmpty();

        (await world.Return(visitor, away, "sub-officer")).Location.ShouldBe("/agencies");

        (await visitor.Get("/agencies")).Status.ShouldBe(200);
        (await visitor.Get("/account/security")).Text("#sessions").ShouldContain("qua hệ thống định danh");
        var left = await visitor.SubmitFrom("/account/security", "/sign-out");
        left.Location.ShouldBe("/sign-in?done=provider");
        (await visitor.Get(left.Location!)).Attribute(".alert a", "href").ShouldBe("/sign-out/provider");
        var end = await visitor.Get("/sign-out/provider");
        (await world.Issuer.Visit(end.Location!)).AbsolutePath.ShouldBe("/sign-out/provider/done");
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("expired")]
    [InlineData("forged")]
    [InlineData("audience")]
    public async Task An_answer_that_is_not_what_it_should_be_opens_nothing(string lie)
    {
        await world.Link("unit-head", "sub-unit-head");
        var visitor = world.Stranger();
        world.Issuer.Lie = token =>
        {
            switch (lie)
            {
                case "issuer":
                    token.Issuer = "http://127.0.0.1:1/";
                    break;
                case "audience":
                    token.Subject.RemoveClaim(token.Subject.FindFirst("aud"));
                    token.Audiences.Clear();
                    token.Audience = "another";
                    break;
                case "expired":
                    token.NotBefore = token.IssuedAt = token.Expires!.Value.AddDays(-2);
                    token.Expires = token.IssuedAt.Value.AddHours(1);
                    break;
                case "forged":
                    token.SigningCredentials = new SigningCredentials(
                        new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)),
                        SecurityAlgorithms.RsaSha256
                    );
                    break;
                default:
                    token.Subject.RemoveClaim(token.Subject.FindFirst("nonce"));
                    if (lie == "nonce")
                    {
                        token.Subject.AddClaim(new("nonce", "of another browser"));
                    }

                    break;
            }
        };
        try
        {
            (await world.Return(visitor, await visitor.Get(Start), "sub-unit-head")).Location.ShouldBe(Failed);
        }
        finally
        {
            world.Issuer.Lie = null;
        }

        (await visitor.Get("/account/security")).Location.ShouldStartWith("/sign-in");
        (await visitor.Get(Failed)).Text(".error-summary").ShouldContain("không thành");

        // It was the lie, and nothing else.
        (await world.Return(visitor, await visitor.Get(Start), "sub-unit-head")).Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_refused()
    {
        await world.Link("editor", "sub-editor");
        var (attacker, victim) = (world.Stranger(), world.Stranger());
        world.Issuer.Says["sub"] = "sub-editor";
        var answer = await world.Issuer.Visit((await attacker.Get(Start)).Location!);

        (await victim.Get(answer.PathAndQuery)).Location.ShouldBe(Failed);
        (await victim.Get("/sign-in/provider/callback?code=abc&state=def")).Location.ShouldBe(Failed);
        (await victim.Get("/account/security")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Only_an_answer_this_browser_asked_for_counts_as_a_guess()
    {
        var before = await GuessesTaken();
        var (attacker, victim) = (world.Stranger(), world.Stranger());
        victim.Headers.Add(SampleWorld.RemoteHeader, "203.0.113.77");
        world.Issuer.Says["sub"] = "sub-of-nobody";
        var foreign = await world.Issuer.Visit((await attacker.Get(Start)).Location!);

        // What a page elsewhere makes its readers' browsers ask for: no state, an invented one, one that another browser was given.
        foreach (var query in new[] { "?x=1", "?code=abc&state=def", foreign.Query })
        {
            (await victim.Get($"/sign-in/provider/callback{query}")).Location.ShouldBe(Failed);
        }

        // And who presses "cancel" over there.
        var state = HttpUtility.ParseQueryString(new Uri((await victim.Get(Start)).Location!).Query)["state"];
        (
            await victim.Get($"/sign-in/provider/callback?error=access_denied&state={Uri.EscapeDataString(state!)}")
        ).Location.ShouldBe(Failed);
        (await GuessesTaken()).ShouldBe(before);

        (await world.Return(victim, await victim.Get(Start), "sub-of-nobody")).Location.ShouldBe(Unknown);
        (await GuessesTaken()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_unless_the_provider_asked()
    {
        await world.Link("office-leader", "sub-leader");
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "office-leader"));
        var visitor = world.Stranger();
        var step = await world.Return(visitor, await visitor.Get($"{Start}?return=/agencies"), "sub-leader");
        step.Location.ShouldStartWith("/sign-in/second?ticket=");
        (await visitor.Get("/agencies")).Location.ShouldStartWith("/sign-in");
        (await visitor.SubmitFrom(step.Location!, "/sign-in/second", ("Code", phone.Code(1)))).Location.ShouldBe(
            "/agencies"
        );

        foreach (var (claim, value) in new[] { ("amr", "mfa"), ("acr", "gold") })
        {
            world.Issuer.Says[claim] = value;
            var strong = world.Stranger();
            (await world.Return(strong, await strong.Get(Start), "sub-leader")).Location.ShouldBe("/");
            world.Issuer.Says.Remove(claim);
        }
    }

    [Fact]
    public void Only_a_provider_on_this_machine_may_do_without_HTTPS()
    {
        OpenIdConnectOptions With(string authority)
        {
            var options = world.App.Services.GetServices<IConfigureOptions<OpenIdConnectOptions>>().ToList();
            options.ShouldNotBeEmpty();
            world.Settings.Authority = authority;
            var made = new OpenIdConnectOptions();
            foreach (var configure in options.OfType<IConfigureNamedOptions<OpenIdConnectOptions>>())
            {
                configure.Configure(ProviderSettings.Scheme, made);
            }

            return made;
        }

        var here = world.Settings.Authority;
        try
        {
            With("http://127.0.0.1:8080").RequireHttpsMetadata.ShouldBeFalse();
            With("http://sso.example.gov.vn").RequireHttpsMetadata.ShouldBeTrue();
            With("https://sso.example.gov.vn").RequireHttpsMetadata.ShouldBeTrue();
        }
        finally
        {
            world.Settings.Authority = here;
        }
    }

    private Task<int> GuessesTaken() =>
        world.In(s => s.GetRequiredService<DirectoryDb>().Guesses.SumAsync(g => g.Failures));
}
