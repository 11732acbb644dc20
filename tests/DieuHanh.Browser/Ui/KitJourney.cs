using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

public sealed class KitJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    [Theory]
    [InlineData("1440")]
    [InlineData("390")]
    public async Task Every_part_is_for_everyone(string screen)
    {
        var visitor = await Kit(screen == Screen.Phone.Name ? Screen.Phone : Screen.Desktop);

        await visitor.IsForEveryone();
        await visitor.Picture("kit");
    }

    [Fact]
    public async Task The_first_fault_of_a_form_has_the_focus_and_leads_to_its_field()
    {
        var page = (await Kit()).Page;

        (await Focused(page)).ShouldContain("Cần sửa trước khi gửi");
        await page.ClickAsync(".error-summary a");
        (await page.EvaluateAsync<string>("location.hash")).ShouldBe("#Wrong");
    }

    [Fact]
    public async Task Letters_walk_rows_go_to_pages_and_search()
    {
        var page = (await Kit()).Page;

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        (await Focused(page)).ShouldBe("Nhiệm vụ 2");
        await page.Keyboard.PressAsync("k");
        (await Focused(page)).ShouldBe("Nhiệm vụ 1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/kit?row=1");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.WaitForURLAsync("**/kit?went");
        await page.Keyboard.PressAsync("?");
        (await page.InnerTextAsync("dialog[open] h2")).ShouldBe("Phím tắt");
    }

    [Fact]
    public async Task Letters_are_letters_in_a_field_and_while_a_word_is_composed()
    {
        var page = (await Kit()).Page;

        await page.FocusAsync("[name=Text]");
        await page.Keyboard.TypeAsync("gtj?/");
        (await page.InputValueAsync("[name=Text]")).ShouldBe("gtj?/");
        page.Url.ShouldEndWith("/kit");

        // A word that is being composed outside a field, as input methods for Vietnamese report it.
        await page.EvaluateAsync(
            """
            document.activeElement.blur();
            for (const key of ["?", "j"]) {
              document.body.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true }));
              document.body.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true }));
            }
            """
        );
        (await page.Locator("dialog[open]").CountAsync()).ShouldBe(0);
        (await Focused(page)).ShouldNotContain("Nhiệm vụ");
    }

    [Fact]
    public async Task Single_letters_can_be_switched_off()
    {
        var visitor = await Kit();
        await visitor.Go("/about");
        await visitor.Page.UncheckAsync("#shortcuts input[type=checkbox]");
        await visitor.Go(KitPage.Address);

        await visitor.Page.Keyboard.PressAsync("j");
        (await Focused(visitor.Page)).ShouldNotContain("Nhiệm vụ");
    }

    [Fact]
    public async Task What_was_typed_comes_back_until_the_form_was_taken()
    {
        var visitor = await Kit();
        var page = visitor.Page;
        await WithoutFaults(visitor);
        await page.FillAsync("[name=Text]", "Nội dung dài đã nhập");
        await page.CheckAsync("[name=Agencies][value='3']");
        await Kept(page, "đã nhập", "[\"3\",true]");

        await page.ReloadAsync();
        (await page.InputValueAsync("[name=Text]")).ShouldBe("Nội dung dài đã nhập");
        (await page.IsCheckedAsync("[name=Agencies][value='3']")).ShouldBeTrue();
        (await page.InnerTextAsync("#long .alert-info")).ShouldContain("Đã khôi phục");

        // Refused with a page of its own: it is still there afterwards.
        await page.RouteAsync(
            "**/kit/save",
            r =>
                r.FulfillAsync(
                    new()
                    {
                        Status = 409,
                        ContentType = "text/html",
                        Body = "<body><div data-failed></div>" + Scripts,
                    }
                )
        );
        await page.ClickAsync("#long .btn-primary");
        await page.Locator("[data-failed]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Kept(page, "đã nhập", "\"sent\":false");
        await visitor.Go(KitPage.Address);
        (await page.InputValueAsync("[name=Text]")).ShouldBe("Nội dung dài đã nhập");

        // Taken: gone.
        await page.UnrouteAsync("**/kit/save");
        await page.RouteAsync(
            "**/kit/save",
            r =>
                r.FulfillAsync(
                    new()
                    {
                        Status = 303,
                        Headers = new Dictionary<string, string> { ["location"] = "/about" },
                    }
                )
        );
        await page.ClickAsync("#long .btn-primary");
        await page.WaitForURLAsync("**/about");
        await visitor.Go(KitPage.Address);
        (await page.InputValueAsync("[name=Text]")).ShouldBe("");
    }

    [Fact]
    public async Task A_long_list_is_found_in_by_typing_with_or_without_marks()
    {
        var page = (await Kit()).Page;

        await page.CheckAsync("[name=Agencies][value='1']");
        await page.FillAsync("#Agencies input[type=search]", "dong nai");
        (await page.Locator("#Agencies label:visible").AllInnerTextsAsync()).ShouldBe([
            "Bộ Tài chính",
            "Ủy ban nhân dân tỉnh Đồng Nai",
        ]);
        (await page.InnerTextAsync(".pick-chosen")).ShouldBe("Đã chọn 1");
    }

    [Fact]
    public async Task A_calendar_writes_the_day_as_people_type_it()
    {
        var page = (await Kit()).Page;

        await page.EvalOnSelectorAsync(
            "[name=Due] ~ input[type=date]",
            "date => { date.value = '2026-12-05'; date.dispatchEvent(new Event('change')); }"
        );
        (await page.InputValueAsync("[name=Due]")).ShouldBe("05/12/2026");
        (await page.Locator("[name=Due] ~ button").GetAttributeAsync("aria-label")).ShouldBe("Chọn ngày: Hạn xử lý");
    }

    [Fact]
    public async Task A_second_click_is_not_sent()
    {
        var visitor = await Kit();
        await WithoutFaults(visitor);
        var sent = 0;
        await visitor.Page.RouteAsync(
            "**/kit/save",
            async route =>
            {
                sent++;
                await Task.Delay(300);
                await route.FulfillAsync(
                    new()
                    {
                        Status = 200,
                        ContentType = "text/html",
                        Body = "<h1>Xong</h1>",
                    }
                );
            }
        );

        await visitor.Page.EvaluateAsync(
            "document.querySelector('#long .btn-primary').click(); document.querySelector('#long .btn-primary').click();"
        );
        await visitor.Page.WaitForSelectorAsync("text=Xong");
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_named_before_it_is_sent()
    {
        var page = (await Kit()).Page;

        await page.SetInputFilesAsync(
            "[name=Files]",
            new FilePayload
            {
                Name = "to.pdf",
                MimeType = "application/pdf",
                Buffer = new byte[(1 << 20) + 1],
            }
        );
        (await page.EvalOnSelectorAsync<string>("[name=Files]", "f => f.validationMessage")).ShouldBe(
            "Tệp “to.pdf” lớn hơn 1 MB, mức lớn nhất được nhận."
        );
    }

    [Fact]
    public async Task Sending_files_shows_how_far_it_is_and_keeps_the_form_when_the_line_breaks()
    {
        var visitor = await Kit();
        var page = visitor.Page;
        await WithoutFaults(visitor);
        await page.EvaluateAsync("document.getElementById('long').dataset.progress = ''");
        await page.AddScriptTagAsync(
            new()
            {
                Url = await page.EvaluateAsync<string>("document.querySelector('script[src*=upload]').src") + "?again",
                Type = "module",
            }
        );
        await page.FillAsync("[name=Text]", "Còn nguyên");
        await page.SetInputFilesAsync(
            "[name=Files]",
            new FilePayload
            {
                Name = "a.pdf",
                MimeType = "application/pdf",
                Buffer = new byte[1000],
            }
        );
        await page.RouteAsync("**/kit/save", r => r.AbortAsync());

        await page.ClickAsync("#long .btn-primary");

        await page.WaitForSelectorAsync("[role=alert]");
        (await page.InnerTextAsync("main [role=alert]")).ShouldStartWith("Không gửi được");
        (await page.InputValueAsync("[name=Text]")).ShouldBe("Còn nguyên");
        (await page.Locator("progress").CountAsync()).ShouldBe(0);

        await page.UnrouteAsync("**/kit/save");
        await page.RouteAsync(
            "**/kit/save",
            r =>
                r.FulfillAsync(
                    new()
                    {
                        Status = 422,
                        ContentType = "text/html",
                        Body = "<h1>Cần sửa</h1>",
                    }
                )
        );
        await page.ClickAsync("#long .btn-primary");
        await page.WaitForSelectorAsync("text=Cần sửa");
        page.Url.ShouldEndWith("/kit/save");
    }

    private const string Scripts = "<script type=module src=/_content/DieuHanh.Ui/forms.js></script></body>";

    private async Task<Visitor> Kit(Screen? screen = null)
    {
        var visitor = await Visit(await Offices.ToLookAt(Engine.Sqlite, sample: ""), screen);
        await KitPage.Show(visitor);
        return visitor;
    }

    /// <summary>The form as it is shown the first time.</summary>
    private static async Task WithoutFaults(Visitor visitor)
    {
        await visitor.Page.AddInitScriptAsync(
            "document.addEventListener('readystatechange', () => document.querySelector('.error-summary')?.remove());"
        );
        await visitor.Page.ReloadAsync();
    }

    private static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>(
            "document.activeElement === document.body ? '' : document.activeElement.textContent.trim()"
        );

    /// <summary>Waits until the script has written down what was typed; it does so a moment after the last key, or once a page is there.</summary>
    private static async Task Kept(IPage page, params string[] words) =>
        await page.EvaluateAsync(
            """
            async (words) => {
              for (let tries = 0; tries < 1000; tries++) {
                if (Object.values(sessionStorage).some((kept) => words.every((word) => kept.includes(word)))) return;
                await new Promise((then) => setTimeout(then, 20));
              }
              throw new Error("What was typed was not kept.");
            }
            """,
            words
        );
}
