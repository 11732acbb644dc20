using System.Text.Json;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

public sealed class ChronicleTests(World world) : IClassFixture<World>
{
    private static readonly DateTime Founded = new(2015, 1, 5, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Ended = new(2015, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_told_deed_has_its_own_day_doer_and_changes_and_no_fact_leaves()
    {
        var doer = new Actor(world.Staff["clerk"], "Người kể", Guid.Empty, []);
        var agency = await Tell(7, "chronicle-1", doer);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var stored = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency);
            stored.ValidTo.ShouldBe(new DateOnly(2015, 3, 1));
            stored.Version.ShouldBe(1);
            var lines = await db.Audit.AsNoTracking().Where(a => a.WholeId == agency).OrderBy(a => a.Id).ToListAsync();
            lines
                .Select(l => (l.Action, l.At, l.ActorId))
                .ShouldBe([("Thành lập", Founded, world.Staff["clerk"]), ("Kết thúc", Ended, world.Staff["clerk"])]);
            var changed = JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(lines[1].Changes)!;
            changed.Keys.ShouldBe(["ValidTo"]);
            changed["ValidTo"][0].ValueKind.ShouldBe(JsonValueKind.Null);
            changed["ValidTo"][1].GetString().ShouldBe("2015-03-01");
            (await db.Outbox.AnyAsync(o => o.Payload.Contains(agency.ToString()))).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_and_they_carry_the_moment_of_the_deed()
    {
        var first = Ids(11);
        Ids(11).ShouldBe(first);
        Ids(12).ShouldNotBe(first);
        first.Order().ShouldBe(first);
        await Task.CompletedTask;

        static List<Guid> Ids(ulong seed)
        {
            var made = new List<Guid>();
            using var chronicle = new Chronicle(seed);
            foreach (var at in new[] { Founded, Founded, Ended })
            {
                chronicle.Tell(
                    at,
                    Actor.System,
                    "Thử",
                    () =>
                    {
                        made.Add(NewId.Next());
                        return [];
                    }
                );
            }

            return made;
        }
    }

    [Fact]
    public void After_the_chronicle_ids_are_of_today_again()
    {
        using (var chronicle = new Chronicle(5))
        {
            chronicle.Tell(Founded, Actor.System, "Thử", () => []);
        }

        var (one, other) = (NewId.Next(), NewId.Next());
        one.ShouldBeLessThan(other);
        Convert
            .ToInt64(one.ToString("N")[..12], 16)
            .ShouldBeGreaterThan(new DateTimeOffset(Ended).ToUnixTimeMilliseconds());
    }

    private Task<Guid> Tell(ulong seed, string key, Actor doer) =>
        world.In(async services =>
        {
            using var chronicle = new Chronicle(seed, services.GetRequiredService<DirectoryDb>());
            Agency? agency = null;
            chronicle.Tell(
                Founded,
                doer,
                "Thành lập",
                () =>
                    [
                        agency = Agency.Found(
                            key,
                            key,
                            key,
                            AgencyKind.Other,
                            AgencyCode.None,
                            new DateOnly(2015, 1, 1),
                            false
                        ),
                    ]
            );
            chronicle.Tell(
                Ended,
                doer,
                "Kết thúc",
                () =>
                {
                    agency!.End(new DateOnly(2015, 3, 1), "QĐ thử", []);
                    return [agency];
                }
            );
            await chronicle.Save(TestContext.Current.CancellationToken);
            return agency!.Id;
        });
}
