using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser.Directives;

/// <summary>Whoever reviews directives all day does it without a mouse: keys walk the proposals, light their words and open their forms.</summary>
public sealed class ReviewKeysJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Password = "vanphongmau";

    [Fact]
    public async Task Keys_walk_the_proposals_and_go_into_the_form_they_ask_for()
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite));
        await OpenReview(visitor);

        // The button of the keys appears when the script that knows them is there.
        await visitor.Page.Locator("[data-review-help]").WaitForAsync();
        await visitor.Page.Keyboard.PressAsync("j");
        await visitor.Page.Keyboard.PressAsync("j");
        (await visitor.Page.EvaluateAsync<string>("document.activeElement.dataset.card")).ShouldBe("2");
        var lit = await visitor.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('mark.lit')].map(m => m.dataset.of)"
        );
        lit.ShouldNotBeEmpty();
        lit.ShouldAllBe(of => of.Split(' ').Contains("2"));
        await visitor.Picture("review");

        await visitor.Page.Keyboard.PressAsync("e");
        await visitor.Page.Locator("#Action:focus").WaitForAsync();

        // In a field letters are letters.
        await visitor.Page.Keyboard.PressAsync("Control+End");
        await visitor.Page.Keyboard.TypeAsync(" raj");
        (await visitor.Page.InputValueAsync("#Action")).ShouldEndWith(" raj");
    }

    [Fact]
    public async Task On_a_phone_the_proposals_come_first_and_nothing_is_wider_than_the_screen()
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite), Screen.Phone);
        await OpenReview(visitor);
        await visitor.Picture("review");

        // Not all of IsForEveryone: axe takes buttons that happen to lie under the bar at the bottom for small ones.
        (
            await visitor.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        ).ShouldBe(0);
        var first = await visitor.Page.Locator("[data-card='1']").BoundingBoxAsync();
        var paper = await visitor.Page.Locator("#paper").BoundingBoxAsync();
        first!.Y.ShouldBeLessThan(paper!.Y);
    }

    private static async Task OpenReview(Visitor visitor)
    {
        await visitor.SignIn("cv.ktth2", Password);
        var review = visitor.Page.Locator("table a[href^='/tasks/review/']").First;
        await visitor.Until(review, () => visitor.Go("/tasks/reviews"));
        await review.ClickAsync();
        await visitor.Page.Locator("#paper").WaitForAsync();
    }
}
