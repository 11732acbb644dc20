using DieuHanh.Directory;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>Posts with days of their own, and a decision that ends their agency.</summary>
public sealed class DecidedPostsTests(World world) : IClassFixture<World>
{
    private static readonly DateOnly InForce = new(2027, 1, 1);

    [Fact]
    public async Task Posts_go_to_the_heir_for_their_own_days_once_and_come_back_if_the_decision_is_withdrawn()
    {
        var (ending, heir) = (world.Staff.Agency("btc"), world.Staff.Agency("bxd"));
        var (ends, begins, twice) = (world.Staff["staff-btc"], world.Staff["focal-nghean"], world.Staff["head-btc"]);
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var (from, to) = (
                await db.Agencies.SingleAsync(a => a.Id == ending),
                await db.Agencies.SingleAsync(a => a.Id == heir)
            );
            (await db.Posts.SingleAsync(p => p.PersonId == ends)).End(new(2027, 3, 31));
            var later = Post.Give(begins, Role.AgencyStaff, from, null, new(2027, 3, 1));
            db.Add(later);
            db.Add(Post.Give(twice, Role.AgencyHead, to, null, new(2026, 1, 1)));
            db.Add(Delegation.Give(later, ends, ActingCapacity.Absence, "Giấy mẫu", new(2027, 3, 1), new(2027, 3, 15)));
            await db.SaveAsync("Giao vị trí");
        });
        var before = await Posts();

        var administrator = await world.As("administrator");
        var made = await administrator.Decide(
            "Merge",
            ending,
            "01/01/2027",
            "Nghị quyết về người",
            ("Main", $"{heir}")
        );
        made.Status.ShouldBe(302, made.Text("main"));

        var decided = await Posts();
        decided
            .Where(p => p.AgencyId == heir && p.From >= InForce)
            .Select(p => (p.PersonId, p.From, p.To))
            .ShouldBe(
                [
                    (world.Staff["focal-btc"], InForce, null),
                    (ends, InForce, new(2027, 3, 31)),
                    (begins, new(2027, 3, 1), null),
                ],
                ignoreOrder: true
            );
        decided.Where(p => p.AgencyId == ending).ShouldAllBe(p => p.To == new DateOnly(2026, 12, 31));
        (await administrator.Get($"/people/{begins}")).Status.ShouldBe(200);
        (await administrator.Bytes("/directory/export?format=zip")).ShouldNotBeEmpty();

        var moved = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.SingleAsync(p => p.PersonId == ends && p.AgencyId == heir)
        );
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            db.Add(
                Delegation.Give(
                    moved,
                    world.Staff["head-bxd"],
                    ActingCapacity.Absence,
                    "Giấy mẫu",
                    InForce,
                    new(2027, 1, 31)
                )
            );
            await db.SaveAsync("Giao người thay");
        });
        var withdrawn = await administrator.SubmitFrom(
            made.Location!,
            $"{made.Location}/withdraw",
            ("Why", "Hoãn việc hợp nhất")
        );
        withdrawn.Status.ShouldBe(302, withdrawn.Text("main"));
        (await Posts()).ShouldBe(before);
    }

    private sealed record Days(Guid Id, Guid PersonId, Guid AgencyId, DateOnly From, DateOnly? To);

    private Task<List<Days>> Posts() =>
        world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Posts.OrderBy(p => p.Id)
                .Select(p => new Days(p.Id, p.PersonId, p.AgencyId, p.ValidFrom, p.ValidTo))
                .ToListAsync()
        );
}
