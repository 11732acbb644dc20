using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directory;

/// <summary>Two ministries become one: entered, previewed, written, seen in the lineage, and withdrawn.</summary>
public sealed class DecisionJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Heir = "Bộ Công Thương và Giao thông vận tải phục vụ phát triển kinh tế nhiều thành phần";
    private static readonly string[] Before = ["Bộ Công Thương", "Bộ Xây dựng"];

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, true)]
    public async Task Agencies_are_merged_by_a_decision_seen_beforehand(Engine engine, bool javaScript)
    {
        var visitor = await Visit(await Open(engine), javaScript: javaScript).As("quantri");
        var page = visitor.Page;
        await visitor.Go("/decisions");
        await visitor.Follow("Ghi quyết định");

        // All faults at once, and nothing typed is lost.
        await visitor.Fill("Number", "Nghị quyết 999/2026/QH16");
        await visitor.Press("Xem quyết định làm thay đổi gì");
        await visitor.Shows("Chọn việc mà quyết định làm.");
        await visitor.Shows("Nhập cơ quan ban hành quyết định.");
        (await page.InputValueAsync("[name=Number]")).ShouldBe("Nghị quyết 999/2026/QH16");
        await visitor.IsForEveryoneOnAnyScreen();

        await visitor.Choose("Kind", "Hợp nhất, sáp nhập");
        await visitor.Fill("Issuer", "Quốc hội");
        await visitor.Fill("SignedOn", Walking.Day());
        await visitor.Fill("InForce", Walking.Day(30));
        foreach (var name in Before)
        {
            await page.Locator("#Before-list").GetByLabel(name, new() { Exact = true }).CheckAsync();
        }

        await visitor.Fill("NewName1", Heir);
        await visitor.Fill("NewShort1", "BCTGT");
        await visitor.Press("Xem quyết định làm thay đổi gì");
        await page.Locator("#effect").WaitForAsync();
        var effect = await page.InnerTextAsync("#effect");
        effect.ShouldContain($"{Before[0]} kết thúc hoạt động hết ngày {Walking.Day(29)}.");
        effect.ShouldContain($"Lập {Heir} từ ngày {Walking.Day(30)}");
        await visitor.IsForEveryoneOnAnyScreen();
        await page.Locator("#effect").ScrollIntoViewIfNeededAsync();
        await visitor.Picture("decision-preview");

        await visitor.Press("Ghi quyết định");
        await visitor.Shows($"Hoạt động như cũ đến hết ngày {Walking.Day(29)}");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("decision");
        var decision = page.Url;

        // Each of them shows where it comes from and what it becomes.
        await visitor.Follow(Heir);
        await page.Locator("svg.lineage").WaitForAsync();
        (await page.Locator("svg.lineage rect").CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
        (await page.TextContentAsync("svg.lineage desc"))!.ShouldContain($"{Before[1]} thành {Heir}.");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("lineage");
        await visitor.Follow(Before[0]);
        (await page.InnerTextAsync("h1")).ShouldBe(Before[0]);
        await visitor.IsForEveryone();

        await page.GotoAsync(decision);
        await page.Locator("details.confirm summary").Filter(new() { HasText = "Rút quyết định" }).ClickAsync();
        await page.FillAsync("[name=Why]", "Ghi nhầm ngày.");
        await visitor.Press("Rút quyết định");
        await visitor.Shows("Quyết định đã rút, không làm thay đổi gì.");
        await visitor.IsForEveryoneOnAnyScreen();
    }
}
