using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Directory;

/// <summary>A decision taken back before its day, in a world whose clock goes on.</summary>
public sealed class DecisionWithdrawnTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Withdrawn_before_its_day_nothing_of_it_comes_true()
    {
        var ending = world.Staff.Agency("hatinh");
        var part = await world.Give("hatinh");
        var administrator = await world.As("administrator");
        var made = await administrator.Decide(
            "Rename",
            ending,
            "01/12/2026",
            "Nghị quyết rút",
            ("NewName1", "Ủy ban nhân dân thành phố Hà Tĩnh")
        );
        made.Status.ShouldBe(302, made.Text("main"));
        (await world.Book()).Agencies.ShouldContain(a => a.Name == "Ủy ban nhân dân thành phố Hà Tĩnh");

        (await administrator.SubmitFrom(made.Location!, $"{made.Location}/withdraw")).Error("Why").ShouldNotBeNull();
        var withdrawn = await administrator.SubmitFrom(
            made.Location!,
            $"{made.Location}/withdraw",
            ("Why", "Quốc hội hoãn")
        );
        withdrawn.Status.ShouldBe(302, withdrawn.Text("main"));
        (await administrator.Get(made.Location!)).Text("aside").ShouldContain("đã rút");
        (await world.Book()).Agencies.ShouldNotContain(a => a.Name == "Ủy ban nhân dân thành phố Hà Tĩnh");
        (
            await administrator.SubmitFrom(made.Location!, $"{made.Location}/withdraw", ("Why", "lần nữa"))
        ).Status.ShouldBe(409);

        world.Clock.Now = new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.FromHours(7));
        await world.Settle();
        (await world.Look(db => db.Assignments.Where(a => a.TaskId == part.TaskId).ToListAsync()))
            .ShouldHaveSingleItem()
            .AgencyId.ShouldBe(ending);
        (await world.Book())
            .Person(world.Staff["focal-hatinh"])!
            .Positions.ShouldHaveSingleItem()
            .AgencyId.ShouldBe(ending);
        (await world.Book()).HeirsOn(ending, new(2026, 12, 2)).ShouldHaveSingleItem().Id.ShouldBe(ending);
    }

    [Fact]
    public async Task After_its_day_only_the_act_itself_is_corrected()
    {
        // The clock may have gone on by days, and a session with it.
        var administrator = await Visitor.SignedIn(world, "administrator");
        var made = await administrator.Decide("Abolish", world.Staff.Agency("tapdoan"), "20/11/2026", "Quyết dịnh");
        (await administrator.SubmitFrom(made.Location!, $"{made.Location}/withdraw", ("Why", "nhầm"))).Status.ShouldBe(
            409
        );
        var corrected = await administrator.SubmitFrom(
            made.Location!,
            $"{made.Location}/correct",
            ("Number", "Quyết định 12/QĐ"),
            ("Issuer", "Thủ tướng Chính phủ"),
            ("SignedOn", "19/11/2026")
        );
        corrected.Status.ShouldBe(302, corrected.Text("main"));
        (await administrator.Get(made.Location!)).Text("h1").ShouldBe("Quyết định 12/QĐ");
    }
}
