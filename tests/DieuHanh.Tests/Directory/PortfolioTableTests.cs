using DieuHanh.Directory;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>The table over time: who answered when, what is open on a day, what goes on paper, many lines over pages.</summary>
public sealed class PortfolioTableTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_history_of_a_field_says_who_answered_when_and_when_nobody_did()
    {
        var (first, second) = (world.Staff["officer"], world.Staff["officer-cn"]);
        var ids = await Add(
            Line("Lịch sử mẫu", new(2024, 1, 1), new(2024, 12, 31), officer: first),
            Line("Lịch sử mẫu", new(2025, 3, 1), new(2026, 6, 30), officer: second),
            Line("Lịch sử mẫu", new(2026, 7, 1), null, officer: first)
        );
        var clerk = await world.As("clerk");
        (await clerk.Get("/portfolios")).Has($"a[href='/portfolios/{ids[2]}/history']").ShouldBeTrue();

        var page = await clerk.Get($"/portfolios/{ids[2]}/history");
        page.Text("main").ShouldContain("Lịch sử mẫu");
        var rows = page.Texts("[data-rows] tbody tr");
        rows.Count.ShouldBe(4);
        rows[0].ShouldContain("Lê Văn Chuyên");
        rows[0].ShouldContain("từ 01/07/2026");
        rows[1].ShouldContain("Đỗ Thị Viên");
        rows[2].ShouldBe("Từ 01/01/2025 đến 28/02/2025: không có ai phụ trách.");
        rows[3].ShouldContain("từ 01/01/2024 đến 31/12/2024");
        (await clerk.Get($"/portfolios/{Guid.NewGuid()}/history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_history_of_an_agency_is_reached_from_its_page_and_leads_to_whom_it_followed()
    {
        var (now, before) = (world.Staff.Agency("bxd"), world.Staff.Agency("bgtvt"));
        await Add(Line("", new(2020, 1, 1), new(2025, 2, 28), agency: before, officer: world.Staff["officer"]));
        await Add(Line("", new(2025, 3, 1), null, agency: now, officer: world.Staff["officer-cn"]));
        var clerk = await world.As("clerk");
        (await clerk.Get($"/agencies/{now}")).Has($"a[href='/agencies/{now}/portfolios']").ShouldBeTrue();
        var page = await clerk.Get($"/agencies/{now}/portfolios");
        page.Texts("[data-rows] tbody tr").ShouldHaveSingleItem().ShouldContain("Đỗ Thị Viên");
        page.Has($"a[href='/agencies/{before}/portfolios']").ShouldBeTrue();
        (await clerk.Get($"/agencies/{before}/portfolios"))
            .Texts("[data-rows] tbody tr")
            .ShouldHaveSingleItem()
            .ShouldContain("Lê Văn Chuyên");
        (await clerk.Get($"/agencies/{Guid.NewGuid()}/portfolios")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_nobody_answers_for_is_shown_with_the_way_to_fill_it_to_administrators()
    {
        var gone = world.Staff["editor"];
        await Add(
            Line("Bỏ trống mẫu", new(2024, 1, 1), new(2026, 11, 1), officer: world.Staff["officer"]),
            Line("Bỏ từ lâu mẫu", new(2014, 1, 1), new(2020, 11, 1), officer: world.Staff["officer"]),
            Line("Người cũ mẫu", new(2009, 1, 1), null, officer: gone),
            Line("", new(2024, 1, 1), null, agency: world.Staff.Agency("btc"), officer: world.Staff["officer"])
        );
        var admin = await world.As("administrator");
        var page = await admin.Get("/portfolios");
        var gaps = page.Texts("#gaps [data-gap]");
        gaps.ShouldContain(g => g.StartsWith("Bỏ trống mẫu", StringComparison.Ordinal));
        gaps.ShouldNotContain(g => g.StartsWith("Bỏ từ lâu mẫu", StringComparison.Ordinal));
        gaps.ShouldNotContain(g => g.Contains("Đặng Văn Biên", StringComparison.Ordinal));
        page.Texts("#gaps [data-gap=agency]")
            .ShouldContain(g => g.StartsWith("Bộ Công Thương", StringComparison.Ordinal));
        page.Texts("#gaps [data-gap=agency]")
            .ShouldNotContain(g => g.StartsWith("Bộ Tài chính", StringComparison.Ordinal));
        page.Text("#gaps summary").ShouldContain("cơ quan kết nối chưa có ai theo dõi");

        // Before 2010 nobody of this office held anything.
        var then = await admin.Get("/portfolios?Day=31/12/2009");
        then.Texts("#gaps [data-gap=line]")
            .ShouldContain(g => g.StartsWith("Người cũ mẫu: Đặng Văn Biên", StringComparison.Ordinal));
        then.Has($"#gaps a[href^='/portfolios/hand-over?From={gone}']").ShouldBeTrue();

        var link = page.Document.QuerySelectorAll("#gaps [data-gap=field] a")[0].GetAttribute("href")!;
        var form = await admin.Get(link);
        form.Value("#Field").ShouldBe("Bỏ trống mẫu");
        form.Value("#From").ShouldBe("23/11/2026");
        (await (await world.As("clerk")).Get("/portfolios")).Has("#gaps").ShouldBeFalse();
    }

    [Fact]
    public async Task The_paper_has_every_line_of_the_day_and_says_which_day()
    {
        await Add(Line("In mẫu", new(2026, 1, 1), new(2026, 5, 31), leader: world.Staff["government-leader"]));
        var clerk = await world.As("clerk");
        var paper = await clerk.Get("/portfolios/print?Day=01/05/2026");
        paper.Text("[data-asked]").ShouldBe("Tại ngày 01/05/2026.");
        paper.Text("tbody").ShouldContain("In mẫu");
        paper.Has("[data-rows] a.btn").ShouldBeFalse();
        (await clerk.Get("/portfolios/print?Day=01/06/2026")).Text("main").ShouldNotContain("In mẫu");
        var one = await clerk.Get($"/portfolios/print?Day=01/05/2026&Person={world.Staff["government-leader"]}");
        one.Text("[data-asked]").ShouldContain("Phần của Nguyễn Văn Lãnh Đạo");
        (await clerk.Get("/portfolios/print?Day=32/05/2026")).Error("Day").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");
        (await clerk.Get("/portfolios")).Has("a[href^='/portfolios/print']").ShouldBeTrue();
    }

    [Fact]
    public async Task Many_lines_are_read_page_by_page_in_order_and_none_is_lost()
    {
        await Add([
            .. Enumerable
                .Range(0, 250)
                .Select(i => Line($"Nhiều mẫu {i:000}", new(2008, 1, 1), new(2008, 12, 31), unit: "th")),
        ]);
        var seen = new List<string>();
        var clerk = await world.As("clerk");
        await clerk.Get("/portfolios"); // What lies in memory is read once.
        for (var url = "/portfolios?Day=01/06/2008"; url is not null; )
        {
            var page = await clerk.Get(url);
            page.Attribute("[data-count]", "data-count").ShouldBe("250");
            world.Queries.Of(url).Count.ShouldBeInRange(1, 4, url);
            var rows = page.Texts("[data-rows] tbody th[scope=row]");
            rows.Count.ShouldBeLessThanOrEqualTo(100);
            seen.AddRange(rows);
            url = page.Attribute("a[rel=next]", "href");
        }

        seen.ShouldBe(Enumerable.Range(0, 250).Select(i => $"Nhiều mẫu {i:000}"));
    }

    private Portfolio Line(
        string field,
        DateOnly from,
        DateOnly? to,
        Guid? agency = null,
        Guid? leader = null,
        Guid? officer = null,
        string? unit = null
    ) => Portfolio.Assign(field, agency, leader, null, unit is null ? null : world.Staff.Unit(unit), officer, from, to);

    private Task<List<Guid>> Add(params Portfolio[] lines) =>
        world.In<List<Guid>>(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            db.AddRange(lines);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
            return [.. lines.Select(l => l.Id)];
        });
}
