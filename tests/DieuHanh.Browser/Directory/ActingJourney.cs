using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directory;

/// <summary>Somebody is named to act for the head of a unit, does so for a while, and returns to their own post.</summary>
public sealed class ActingJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Head = "Hồ Mẫu Minh";
    private const string Acting = "Hoàng Mẫu Trang";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, true)]
    public async Task Whoever_acts_for_another_says_so_and_everyone_sees_it(Engine engine, bool javaScript)
    {
        var office = await Open(engine);
        var admin = await Visit(office, javaScript: javaScript).As("quantri");
        await admin.See("/delegations");
        await admin.Shows("Không có ai thay ai");
        await admin.Go($"/people?Q={Uri.EscapeDataString(Head)}");
        await admin.Follow(Head);
        await admin.Follow("Giao người thay");
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Press("Giao thay");
        await admin.Shows("Việc thay phải có ngày kết thúc");
        await admin.Page.SelectOptionAsync("[name=Post]", new SelectOptionValue { Index = 1 });
        await admin.Page.SelectOptionAsync("[name=Acting]", await Option(admin, "Acting", Acting));
        await admin.Fill("Document", "Quyết định 15/QĐ-VPCP");
        await admin.Fill("To", Walking.Day(14));
        await admin.Press("Giao thay");
        await admin.Page.Locator("#delegations").WaitForAsync();
        (await admin.Page.InnerTextAsync("#delegations")).ShouldContain(Acting);
        await admin.IsForEveryoneOnAnyScreen();
        await admin.See("/delegations");
        await admin.Shows(Head);
        await admin.Picture("delegations");

        var officer = await Visit(office, javaScript: javaScript).As("cv.ktth2");
        await officer.Page.ClickAsync("[popovertarget=person-menu]");
        await officer.IsForEveryone();
        await officer.Picture("act-as");
        await officer
            .Page.GetByRole(AriaRole.Button, new() { Name = $"Làm việc thay {Head} (đến {Walking.Day(14)})" })
            .ClickAsync();
        (await officer.Page.InnerTextAsync(".topbar-person")).ShouldContain($"thay {Head}");
        await officer.IsForEveryoneOnAnyScreen();

        await officer.Page.ClickAsync("[popovertarget=person-menu]");
        await officer
            .Page.GetByRole(AriaRole.Button, new() { Name = $"Thôi thay {Head}, trở về vị trí của mình" })
            .ClickAsync();
        (await officer.Page.InnerTextAsync(".topbar-person")).ShouldNotContain("thay");

        // What is ended early is over at once: the button is gone.
        await admin.Confirm("Kết thúc sớm");
        await admin.Shows(Walking.Day());
    }

    private static async Task<string> Option(Visitor visitor, string field, string words) =>
        (
            await visitor
                .Page.Locator($"[name={field}] option")
                .Filter(new() { HasText = words })
                .GetAttributeAsync("value")
        )!;
}
