using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser.Ui;

/// <summary>An office is opened by its first administrator: every list is empty and says what will stand there; the office's name is long.</summary>
public sealed class EmptyOfficeJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Name =
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân, Ủy ban nhân dân thành phố trực thuộc trung ương Mẫu Giang";

    [Fact]
    public async Task A_new_office_is_opened_and_every_page_of_it_says_how_to_begin()
    {
        var office = await Open(Engine.Sqlite, sample: "");
        var visitor = await Visit(office);
        for (
            var tries = 0;
            tries < 100 && !office.Said.Contains("/first-administrator?", StringComparison.Ordinal);
            tries++
        )
        {
            // It is well a moment before it has said where to begin.
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var address = office
            .Said.Split('\n', ' ')
            .Last(w => w.Contains("/first-administrator?", StringComparison.Ordinal));
        await visitor.See(new Uri(address).PathAndQuery);
        await visitor.Press("Mở văn phòng");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Fill("Office", Name);
        await visitor.Page.SelectOptionAsync("[name=Agencies]", "");
        await visitor.Fill("Name", "Trần Mẫu Đầu Tiên");
        await visitor.Fill("UserName", "dautien");
        await visitor.Fill("NewPassword", "một câu đủ dài để nhớ");
        await visitor.Fill("RepeatPassword", "một câu đủ dài để nhớ");
        await visitor.Press("Mở văn phòng");
        if (visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            await visitor.SignIn("dautien", "một câu đủ dài để nhớ");
        }

        var menu = await visitor.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#menu a, #person-menu a')].map(a => a.getAttribute('href'))"
        );
        menu.Length.ShouldBeGreaterThan(8);
        foreach (
            var path in menu.Concat([
                "/groups",
                "/decisions",
                "/delegations",
                "/decisions/new",
                "/portfolios/new",
                "/people/new",
                "/operations/jobs",
                "/calendar/2026",
            ])
        )
        {
            await visitor.See(path);
        }
    }
}
