using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

public sealed class NoticeTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Unread_notices_come_first_and_opening_one_reads_it()
    {
        await Tell("officer", "Việc {0}", "/about", "một", "hai");
        var officer = await world.As("officer");

        var list = await officer.Get("/notices");
        list.Texts(".hits .unread a").ShouldBe(["Việc hai", "Việc một"]);
        list.Text(".topbar-link .badge").ShouldBe("2");

        var opened = await officer.Get(list.Attribute(".hits a", "href")!);
        opened.Location.ShouldBe("/about");

        (await officer.Get("/notices")).Texts(".hits a").ShouldBe(["Việc một"]);
        var all = await officer.Get("/notices?view=all");
        all.Texts(".hits a").ShouldBe(["Việc hai", "Việc một"]);
        all.Texts(".hits .unread a").ShouldBe(["Việc một"]);

        (await officer.SubmitFrom("/notices", "/notices/read")).Location.ShouldBe("/notices");
        var read = await officer.Get("/notices");
        read.Texts(".hits a").ShouldBe(["Việc hai", "Việc một"]);
        read.Has(".topbar-link [hidden] .badge").ShouldBeTrue();
    }

    [Fact]
    public async Task Someone_else_s_notice_is_not_there()
    {
        await Tell("clerk", "Việc {0}", "/about", "của văn thư");
        var clerk = await world.As("clerk");
        var other = await world.As("unit-head");
        var url = (await clerk.Get("/notices")).Attribute(".hits a", "href")!;

        (await other.Get(url)).Status.ShouldBe(404);
        (await other.Get("/notices")).Has(".empty").ShouldBeTrue();
        (await clerk.Get("/notices")).Has(".hits .unread").ShouldBeTrue();
    }

    [Fact]
    public async Task A_long_list_is_paged_without_a_gap_or_a_repeat()
    {
        await Tell("secretary", "Việc {0}", "/about", [.. Enumerable.Range(1, 120).Select(i => $"{i}")]);
        var secretary = await world.As("secretary");

        var seen = new List<string>();
        for (var url = "/notices"; url is not null; )
        {
            var page = await secretary.Get(url);
            seen.AddRange(page.Texts(".hits a"));
            url = page.Attribute(".pager a[rel=next]", "href");
        }

        seen.ShouldBe(Enumerable.Range(1, 120).Reverse().Select(i => $"Việc {i}"));
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in() =>
        (await world.Stranger().Get("/notices")).Location.ShouldStartWith("/sign-in");

    private Task Tell(string userName, string sentence, string url, params string[] values) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            foreach (var value in values)
            {
                world.Clock.Now += TimeSpan.FromMilliseconds(value.Length % 2); // some in the same moment
                db.Notify([world.Staff[userName]], url, sentence, value);
                await db.SaveAsync("Báo tin thử");
            }
        });
}
