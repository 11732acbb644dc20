using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>A merger decided ahead: nothing changes before its day, everything on it, and nobody has to press anything.</summary>
public sealed class AgencyEndAheadTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task An_agency_that_ends_on_a_day_to_come_works_until_then_and_its_heir_takes_over_the_day_after()
    {
        var (ending, heir) = (world.Staff.Agency("hatinh"), world.Staff.Agency("nghean"));
        var part = await world.Give("hatinh");
        var administrator = await world.As("administrator");

        var answer = await administrator.Decide(
            "Merge",
            ending,
            "01/12/2026",
            "Nghị quyết mẫu 07/2026",
            ("Main", $"{heir}")
        );
        answer.Status.ShouldBe(302, answer.Text("main"));

        await Lasts("the day it is decided");
        (await administrator.Get($"/agencies/{ending}")).Text("main").ShouldContain("30/11/2026");
        var again = await administrator.Decide("Abolish", ending, "30/11/2026", "lần nữa");
        again.Status.ShouldBe(409);

        world.Clock.Now = new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.FromHours(7));
        await Lasts("its last day");

        world.Clock.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(7));
        await world.Settle();
        (await Owing()).ShouldBe([heir]);
        (await Employer()).ShouldBe(heir);

        async Task Lasts(string when)
        {
            await world.Settle();
            (await Owing()).ShouldBe([ending], when);
            (await Employer()).ShouldBe(ending, when);
        }

        Task<List<Guid>> Owing() =>
            world.Look(db =>
                db.Assignments.Where(a => a.TaskId == part.TaskId && a.EndedOn == null)
                    .Select(a => a.AgencyId)
                    .ToListAsync()
            );

        async Task<Guid> Employer() =>
            (await world.Book()).Person(world.Staff["focal-hatinh"])!.Positions.ShouldHaveSingleItem().AgencyId;
    }
}
