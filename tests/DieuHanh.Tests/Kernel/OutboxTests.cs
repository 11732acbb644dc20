using System.Collections.Concurrent;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

public sealed record SomethingHappened(Guid Id, bool Fails, bool TimesOut = false) : IEvent;

public sealed class OutboxTests(OutboxTests.Listening world) : IClassFixture<OutboxTests.Listening>
{
    [Fact]
    public async Task A_fact_reaches_its_listener_once_it_is_committed()
    {
        var fact = await Commit(fails: false);
        world.Heard.ShouldNotContain(fact.Id);

        await world.Settle();

        world.Heard.Count(h => h == fact.Id).ShouldBe(1);
    }

    [Fact]
    public async Task A_fact_that_fails_is_tried_again_later_and_does_not_hold_up_the_others()
    {
        var failing = await Commit(fails: true);
        var other = await Commit(fails: false);

        await world.Settle();
        world.Heard.ShouldContain(other.Id);
        world.Attempts[failing.Id].ShouldBe(1);

        await world.Settle();
        world.Attempts[failing.Id].ShouldBe(1, "it waits before the next attempt");

        world.Clock.Now += TimeSpan.FromMinutes(1);
        await world.Settle();
        world.Attempts[failing.Id].ShouldBe(2);
    }

    [Fact]
    public async Task A_listener_that_times_out_has_failed_and_does_not_hold_up_the_others()
    {
        var failing = await Commit(fails: false, timesOut: true);
        var other = await Commit(fails: false);

        await world.Settle();

        world.Heard.ShouldContain(other.Id);
        world.Attempts[failing.Id].ShouldBe(1, "it waits before the next attempt");
    }

    [Fact]
    public async Task Several_nodes_deliver_every_fact()
    {
        var facts = new List<SomethingHappened>();
        for (var i = 0; i < 40; i++)
        {
            facts.Add(await Commit(fails: false));
        }

        var sender = world.App.Services.GetRequiredService<OutboxSender>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => sender.SendDue(default))));
        await world.Settle();

        foreach (var fact in facts)
        {
            world.Heard.ShouldContain(fact.Id);
        }

        if (Databases.Engine is Engine.PostgreSql)
        {
            world.Heard.Where(h => facts.Any(f => f.Id == h)).ShouldBeUnique("a row is locked while it is delivered");
        }
    }

    [Fact]
    public async Task A_fact_is_gone_when_its_transaction_is()
    {
        var fact = new SomethingHappened(Guid.CreateVersion7(), Fails: false);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Outbox.Add(OutboxRow.Of(fact, db.Scope.Now));
            await db.SaveChangesAsync();
        });

        await world.Settle();

        world.Heard.ShouldNotContain(fact.Id);
    }

    private async Task<SomethingHappened> Commit(bool fails, bool timesOut = false)
    {
        var fact = new SomethingHappened(Guid.CreateVersion7(), fails, timesOut);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Outbox.Add(OutboxRow.Of(fact, db.Scope.Now));
            await db.SaveChangesAsync();
        });
        return fact;
    }

    public sealed class Listening : World
    {
        public ConcurrentQueue<Guid> Heard { get; } = new();
        public ConcurrentDictionary<Guid, int> Attempts { get; } = new();

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton(this);
            builder.Services.Listen<SomethingHappened, Listener>();
        }
    }

    private sealed class Listener(Listening world) : IHandle<SomethingHappened>
    {
        public Task Handle(SomethingHappened fact, CancellationToken cancel)
        {
            world.Attempts.AddOrUpdate(fact.Id, 1, (_, n) => n + 1);
            if (fact.Fails)
            {
                throw new InvalidOperationException("Always fails.");
            }

            if (fact.TimesOut)
            {
                throw new TaskCanceledException("Its own time is up; nobody stops the office.");
            }

            world.Heard.Enqueue(fact.Id);
            return Task.CompletedTask;
        }
    }
}
