using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

/// <summary>The structure of the State as of the days on which it really changed.</summary>
public sealed class StructureOfTheDayTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private static readonly DateOnly Before = new(2025, 2, 28);
    private static readonly DateOnly After = new(2025, 3, 1);

    [Fact]
    public async Task The_ministries_are_18_on_the_last_day_of_february_and_14_on_the_first_of_march()
    {
        var book = await world.Book();
        var group = book.Groups.Single(g => g.Names.Contains("các bộ"));
        book.MembersOn(group, Before).Count.ShouldBe(18);
        book.MembersOn(group, After).Count.ShouldBe(14);
        book.MembersOn(group, Before).ShouldContain(a => a.Name == "Bộ Kế hoạch và Đầu tư");
        book.Groups.Where(g => g.Kinds is [AgencyKind.Province] && g.Whole)
            .ShouldAllBe(g =>
                book.MembersOn(g, new(2025, 6, 30)).Count == 63 && book.MembersOn(g, new(2025, 7, 1)).Count == 34
            );

        var page = await (await world.Here()).Get($"/groups/{group.Id}?Day=01/03/2025&Than=28/02/2025");
        page.Texts("tbody tr").Count.ShouldBe(14);
        page.Texts("[data-gone]").ShouldContain(t => t.Contains("Bộ Giao thông vận tải", StringComparison.Ordinal));
        page.Texts("[data-added]")
            .ShouldContain(t => t.Contains("Bộ Nông nghiệp và Môi trường", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_the_heir_keeps_is_the_heirs_from_its_day()
    {
        var book = await world.Book();
        var (old, heir) = (world.Loaded.Agencies["bo-tai-chinh-truoc-2025"], world.Loaded.Agencies["bo-tai-chinh"]);
        book.ByCode("G12", Before).ShouldHaveSingleItem().Id.ShouldBe(old);
        book.ByCode("G12", After).ShouldHaveSingleItem().Id.ShouldBe(heir);
        book.ByCode("000.00.00.G05", Before).ShouldHaveSingleItem().Name.ShouldBe("Bộ Kế hoạch và Đầu tư");
        book.ByCode("G05", After).ShouldBeEmpty();
        book.Resolve("Bộ Tài chính", Before).Only.ShouldBe(old);
        book.Resolve("Bộ Tài chính", After).Only.ShouldBe(heir);
    }

    [Fact]
    public async Task Programs_ask_for_the_list_of_a_day()
    {
        var visitor = await world.Here();
        (await Count("/api/agencies?Kind=Ministry&asOf=2025-02-28")).ShouldBe(18);
        (await Count("/api/agencies?Kind=Ministry&asOf=2025-03-01")).ShouldBe(14);
        (await Count("/api/groups?Q=các bộ&asOf=2025-03-01")).ShouldBeGreaterThan(0);
        (await visitor.Get("/api/groups?asOf=hôm qua")).Status.ShouldBe(400);

        async Task<int> Count(string url) =>
            System.Text.Json.JsonDocument.Parse((await visitor.Get(url)).Body).RootElement.GetArrayLength();
    }

    [Fact]
    public async Task The_history_shows_mergers_of_a_year_and_the_lineage_of_an_agency()
    {
        var visitor = await world.Here();
        var year = await visitor.Get("/decisions?Year=2025");
        year.Texts("[data-turn]")
            .ShouldContain(t =>
                t.Contains("Bộ Kế hoạch và Đầu tư", StringComparison.Ordinal)
                && t.Contains("Bộ Tài chính", StringComparison.Ordinal)
                && t.Contains("Hợp nhất, sáp nhập", StringComparison.Ordinal)
            );
        int.Parse(year.Attribute("[data-count]", "data-count")!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(year.Texts("[data-turn]").Count);
        (await visitor.Get("/decisions?Q=Thừa Thiên Huế")).Texts("[data-turn]").ShouldHaveSingleItem();

        var page = await visitor.Get($"/agencies/{world.Loaded.Agencies["bo-tai-chinh"]}");
        page.Has("svg.lineage").ShouldBeTrue();
        page.Text("#turns").ShouldContain("Bảo hiểm xã hội Việt Nam");
    }
}
