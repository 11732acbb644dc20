using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

public sealed class KernelSweeperTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Old_keys_and_delivered_facts_go_and_the_rest_stays()
    {
        var now = world.Clock.Now.UtcDateTime;
        var (old, young) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (told, recent, untold) = (Fact(delivered: now.AddDays(-31)), Fact(now.AddDays(-29)), Fact(null));
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.AddRange(
                new OnceRow { Key = old, At = now.AddDays(-8) },
                new OnceRow { Key = young, At = now.AddDays(-6) },
                told,
                recent,
                untold
            );
            await db.SaveChangesAsync();
        });

        var sweeper = world.App.Services.GetRequiredService<KernelSweeper>();
        (await sweeper.Sweep(TestContext.Current.CancellationToken)).ShouldBe(2);
        (await sweeper.Sweep(TestContext.Current.CancellationToken)).ShouldBe(0);

        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var keys = await db.Set<OnceRow>().Select(o => o.Key).ToListAsync();
            keys.ShouldContain(young);
            keys.ShouldNotContain(old);
            var facts = await db.Outbox.Select(o => o.Id).ToListAsync();
            facts.ShouldContain(recent.Id);
            facts.ShouldContain(untold.Id);
            facts.ShouldNotContain(told.Id);
        });
    }

    [Fact]
    public async Task A_database_that_does_not_answer_in_time_does_not_end_the_office()
    {
        var stumbling = new Stumbling<Jobs>();
        using var sweeper = new KernelSweeper(stumbling, world.Clock, new Jobs(stumbling, world.Clock, stumbling.Log));
        (await stumbling.GoesOn(sweeper)).ShouldBeTrue();
    }

    // Kept from the sender of the office, which would deliver it.
    private OutboxRow Fact(DateTime? delivered)
    {
        var now = world.Clock.Now.UtcDateTime;
        var row = OutboxRow.Of(new Forgotten(), now.AddDays(-60));
        (row.DeliveredAt, row.NextTryAt) = (delivered, now.AddDays(1));
        return row;
    }

    private sealed record Forgotten : IEvent;
}
