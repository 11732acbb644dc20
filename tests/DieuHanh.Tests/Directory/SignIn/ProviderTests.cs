using System.Web;
using DieuHanh.Directory;
using DieuHanh.Directory.Provider;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Signing in through the agency's identity provider, which is a real server beside the office.</summary>
public sealed class ProviderTests(ProviderTests.Connected world) : IClassFixture<ProviderTests.Connected>
{
    private const string Start = "/sign-in/provider";
    private const string Failed = "/sign-in?problem=failed";
    private const string Unknown = "/sign-in?problem=unknown";

    public sealed class Connected : World, IAsyncDisposable
    {
        internal Issuer Issuer { get; } = Issuer.Start().GetAwaiter().GetResult();

        internal ProviderSettings Settings => App.Services.GetRequiredService<ProviderSettings>();

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Configuration["Oidc:Authority"] = Issuer.Address;
            builder.Configuration["Oidc:ClientId"] = Issuer.ClientId;
            builder.Configuration["Oidc:ClientSecret"] = Issuer.Secret;
            builder.Configuration["Oidc:Name"] = "Tài khoản tỉnh";
            builder.Configuration["Oidc:Seconds"] = "120";
            builder.Configuration["Oidc:StrongAcr"] = "gold platinum";
            builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_linked_person_comes_in_and_goes_where_they_were_going()
    {
        await Link("officer", "sub-officer");
        var visitor = world.Stranger();
        (await visitor.Get("/sign-in?return=/agencies"))
            .Attribute("a[href*='provider']", "href")
            .ShouldBe($"{Start}?return=%2Fagencies");
        var away = await visitor.Get($"{Start}?return=/agencies");
        var asked = HttpUtility.ParseQueryString(new Uri(away.Location!).Query);
        asked["response_type"].ShouldBe("code");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["nonce"].ShouldNotBeNullOrEmpty();

        (await Return(visitor, away, "sub-officer")).Location.ShouldBe("/agencies");

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
        await Link("unit-head", "sub-unit-head");
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
            (await Return(visitor, await visitor.Get(Start), "sub-unit-head")).Location.ShouldBe(Failed);
        }
        finally
        {
            world.Issuer.Lie = null;
        }

        (await visitor.Get("/account/security")).Location.ShouldStartWith("/sign-in");
        (await visitor.Get(Failed)).Text(".error-summary").ShouldContain("không thành");

        // It was the lie, and nothing else.
        (await Return(visitor, await visitor.Get(Start), "sub-unit-head")).Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_refused()
    {
        await Link("editor", "sub-editor");
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

        (await Return(victim, await victim.Get(Start), "sub-of-nobody")).Location.ShouldBe(Unknown);
        (await GuessesTaken()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_subject_nobody_linked_opens_nothing_and_makes_no_account()
    {
        var before = await world.In(s => s.GetRequiredService<DirectoryDb>().Accounts.CountAsync());
        var visitor = world.Stranger();
        world.Issuer.Says["preferred_username"] = "clerk";
        world.Issuer.Says["email"] = "clerk@example.invalid";
        world.Issuer.Says["email_verified"] = "true";

        (await Return(visitor, await visitor.Get(Start), "sub-stranger")).Location.ShouldBe(Unknown);

        (await visitor.Get(Unknown)).Text(".error-summary").ShouldContain("không có tài khoản");
        (await world.In(s => s.GetRequiredService<DirectoryDb>().Accounts.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task A_disabled_account_stays_closed()
    {
        await Link("hr", "sub-hr");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["hr"]}";
        await admin.SubmitFrom(url, $"{url}/account/disable");
        var visitor = world.Stranger();

        (await Return(visitor, await visitor.Get(Start), "sub-hr")).Location.ShouldBe(Unknown);
    }

    [Fact]
    public async Task A_password_that_was_handed_out_need_not_be_changed_by_who_does_not_use_it()
    {
        await Link("secretary", "sub-secretary");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["secretary"]}";
        (await admin.SubmitFrom(url, $"{url}/account/password")).Status.ShouldBe(200);
        var visitor = world.Stranger();

        await Return(visitor, await visitor.Get(Start), "sub-secretary");

        (await visitor.Get("/tasks")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_unless_the_provider_asked()
    {
        await Link("office-leader", "sub-leader");
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "office-leader"));
        var visitor = world.Stranger();
        var step = await Return(visitor, await visitor.Get($"{Start}?return=/agencies"), "sub-leader");
        step.Location.ShouldStartWith("/sign-in/second?ticket=");
        (await visitor.Get("/agencies")).Location.ShouldStartWith("/sign-in");
        (await visitor.SubmitFrom(step.Location!, "/sign-in/second", ("Code", phone.Code(1)))).Location.ShouldBe(
            "/agencies"
        );

        foreach (var (claim, value) in new[] { ("amr", "mfa"), ("acr", "gold") })
        {
            world.Issuer.Says[claim] = value;
            var strong = world.Stranger();
            (await Return(strong, await strong.Get(Start), "sub-leader")).Location.ShouldBe("/");
            world.Issuer.Says.Remove(claim);
        }
    }

    [Fact]
    public async Task By_rule_a_name_or_a_verified_address_finds_its_account_once()
    {
        try
        {
            world.Settings.Match = Match.UserName;
            (await Come("sub-nghean", ("preferred_username", "focal-nghean"))).Location.ShouldBe("/");
            (await Come("sub-other", ("preferred_username", "focal-nghean"))).Location.ShouldBe(Unknown);

            world.Settings.Match = Match.Email;
            var address = ("email", "Focal-HaTinh@example.invalid");
            (await Come("sub-hatinh", address, ("email_verified", "false"))).Location.ShouldBe(Unknown);
            (await Come("sub-hatinh", address)).Location.ShouldBe(Unknown);
            (await Come("sub-hatinh", address, ("email_verified", "true"))).Location.ShouldBe("/");

            // Linked for good: the address may go to somebody else over there.
            world.Settings.Match = Match.Subject;
            (await Come("sub-hatinh", ("email", "other@example.invalid"))).Location.ShouldBe("/");
        }
        finally
        {
            world.Settings.Match = Match.Subject;
        }
    }

    [Fact]
    public async Task A_subject_has_one_account()
    {
        await Link("focal-bct", "sub-bct");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["focal-bxd"]}";

        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", "sub-bct")))
            .Error("Subject")
            .ShouldStartWith("Mã định danh này đã gắn");
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", "sub-bxd"))).Status.ShouldBe(302);
        (await admin.Get(url)).Value("#Subject").ShouldBe("sub-bxd");
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", ""))).Status.ShouldBe(302);
        (await Come("sub-bxd")).Location.ShouldBe(Unknown);
    }

    [Fact]
    public async Task Who_somebody_is_at_the_provider_stays_out_of_the_record()
    {
        await Link("focal-tapdoan", "001099000001");
        try
        {
            world.Settings.Match = Match.UserName;
            (await Come("001099000002", ("preferred_username", "government-leader"))).Location.ShouldBe("/");
        }
        finally
        {
            world.Settings.Match = Match.Subject;
        }

        var record = await world.In(s => s.GetRequiredService<DirectoryDb>().Audit.ToListAsync());
        record.Count(a => a.Action == "Gắn với hệ thống định danh").ShouldBeGreaterThan(1);
        record.ShouldAllBe(a => !$"{a.Changes}{a.Why}".Contains("00109900000", StringComparison.Ordinal));
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

    private async Task<Page> Come(string subject, params (string Name, string Value)[] says)
    {
        foreach (var name in world.Issuer.Says.Keys.ToList())
        {
            world.Issuer.Says.Remove(name);
        }

        foreach (var (name, value) in says)
        {
            world.Issuer.Says[name] = value;
        }

        var visitor = world.Stranger();
        return await Return(visitor, await visitor.Get(Start), subject);
    }

    // The browser goes to the provider, is let in there, and comes back.
    private async Task<Page> Return(Visitor visitor, Page away, string subject)
    {
        world.Issuer.Says["sub"] = subject;
        var back = await world.Issuer.Visit(away.Location!);
        back.AbsolutePath.ShouldBe("/sign-in/provider/callback");
        return await visitor.Get(back.PathAndQuery);
    }

    private async Task Link(string userName, string subject)
    {
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff[userName]}";
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", subject))).Status.ShouldBe(302);
    }
}

/// <summary>A provider that does not answer, and an office that knows none.</summary>
public sealed class ProviderAwayTests(ProviderAwayTests.Alone world) : IClassFixture<ProviderAwayTests.Alone>
{
    public sealed class Alone : World
    {
        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Configuration["Oidc:Authority"] = "http://127.0.0.1:1";
            builder.Configuration["Oidc:ClientId"] = "dieuhanh";
        }
    }

    [Fact]
    public async Task It_is_said_clearly_and_the_password_still_works()
    {
        var visitor = world.Stranger();
        var answer = await visitor.Get("/sign-in/provider");
        answer.Location.ShouldBe("/sign-in?problem=away");

        var page = await visitor.Follow(answer);

        page.Text(".error-summary").ShouldContain("hiện không trả lời");
        (await visitor.Send(page, "/sign-in", ("UserName", "clerk"), ("Password", Staff.Password))).Status.ShouldBe(
            302
        );
    }
}
