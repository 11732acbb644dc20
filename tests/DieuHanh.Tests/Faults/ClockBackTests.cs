using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Faults;

/// <summary>The clock of the machine is put back by an hour while people work.</summary>
public sealed class ClockBackTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Sessions_forms_numbers_records_and_facts_hold()
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing);
        var clerk = await world.As("clerk");
        var seen = await clerk.Get(Issued.Form);
        var twice = Issued.Fields(Sample.Unique("Gửi hai lần"), ("Book", $"{book}"));
        (await clerk.Send(seen, Issued.Form, twice)).Status.ShouldBe(302);

        world.Clock.Now -= TimeSpan.FromHours(1);

        // The same form again leads to the first result; another one takes the next number.
        (await clerk.Send(seen, Issued.Form, twice)).Status.ShouldBe(302);
        (
            await clerk.Submit(Issued.Form, Issued.Fields(Sample.Unique("Sau khi lùi giờ"), ("Book", $"{book}")))
        ).Status.ShouldBe(302);
        var kept = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Where(d => d.BookId == book)
                .OrderBy(d => d.Id)
                .Select(d => d.Number)
                .ToListAsync()
        );
        kept.ShouldBe([1, 2], "ids still grow, so lists keep the order of what was done");

        // Facts of the hour that comes a second time wait for it, and arrive once.
        await world.Settle();
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.Settle();
        var waiting = await world.In(s =>
            s.GetRequiredService<KernelDb>().Outbox.CountAsync(o => o.DeliveredAt == null || o.Attempts > 0)
        );
        waiting.ShouldBe(0);
    }
}
