using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

/// <summary>The box at the top of every page: suggestions while typing, chosen by keys; and where a thing is, asked by its number.</summary>
public sealed class SearchJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Named = "Bộ Tài chính";

    [Fact]
    public async Task What_is_typed_is_suggested_and_chosen_by_keys()
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite)).As("cv.ktth2");
        var page = visitor.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Tìm trong toàn bộ hệ thống" });
        var lines = page.GetByRole(AriaRole.Option);

        // The key that goes to the box, and what was named stands first, typed with its marks or without.
        await page.Locator("main").PressAsync("/");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await box.PressSequentiallyAsync("bo tai chinh");
        await lines.First.WaitForAsync();
        (await lines.First.InnerTextAsync()).ShouldContain(Named);
        (await box.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("search-suggestions");

        await box.PressAsync("ArrowDown");
        (await box.GetAttributeAsync("aria-activedescendant")).ShouldBe(await lines.First.GetAttributeAsync("id"));
        await box.PressAsync("ArrowUp");
        (await box.GetAttributeAsync("aria-activedescendant")).ShouldBeNull(
            "the way up from the first leads back to what was typed"
        );
        await box.PressAsync("Escape");
        await Assertions.Expect(lines).ToHaveCountAsync(0);
        (await box.InputValueAsync()).ShouldBe("bo tai chinh");

        await box.PressSequentiallyAsync(" ");
        await box.PressAsync("Backspace");
        await lines.First.WaitForAsync();
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync("**/agencies/*");
        (await page.InnerTextAsync("h1")).ShouldBe(Named);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_is_answered_with_where_the_thing_is(bool javaScript)
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite), javaScript: javaScript).As("vanthu1");
        await visitor.Go("/documents/incoming");
        var code = (await visitor.Page.Locator("[data-rows] tbody tr").First.InnerTextAsync())
            .Split(['\t', '\n', ' '], StringSplitOptions.TrimEntries)
            .First(w => w.Contains('/', StringComparison.Ordinal) && w.Any(char.IsLetter));

        await visitor.Page.FillAsync("header [name=q]", code);
        await visitor.Page.PressAsync("header [name=q]", "Enter");
        await visitor.Shows($"{code} đang ở đâu?");
        (await visitor.Page.Locator(".where-is .places").InnerTextAsync()).ShouldContain("Đang ở");
        await visitor.IsForEveryoneOnAnyScreen();

        // A whole name stands before the hundred texts that mention it.
        await visitor.Go($"/search?q={Uri.EscapeDataString(Named)}");
        (await visitor.Page.Locator(".hits a").First.InnerTextAsync()).ShouldBe(Named);
        await visitor.See("/search?q=khongcotugi");
        await visitor.Shows("Không tìm thấy");
    }
}
