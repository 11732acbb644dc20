using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser;

/// <summary>Signing in with more than a password, in a browser with a passkey of its own.</summary>
public sealed class SecurityJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Password = "vanphongmau";

    [Theory]
    [InlineData("1440")]
    [InlineData("390")]
    public async Task A_passkey_is_made_and_opens_the_office_without_a_password(string screen)
    {
        var office = await Open(Engine.Sqlite);
        var visitor = await Visit(office, screen == Screen.Phone.Name ? Screen.Phone : Screen.Desktop);
        await PlugIn(visitor.Page);
        await visitor.SignIn("cv.ktth1", Password);
        await visitor.Go("/account/security");
        await visitor.IsForEveryone();
        await visitor.Picture("security");

        await visitor.Page.ClickAsync("a[href='/account/passkeys/new']");
        await visitor.IsForEveryone();
        await visitor.Page.FillAsync("[name=Name]", "Máy ở cơ quan");
        await visitor.Page.ClickAsync("form[data-passkey] button");
        await visitor.Page.Locator(".recovery-codes").WaitForAsync();
        (await visitor.Page.Locator(".recovery-codes li").CountAsync()).ShouldBe(10);
        await visitor.IsForEveryone();

        await visitor.Go("/account/security");
        (await visitor.Page.InnerTextAsync("#factors")).ShouldContain("Máy ở cơ quan");
        await visitor.SignOut();
        await visitor.IsForEveryone();
        await visitor.Page.ClickAsync("form[data-passkey=get] button");
        await visitor.Page.WaitForURLAsync(u => !u.Contains("sign-in", StringComparison.Ordinal));
        await visitor.Go("/account/security");
        (await visitor.Page.InnerTextAsync("#sessions")).ShouldContain("bằng khóa truy cập");

        // And after the password, as the second step.
        await visitor.SignOut();
        await visitor.Page.FillAsync("[name=UserName]", "cv.ktth1");
        await visitor.Page.FillAsync("[name=Password]", Password);
        await visitor.Page.ClickAsync("main form[action='/sign-in'] button");
        (await visitor.Page.InnerTextAsync("h1")).ShouldBe("Bước thứ hai");
        await visitor.IsForEveryone();
        await visitor.Page.ClickAsync("form[data-passkey=get] button");
        await visitor.Page.WaitForURLAsync(u => !u.Contains("sign-in", StringComparison.Ordinal));
        (await visitor.Page.Locator("[popovertarget=person-menu]").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_authenticator_app_is_set_up_and_asked_for(bool javaScript)
    {
        var visitor = await Visit(await Open(Engine.Sqlite), javaScript: javaScript);
        await visitor.SignIn("cv.ktth2", Password);
        await visitor.Go("/account/authenticator");
        await visitor.IsForEveryone();
        await visitor.Picture("authenticator");
        if (javaScript)
        {
            (
                await visitor.Page.EvaluateAsync<int>("document.querySelector('img.square-code').naturalWidth")
            ).ShouldBeGreaterThan(100);
        }

        var letters = (await visitor.Page.TextContentAsync("code.handed-out"))!;
        await visitor.Page.FillAsync("[name=Code]", AuthenticatorApp.Code(letters, 0));
        await visitor.Page.ClickAsync("main form button.btn-primary");
        await visitor.Page.Locator(".recovery-codes").WaitForAsync();
        var paper = (await visitor.Page.TextContentAsync(".recovery-codes li"))!;

        await visitor.SignOut();
        await visitor.Page.FillAsync("[name=UserName]", "cv.ktth2");
        await visitor.Page.FillAsync("[name=Password]", Password);
        await visitor.Page.ClickAsync("main form[action='/sign-in'] button");
        (await visitor.Page.InnerTextAsync("h1")).ShouldBe("Bước thứ hai");
        await visitor.IsForEveryone();
        await visitor.Page.FillAsync("[name=Code]", AuthenticatorApp.Code(letters, 1));
        await visitor.Page.ClickAsync("main form[action='/sign-in/second'] button");
        (await visitor.Page.Locator("[name=Code]").CountAsync()).ShouldBe(0, await visitor.Page.InnerTextAsync("main"));

        await visitor.SignOut();
        await visitor.Page.FillAsync("[name=UserName]", "cv.ktth2");
        await visitor.Page.FillAsync("[name=Password]", Password);
        await visitor.Page.ClickAsync("main form[action='/sign-in'] button");
        await visitor.Page.FillAsync("[name=Code]", paper);
        await visitor.Page.ClickAsync("main form[action='/sign-in/second'] button");
        (await visitor.Page.Locator("[name=Code]").CountAsync()).ShouldBe(0, await visitor.Page.InnerTextAsync("main"));
    }

    [Fact]
    public async Task The_pages_around_signing_in_are_for_everyone()
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite), Screen.Phone);
        foreach (var address in new[] { "/sign-in/forgot", "/sign-in/reset?token=abc", "/sign-in?problem=away" })
        {
            await visitor.Go(address);
            await visitor.IsForEveryone();
        }

        await visitor.SignIn("quantri", Password);
        await visitor.Go("/people/factors");
        await visitor.IsForEveryone();
        await visitor.Go("/account/confirm?return=/account/security");
        await visitor.IsForEveryone();
    }

    // An authenticator inside the browser that verifies its owner, as a phone or a laptop does.
    private static async Task PlugIn(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }
}
