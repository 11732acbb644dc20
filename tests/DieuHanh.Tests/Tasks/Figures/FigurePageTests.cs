using System.Globalization;
using System.Text.Json;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Figures;

public sealed class FigurePageTests(FigureWorld world) : IClassFixture<FigureWorld>
{
    [Theory]
    [InlineData("officer", "/tasks/figures")]
    [InlineData("government-leader", "/tasks/figures?from=01/01/2026&to=31/05/2026")]
    [InlineData("unit-head", "/tasks/board")]
    [InlineData("focal-nghean", "/progress")]
    [InlineData("head-btc", "/progress?from=2026-02-01&to=2026-10-31")]
    public async Task Every_number_opens_a_list_of_exactly_that_many(string who, string address)
    {
        var reader = await world.As(who);
        var page = await reader.Get(address);
        page.Status.ShouldBe(200, page.Text("main"));

        var links = page
            .Document.QuerySelectorAll("a[data-figure]")
            .Select(a => (Number: a.GetAttribute("data-figure")!, Href: a.GetAttribute("href")!, Shown: a.TextContent))
            .Distinct()
            .ToList();
        links.Count.ShouldBeGreaterThan(10);
        foreach (var (number, href, shown) in links)
        {
            shown.ShouldContain(long.Parse(number).ToString("N0", CultureInfo.GetCultureInfo("vi-VN")));
            var list = await reader.Get(href);
            list.Status.ShouldBe(200, href);
            list.Attribute("[data-count]", "data-count").ShouldBe(number, $"{address} → {href}");
        }
    }

    [Fact]
    public async Task What_an_agency_page_shows_is_the_same_for_the_office_and_for_another_agency()
    {
        var address = $"/progress/agencies/{world.Staff.Agency("btc")}";
        var office = Numbers(await (await world.As("officer")).Get(address));
        var other = Numbers(await (await world.As("focal-hatinh")).Get(address));
        office.Count.ShouldBeGreaterThan(10);
        other.ShouldBe(office);
    }

    [Fact]
    public async Task Figures_stand_under_reports_in_the_menu_and_show_both_shares()
    {
        var page = await (await world.As("officer")).Get("/tasks/figures");
        page.Text(".menu [aria-current=page]").ShouldBe("Báo cáo");
        page.Texts(".headline dt").ShouldContain("Đúng hạn, theo hạn ban đầu");
        (await (await world.As("officer")).Get("/tasks")).Text(".menu [aria-current=page]").ShouldBe("Nhiệm vụ");
        (await (await world.As("officer")).Get("/notices")).Status.ShouldBe(200, "a page that belongs to no line");
    }

    [Theory]
    [InlineData("/tasks/board", ".board")]
    [InlineData("/tasks/figures", ".agency-figures")]
    [InlineData("/progress", ".agency-figures")]
    public async Task Both_shares_of_the_agencies_add_up_to_those_of_all(string address, string table)
    {
        var officer = await world.As("officer");
        var page = await officer.Get(address);
        var rows = JsonDocument.Parse((await officer.Get("/api" + address)).Body).RootElement.GetProperty("rows");
        foreach (var (figure, key) in new[] { ("DoneByFirst", "doneByFirst"), ("CountedByFirst", "countedByFirst") })
        {
            long Sum(string part) =>
                page
                    .Document.QuerySelectorAll($"{table} {part} a[href*='figure={figure}&']")
                    .Sum(a => long.Parse(a.GetAttribute("data-figure")!));
            Sum("tfoot").ShouldBePositive();
            Sum("tbody").ShouldBe(Sum("tfoot"), figure);
            rows.EnumerateArray().Sum(r => r.GetProperty(key).GetInt64()).ShouldBe(Sum("tfoot"), figure);
        }

        page.Texts(".definitions dt").ShouldContain("Đã phải có kết quả theo hạn ban đầu");
    }

    [Theory]
    [InlineData("/progress")]
    [InlineData("agency")]
    public async Task Where_the_on_time_share_is_a_headline_so_is_the_one_by_the_first_deadline(string address)
    {
        var page = await (await world.As("focal-nghean")).Get(
            address == "agency" ? $"/progress/agencies/{world.Staff.Agency("btc")}" : address
        );
        page.Texts(".headline dt").ShouldContain("Đúng hạn, theo hạn ban đầu");
        page.Has(".headline a[href*='figure=CountedByFirst&']").ShouldBeTrue();
    }

    [Fact]
    public async Task The_parts_add_up_on_the_page_itself()
    {
        var page = await (await world.As("officer")).Get("/tasks/figures");
        var lines = page
            .Document.QuerySelectorAll(".figure-list tbody tr")
            .ToDictionary(
                r => r.QuerySelector("th")!.TextContent.Trim(),
                r => long.Parse(r.QuerySelector("[data-figure]")!.GetAttribute("data-figure")!)
            );
        var owed = lines["Phải thực hiện"];
        (lines["Kỳ trước chuyển sang"] + lines["Giao trong kỳ"]).ShouldBe(owed);
        (lines["Đã hoàn thành"] + lines["Chưa hoàn thành"]).ShouldBe(owed);
        page.Texts(".figure-definition").ShouldAllBe(d => d.Length > 10);
        page.Has("svg[role=img] > title").ShouldBeTrue();
    }

    [Theory]
    [InlineData("/tasks/figures")]
    [InlineData("/tasks/board")]
    [InlineData("/progress")]
    [InlineData("/progress/tasks")]
    [InlineData("/progress/documents")]
    public async Task A_page_asks_the_database_at_most_eight_times(string address)
    {
        await (await world.As("officer")).Get(address);
        world.Queries.Of(address).Count.ShouldBeInRange(2, 8, string.Join("\n\n", world.Queries.Of(address)));
    }

    [Theory]
    [InlineData("/tasks/figures?to=24/11/2026", "to", "Ngày chốt số liệu không được sau hôm nay.")]
    [InlineData("/tasks/figures?from=31/02/2026", "from", "Ngày bắt đầu không đúng, ví dụ 01/01/2026.")]
    [InlineData("/progress?from=2026-05-01&to=2026-04-01", "from", "Ngày bắt đầu phải trước ngày chốt số liệu.")]
    public async Task A_period_that_cannot_be_is_explained_and_shows_no_number(
        string address,
        string field,
        string fault
    )
    {
        var page = await (await world.As("officer")).Get(address);
        page.Status.ShouldBe(422);
        page.Error(field).ShouldBe(fault);
        page.Has("[data-figure]").ShouldBeFalse();
    }

    [Fact]
    public async Task Files_of_figures_carry_the_numbers_of_the_page()
    {
        var officer = await world.As("officer");
        var page = await officer.Get("/tasks/figures");
        var json = JsonDocument.Parse((await officer.Get("/api/tasks/figures")).Body).RootElement;
        json.GetProperty("rows")
            .EnumerateArray()
            .Sum(r => r.GetProperty("owed").GetInt64())
            .ShouldBe(long.Parse(page.Attribute(".headline [data-figure]", "data-figure")!));
        (await officer.Get("/tasks/figures.csv")).Body.ShouldContain("Bộ Tài chính");

        // What an agency takes away is what it sees: nothing that is closed to it is counted.
        var focal = await world.As("focal-nghean");
        var progress = await focal.Get("/progress");
        JsonDocument
            .Parse((await focal.Get("/api/progress")).Body)
            .RootElement.GetProperty("rows")
            .EnumerateArray()
            .Sum(r => r.GetProperty("owed").GetInt64())
            .ShouldBe(long.Parse(progress.Attribute(".headline [data-figure]", "data-figure")!));
        (await officer.Bytes("/tasks/board.xlsx")).Length.ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData("/tasks/figures")]
    [InlineData("/tasks/board")]
    public async Task Boards_are_for_the_office(string address)
    {
        (await (await world.As("focal-btc")).Get(address)).Status.ShouldBe(403);
        (await world.Stranger().Get(address)).Location.ShouldStartWith("/sign-in");
    }

    private static List<string> Numbers(Page page)
    {
        page.Status.ShouldBe(200);
        return [.. page.Document.QuerySelectorAll("[data-figure]").Select(e => e.GetAttribute("data-figure")!)];
    }
}

/// <summary>A world of its own, since its counters are damaged.</summary>
public sealed class DamagedCounterTests(FigureWorld world) : IClassFixture<FigureWorld>
{
    [Fact]
    public async Task A_damaged_counter_makes_every_page_of_figures_refuse_to_show_numbers()
    {
        await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var agency = world.Staff.Agency("btc");
            (
                await db
                    .Counters.Where(c =>
                        c.AgencyId == agency
                        && c.Measure == Measure.Open
                        && c.Openness == DieuHanh.Tasks.Given.Openness.Connected
                        && c.N > 0
                    )
                    .OrderBy(c => c.Day)
                    .Take(1)
                    .ExecuteUpdateAsync(u => u.SetProperty(c => c.N, c => c.N + 1))
            ).ShouldBe(1);
        });
        var officer = await world.As("officer");
        foreach (var address in new[] { "/tasks/figures", "/tasks/board", "/progress" })
        {
            var page = await officer.Get(address);
            page.Status.ShouldBe(409, address);
            page.Text(".alert").ShouldContain("Không hiện số liệu vì các phần không cộng đúng tổng");
            page.Text(".alert").ShouldContain("Bộ Tài chính");
            page.Has("[data-figure]").ShouldBeFalse();
        }

        (await officer.Get("/tasks/figures.csv")).Status.ShouldBe(409);
        (await officer.Get("/api/tasks/board")).Status.ShouldBe(409);

        // A past day is computed from rows and is not concerned.
        (await officer.Get("/tasks/figures?from=2026-01-01&to=2026-05-31")).Status.ShouldBe(200);

        // The administrator counts again; only the damaged counter is touched, and the pages are back.
        (await (await world.As("officer")).SubmitFrom("/tasks", "/tasks/recount")).Status.ShouldBe(403);
        var administrator = await world.As("administrator");
        var recounted = await administrator.Submit("/tasks/recount");
        recounted.Location.ShouldBe("/tasks/recount?wrong=1");
        (await administrator.Follow(recounted)).Text(".alert").ShouldContain("sửa 1 ô số liệu sai");
        foreach (var address in new[] { "/tasks/figures", "/tasks/board", "/progress" })
        {
            (await officer.Get(address)).Status.ShouldBe(200);
        }

        (await administrator.Submit("/tasks/recount")).Location.ShouldBe("/tasks/recount?wrong=0");
    }

    [Fact]
    public async Task A_damaged_year_is_refused_and_put_right_like_a_damaged_day()
    {
        await world.In(async services =>
        {
            var agency = world.Staff.Agency("btc");
            (
                await services
                    .GetRequiredService<TasksDb>()
                    .CounterYears.Where(y =>
                        y.AgencyId == agency
                        && y.Measure == Measure.Assigned
                        && y.Openness == DieuHanh.Tasks.Given.Openness.Connected
                        && y.N > 0
                    )
                    .OrderBy(y => y.Year)
                    .Take(1)
                    .ExecuteUpdateAsync(u => u.SetProperty(y => y.N, y => y.N + 1))
            ).ShouldBe(1);
        });
        var officer = await world.As("officer");
        (await officer.Get("/tasks/board")).Status.ShouldBe(409);
        var administrator = await world.As("administrator");
        (await administrator.Submit("/tasks/recount")).Location.ShouldBe("/tasks/recount?wrong=1");
        (await officer.Get("/tasks/board")).Status.ShouldBe(200);
    }
}
