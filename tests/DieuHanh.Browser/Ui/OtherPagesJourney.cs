using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser.Ui;

/// <summary>Opens the pages no menu leads to, as the people who have them: on a desk, on a phone, and in English.</summary>
public sealed class OtherPagesJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    // "A >> B": the first link of A that B chooses.
    private static readonly Dictionary<string, string[]> Pages = new()
    {
        ["quantri"] =
        [
            "/calendar/2026",
            "/calendar/explain",
            "/calendar/feed",
            "/calendar/days",
            "/calendar/hours",
            "/calendar/import",
            "/agencies/new",
            "/agencies >> [data-rows] a[href^='/agencies/']",
            "/decisions?Year=all",
            "/decisions?Year=all >> .turns li:nth-child(2) a:last-of-type",
            "/decisions/new",
            "/groups",
            "/groups/new",
            "/groups >> [data-rows] a",
            "/directory/import",
            "/people/new",
            "/people?Q=Bình >> [data-rows] a",
            "/portfolios/new",
            "/delegations",
            "/operations/disk",
            "/operations/facts",
            "/operations/jobs",
            "/operations/mail",
            "/operations/versions",
            "/account/password",
            "/tasks/recount",
            "/documents/secret-lines/rule",
        ],
        ["vanthu1"] =
        [
            "/documents/incoming/new",
            "/documents/outgoing/new",
            "/documents/incoming/print",
            "/documents/secret-lines",
        ],
        ["cv.ktth1"] = ["/tasks/spoken", "/tasks/reviews", "/tasks?Q=khongcotugi", "/calendar/2027"],
        ["pcn.kinhte"] = ["/progress/publications", "/progress/documents", "/progress/tasks", "/tasks/figures"],
    };

    /// <summary>Pages whose pictures stand in docs/screens.md.</summary>
    private static readonly Dictionary<string, string> Pictures = new()
    {
        ["/calendar/2026"] = "calendar",
        ["/agencies"] = "agencies",
        ["/agencies >> [data-rows] a[href^='/agencies/']"] = "agency",
        ["/groups >> [data-rows] a"] = "group",
        ["/decisions?Year=all"] = "decisions",
        ["/people"] = "people",
        ["/people?Q=Bình >> [data-rows] a"] = "account",
        ["/portfolios"] = "portfolios",
        ["/operations/disk"] = "disk",
    };

    [Theory]
    [InlineData("quantri", false)]
    [InlineData("quantri", true)]
    [InlineData("vanthu1", true)]
    [InlineData("cv.ktth1", true)]
    [InlineData("pcn.kinhte", true)]
    public async Task Every_page_of_no_menu_is_for_everyone(string userName, bool english)
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite)).As(userName);
        if (english)
        {
            await visitor.Page.ClickAsync("button[name=language][value=en]");
        }

        var menu = await visitor.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#menu a, #person-menu a')].map(a => a.getAttribute('href'))"
        );
        foreach (var address in Pages[userName].Concat(menu))
        {
            await Open(visitor, address);
            if (english)
            {
                await visitor.Fits();
                await visitor.NothingIsVietnamese();
            }
            else
            {
                await visitor.IsForEveryoneOnAnyScreen();
                if (Pictures.TryGetValue(address, out var name))
                {
                    await visitor.Picture(name);
                }
            }
        }
    }

    private static async Task Open(Visitor visitor, string address)
    {
        var parts = address.Split(" >> ");
        await visitor.Go(parts[0]);
        if (parts.Length > 1)
        {
            await visitor.Go((await visitor.Page.Locator(parts[1]).First.GetAttributeAsync("href"))!);
        }
    }
}
