using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.House;

/// <summary>A person at a screen: one profile of the browser, one page, and a list of what went wrong in it unseen.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly Office office;
    private readonly Screen screen;
    private readonly bool javaScript;
    private readonly List<string> faults = [];

    private Visitor(Office office, Screen screen, bool javaScript, IPage page) =>
        (this.office, this.screen, this.javaScript, Page) = (office, screen, javaScript, page);

    public IPage Page { get; }

    /// <summary>Errors of scripts, broken parts of pages, answers of 500 and more, and anything asked from another site.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static async Task<Visitor> Come(Chromium chromium, Office office, Screen screen, bool javaScript)
    {
        var context = await chromium.Browser.NewContextAsync(screen.Context(office.Address, javaScript));
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(office, screen, javaScript, await context.NewPageAsync());
        visitor.Watch();
        return visitor;
    }

    public Task Go(string path) => Page.GotoAsync(path);

    /// <summary>
    /// Looks again until it is there: what one person does reaches the pages of others a moment later, and a page that is open does not
    /// change by itself.
    /// </summary>
    public async Task Until(ILocator thing, Func<Task> look)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await look();
            if (await thing.CountAsync() > 0)
            {
                return;
            }

            await Task.Delay(500);
        }

        throw new TimeoutException($"{thing} did not appear on {Page.Url}.");
    }

    /// <summary>Signs in by typing, as everyone does.</summary>
    public async Task SignIn(string userName, string password)
    {
        await Go("/sign-in");
        await Page.FillAsync("[name=UserName]", userName);
        await Page.FillAsync("[name=Password]", password);
        await Page.ClickAsync("main form button");
        (await Page.Locator("[name=Password]").CountAsync()).ShouldBe(0, $"{userName} was not let in.");
    }

    /// <summary>The page can be used by everyone: no violation of WCAG 2.2 AA that axe finds, one title, nothing wider than the screen.</summary>
    public async Task IsForEveryone()
    {
        // The pages of both engines are the same: those of one are looked through.
        if (javaScript && office.Store.Engine is Engine.Sqlite)
        {
            await Accessibility.Check(Page, narrow: Page.ViewportSize?.Width < screen.Width);
        }

        await Fits();
    }

    /// <summary>One title, and nothing wider than the screen: what other words can change of a page that is for everyone.</summary>
    public async Task Fits()
    {
        (await Page.Locator("h1").CountAsync()).ShouldBe(1, $"{Page.Url} needs one title.");
        var wider = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        wider.ShouldBe(0, $"{Page.Url} is wider than a screen of {Page.ViewportSize?.Width} pixels.");
    }

    /// <summary>The same on this screen and on a phone, without loading the page anew.</summary>
    public async Task IsForEveryoneOnAnyScreen()
    {
        await IsForEveryone();
        await Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await IsForEveryone();
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    /// <summary>
    /// Writes a picture of what is on the screen to docs/images when pictures are wanted; those of one engine, with scripts, are enough.
    /// </summary>
    public async Task Picture(string name)
    {
        if (
            Environment.GetEnvironmentVariable("DIEUHANH_SCREENSHOTS") == "1"
            && office.Store.Engine is Engine.Sqlite
            && javaScript
        )
        {
            await Photograph(Path.Combine(Place.Images, $"{name}-{screen.Name}.png"), wholePage: false);
        }
    }

    /// <summary>Keeps what the visitor saw last, for whoever looks into a failed journey.</summary>
    public async Task LeaveTrace(string name)
    {
        await Photograph(Path.Combine(Place.Failures, $"{name}.png"), wholePage: true);
        await File.WriteAllTextAsync(
            Path.Combine(Place.Failures, $"{name}.txt"),
            $"{Page.Url}\n\n{string.Join('\n', faults)}\n\n{office.Said}\n\n{await Page.ContentAsync()}"
        );
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private Task<byte[]> Photograph(string file, bool wholePage) =>
        Page.ScreenshotAsync(
            new()
            {
                Path = file,
                FullPage = wholePage,
                Animations = ScreenshotAnimations.Disabled,
                Caret = ScreenshotCaret.Hide,
            }
        );

    private void Watch()
    {
        Page.PageError += (_, error) => faults.Add($"script: {error}");
        Page.Console += (_, message) =>
        {
            // A refused form is no fault; parts of a page that are missing are seen below, with their address.
            if (
                message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            )
            {
                faults.Add($"console: {message.Text}");
            }
        };
        Page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (
                address.Scheme.StartsWith("http", StringComparison.Ordinal)
                && address.Authority != office.Address.Authority
            )
            {
                faults.Add($"another site: {request.Url}");
            }
        };
        Page.Response += (_, answer) =>
        {
            var part = answer.Request.ResourceType is "stylesheet" or "script" or "image" or "font";
            if (answer.Status >= 500 || (part && answer.Status >= 400))
            {
                faults.Add($"{answer.Status}: {answer.Request.Method} {answer.Url}");
            }
        };
    }
}
