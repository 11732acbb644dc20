using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser.Ui;

/// <summary>Opens what the menus of the sample office lead to, as the people who have them, on a desk and on a phone.</summary>
public sealed class EveryPageJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Password = "vanphongmau";
    private static readonly string[] OfNoMenu =
    [
        "/notices",
        "/search?q=vốn",
        "/search",
        "/about",
        "/there-is-no-such-page",
    ];

    [Theory]
    [InlineData("cv.ktth2", "1440")]
    [InlineData("cv.ktth2", "390")]
    [InlineData("daumoi.btc", "390")]
    public async Task Every_page_of_a_menu_is_for_everyone(string userName, string screen)
    {
        var visitor = await Visit(
            await Offices.ToLookAt(Engine.Sqlite),
            screen == Screen.Phone.Name ? Screen.Phone : Screen.Desktop
        );
        await visitor.SignIn(userName, Password);

        var menu = await visitor.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#menu a, #person-menu a')].map(a => a.getAttribute('href'))"
        );
        menu.Length.ShouldBeGreaterThan(1);
        foreach (var address in menu.Concat(OfNoMenu))
        {
            await visitor.Go(address);
            await visitor.IsForEveryone();

            // And the first thing of each list.
            var first = visitor.Page.Locator("[data-rows] a[href^='/']");
            if (await first.CountAsync() > 0)
            {
                await visitor.Go((await first.First.GetAttributeAsync("href"))!);
                await visitor.IsForEveryone();
            }
        }
    }
}
