using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

public sealed class QueriesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_keyset_page_after_another_misses_and_repeats_nothing()
    {
        var person = await Notices(count: 25);

        var seen = await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var all = new List<Guid>();
            var (at, id) = (DateTime.MinValue.ToUniversalTime(), Guid.Empty);
            for (var more = true; more; )
            {
                var page = await db
                    .Notices.Where(n => n.PersonId == person && RowValues.After(n.At, n.Id, at, id))
                    .OrderBy(n => n.At)
                    .ThenBy(n => n.Id)
                    .Take(10)
                    .ToListAsync();
                all.AddRange(page.Select(n => n.Id));
                more = page.Count == 10;
                (at, id) = page.Count > 0 ? (page[^1].At, page[^1].Id) : (at, id);
            }

            return all;
        });

        seen.Count.ShouldBe(25);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task A_batch_gives_what_its_queries_give_one_by_one()
    {
        var person = await Notices(count: 7);

        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var batch = db.Batch();
            var rows = batch.List(db.Notices.AsNoTracking().Where(n => n.PersonId == person).OrderBy(n => n.Id));
            var none = batch.One(db.Notices.Where(n => n.PersonId == Guid.Empty).Select(n => n.Url));
            var count = batch.One(
                db.Notices.Where(n => n.PersonId == person).GroupBy(n => n.PersonId).Select(g => g.Count())
            );
            var tracked = batch.List(db.Notices.Where(n => n.PersonId == person));
            await batch.Run();

            rows.Value.Select(r => r.Url).ShouldBe(Enumerable.Range(0, 7).Select(i => $"/{i}"));
            none.Value.ShouldBeNull();
            count.Value.ShouldBe(7);
            tracked.Value.ShouldAllBe(n => db.Entry(n).State == EntityState.Unchanged);
            (await db.Notices.CountAsync(n => n.PersonId == person)).ShouldBe(
                7,
                "the connection serves other queries afterwards"
            );
        });
    }

    private async Task<Guid> Notices(int count)
    {
        var person = Guid.CreateVersion7();
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            // All at the same instant, in groups of three: the id must break the tie.
            db.Notices.AddRange(
                Enumerable
                    .Range(0, count)
                    .Select(i => Notice.To(person, $"/{i}", "Thử", [], db.Scope.Now.AddMinutes(i / 3)))
            );
            await db.SaveChangesAsync();
        });
        return person;
    }
}
