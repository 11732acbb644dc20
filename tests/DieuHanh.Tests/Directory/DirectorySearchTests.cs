using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

public sealed class DirectorySearchTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("bộ tài chính", "Cơ quan", "Bộ Tài chính")]
    [InlineData("bo giao thong", "Cơ quan", "Bộ Giao thông vận tải")]
    [InlineData("G17", "Cơ quan", "Bộ Xây dựng")]
    [InlineData("vu thi thu ky", "Người", "Vũ Thị Thư Ký")]
    public async Task The_box_at_the_top_finds_agencies_and_people(string typed, string kind, string name)
    {
        var page = await (await world.As("officer")).Get($"/search?q={Uri.EscapeDataString(typed)}");

        page.Texts("main section h2").ShouldContain(kind);
        page.Text("main .hits a").ShouldBe(name);
        var opened = await (await world.As("officer")).Get(page.Attribute("main .hits a", "href")!);
        opened.Text("h1").ShouldBe(name);
    }

    [Fact]
    public async Task Connected_agencies_do_not_search_the_directory() =>
        (await (await world.As("focal-btc")).Get("/search?q=bo+tai+chinh")).Has("main .hits").ShouldBeFalse();
}
