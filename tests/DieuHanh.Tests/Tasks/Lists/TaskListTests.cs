using System.Text.Json;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Lists;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace DieuHanh.Tests.Tasks.Lists;

public sealed class TaskListTests(FigureWorld world) : IClassFixture<FigureWorld>
{
    [Fact]
    public async Task Paging_forward_and_back_shows_every_row_once_in_order_of_the_deadline()
    {
        var officer = await world.As("officer");
        var seen = new List<string>();
        var pages = new List<IReadOnlyList<string>>();
        string? next = "/tasks?show=All";
        string last = next;
        while (next is not null)
        {
            var page = await officer.Get(last = next);
            var rows = Rows(page);
            pages.Add(rows);
            seen.AddRange(rows);
            next = page.Attribute("a[rel=next]", "href");
        }

        seen.Count.ShouldBe(await Count("/tasks?show=All"));
        seen.Distinct().Count().ShouldBe(seen.Count);
        pages.Count.ShouldBeGreaterThan(3);
        var dues = await world.In(async s =>
            await s.GetRequiredService<TasksDb>()
                .Assignments.OrderBy(a => a.DueSort)
                .ThenBy(a => a.Id)
                .Select(a => a.Id)
                .ToListAsync()
        );
        seen.ShouldBe(dues.Select(id => id.ToString()));

        // And back the same way.
        for (var i = pages.Count - 2; i >= 0; i--)
        {
            last = (await officer.Get(last)).Attribute("a[rel=prev]", "href")!;
            Rows(await officer.Get(last)).ShouldBe(pages[i]);
        }

        (await officer.Get(last)).Has("a[rel=prev]").ShouldBeFalse();
    }

    [Theory]
    [InlineData("show=Overdue")]
    [InlineData("show=Awaiting")]
    [InlineData("show=Done&key=on")]
    [InlineData("show=All&dueFrom=01/06/2026&dueTo=2026-08-31")]
    [InlineData("show=All&kind=Standing")]
    [InlineData("show=All&q=nhom viec so 12")]
    [InlineData("figure=DoneLate&from=2026-01-01&to=2026-06-30")]
    public async Task Files_and_programs_get_the_rows_the_page_counts(string query)
    {
        var officer = await world.As("officer");
        var count = await Count("/tasks?" + query);
        count.ShouldBePositive();

        var json = JsonDocument.Parse((await officer.Get("/api/tasks?" + query)).Body);
        json.RootElement.GetProperty("rows").GetArrayLength().ShouldBe(count);

        var csv = (await officer.Get("/tasks/list.csv?" + query)).Body;
        csv.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(count + 1);

        using var xlsx = new MemoryStream(await officer.Bytes("/tasks/list.xlsx?" + query));
        (await MiniExcel.QueryAsync(xlsx, useHeaderRow: true, cancellationToken: TestContext.Current.CancellationToken))
            .Count()
            .ShouldBe(count);
    }

    [Fact]
    public async Task Programs_read_a_long_list_in_parts()
    {
        var officer = await world.As("officer");
        var ids = new List<string>();
        string? next = "/api/tasks?show=All&limit=150";
        while (next is not null)
        {
            var json = JsonDocument.Parse((await officer.Get(next)).Body).RootElement;
            ids.AddRange(json.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
            next = json.TryGetProperty("next", out var address) ? address.GetString() : null;
        }

        ids.Distinct().Count().ShouldBe(await Count("/tasks?show=All"));
    }

    [Fact]
    public async Task An_agency_begins_with_its_own_and_never_sees_what_is_closed_to_it()
    {
        var focal = await world.As("focal-btc");
        var own = await focal.Get("/tasks?show=All");
        own.Texts("td[data-label='Cơ quan thực hiện']").Distinct().ShouldBe(["Bộ Tài chính"]);

        var other = world.Staff.Agency("bxd");
        var open = await world.In(async s =>
            await s.GetRequiredService<TasksDb>()
                .Assignments.CountAsync(a => a.AgencyId == other && a.Openness != Openness.OwnAgency)
        );
        var all = await Count($"/tasks?show=All&agency={other}");
        open.ShouldBeLessThan(all);
        var shown = await focal.Get($"/tasks?show=All&agency={other}");
        shown.Attribute("[data-count]", "data-count").ShouldBe($"{open}");
        JsonDocument
            .Parse((await focal.Get($"/api/tasks?show=All&agency={other}")).Body)
            .RootElement.GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(open);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_explained_beside_its_field_and_kept()
    {
        var page = await (await world.As("officer")).Get("/tasks?dueFrom=31/31/2026&q=báo cáo");
        page.Status.ShouldBe(422);
        page.Error("dueFrom").ShouldBe("Ngày không đúng, ví dụ 31/12/2026.");
        page.Value("#q").ShouldBe("báo cáo");
    }

    [Fact]
    public async Task An_empty_list_says_what_will_appear()
    {
        var page = await (await world.As("officer")).Get("/tasks?q=khongcotunaynhuvay");
        page.Status.ShouldBe(200);
        page.Text(".empty-title").ShouldBe("Không có nhiệm vụ nào theo bộ lọc này");
        page.Attribute("[data-count]", "data-count").ShouldBe("0");
    }

    [Fact]
    public async Task The_list_asks_the_database_at_most_eight_times()
    {
        const string address = "/tasks?show=Overdue&kind=WithDeadline&q=ke hoach";
        var officer = await world.As("officer");

        // Directory, calendar and rules are read by whoever comes first and remembered.
        await officer.Get(address);
        await officer.Get(address);
        world.Queries.Of(address).Count.ShouldBeInRange(2, 8, string.Join("\n\n", world.Queries.Of(address)));
    }

    private async Task<int> Count(string address)
    {
        var page = await (await world.As("officer")).Get(address);
        page.Status.ShouldBe(200, page.Text("main"));
        return int.Parse(page.Attribute("[data-count]", "data-count")!);
    }

    // Two parts of one task are two rows with one address: the rows are told apart by the ids the JSON carries too.
    private static IReadOnlyList<string> Rows(Page page) =>
        [.. page.Document.QuerySelectorAll("[data-rows] tbody tr").Select(r => r.GetAttribute("data-id")!)];
}
