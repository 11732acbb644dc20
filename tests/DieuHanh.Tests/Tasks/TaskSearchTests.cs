using DieuHanh.Tasks.Given;

namespace DieuHanh.Tests.Tasks;

public sealed class TaskSearchTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task The_box_at_the_top_finds_tasks_with_and_without_marks()
    {
        var task = await world.Give(world.Said("btc", "bxd") with { Action = "Trình đề án điện gió ngoài khơi" });

        foreach (var typed in new[] { "điện gió ngoài khơi", "dien gio ngoai", "9/CT-TTg gió" })
        {
            var page = await (await world.As("officer")).Get($"/search?q={Uri.EscapeDataString(typed)}");
            page.Texts("main section h2").ShouldBe(["Nhiệm vụ"], typed);
            page.Attribute("main .hits a", "href").ShouldBe(TaskUrl.Of(task.Id));
            page.Text("main .hits p").ShouldBe("9/CT-TTg · Bộ Tài chính, Bộ Xây dựng");
        }
    }

    [Fact]
    public async Task What_is_not_open_to_an_agency_is_not_found_by_it()
    {
        await world.Give(world.Said("btc") with { Action = "Rà soát kho đạn dược", Openness = Openness.OwnAgency });

        (await (await world.As("focal-btc")).Get("/search?q=kho+dan+duoc")).Texts("main .hits a").Count.ShouldBe(1);
        (await (await world.As("focal-bxd")).Get("/search?q=kho+dan+duoc")).Has("main .hits").ShouldBeFalse();
    }

    [Fact]
    public async Task More_hits_than_are_shown_lead_to_the_list()
    {
        for (var i = 0; i < 10; i++)
        {
            await world.Give(world.Said("btc") with { Action = $"Kiểm kê rừng phòng hộ đợt {i}" });
        }

        var officer = await world.As("officer");
        var page = await officer.Get("/search?q=rung+phong+ho");

        page.Texts("main .hits a").Count.ShouldBe(8);
        var list = await officer.Get(page.Attribute("main .card-header a", "href")!);
        list.Texts("table.tasks tbody tr").Count.ShouldBe(10);
    }
}
