using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Tests.Kernel;

public sealed class LiveNoticesTests(World world) : IClassFixture<World>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Whoever_is_told_something_is_rung_and_nobody_else()
    {
        var live = world.App.Services.GetRequiredService<LiveNotices>();
        using var page = live.Open(world.Staff["clerk"])!;
        using var other = live.Open(world.Staff["officer"])!;

        await Tell("clerk");

        (await page.Wait(Long, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await other.Wait(TimeSpan.Zero, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public void So_many_pages_are_told_at_once_and_no_more()
    {
        var live = new LiveNotices();
        var me = Guid.CreateVersion7();
        var pages = Enumerable.Range(0, LiveNotices.MostPages).Select(_ => live.Open(me)).ToList();
        live.Open(me).ShouldBeNull();

        pages[0]!.Dispose();
        live.Open(me).ShouldNotBeNull();
    }

    [Fact]
    public async Task Asked_once_it_is_a_number()
    {
        await Tell("hr");
        var hr = await world.As("hr");
        (await hr.Get("/notices/unread")).Body.ShouldBe("""{"unread":1}""");
    }

    [Fact]
    [Trait("engine", "postgres")]
    public async Task What_one_node_tells_rings_on_another()
    {
        var database = world.App.Services.GetRequiredService<Database>();
        var (here, there) = (new LiveNotices(), new LiveNotices());
        using var wireHere = new LiveWire(here, database, NullLogger<LiveWire>.Instance);
        using var wireThere = new LiveWire(there, database, NullLogger<LiveWire>.Instance);
        await wireHere.StartAsync(TestContext.Current.CancellationToken);
        await wireThere.StartAsync(TestContext.Current.CancellationToken);
        var me = Guid.CreateVersion7();
        using var page = there.Open(me)!;

        // Told again until it is heard: the other node may not be listening yet, and a hint is not kept for it.
        var rung = page.Wait(Long, TestContext.Current.CancellationToken);
        while (!rung.IsCompleted)
        {
            here.Tell([me]);
            await Task.WhenAny(rung, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        (await rung).ShouldBeTrue();
        await wireHere.StopAsync(TestContext.Current.CancellationToken);
        await wireThere.StopAsync(TestContext.Current.CancellationToken);
    }

    private Task Tell(string userName) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Notify([world.Staff[userName]], "/about", "Có một việc chờ anh/chị.");
            await db.SaveAsync("Thử");
        });
}
