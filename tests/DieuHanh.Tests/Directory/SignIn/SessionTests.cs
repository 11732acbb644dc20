using DieuHanh.Directory;
using DieuHanh.Directory.Sessions;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Where one is signed in, and ending it from elsewhere. Moves the clock.</summary>
public sealed class SessionTests(World world) : IClassFixture<World>
{
    private const string Page = "/account/security";
    private const string Windows =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0";

    [Fact]
    public async Task The_page_shows_each_session_and_marks_this_one()
    {
        var here = await Visitor.SignedIn(world, "editor");
        var elsewhere = world.Stranger();
        elsewhere.Headers.TryAddWithoutValidation("User-Agent", Windows);
        await elsewhere.Submit("/sign-in", ("UserName", "editor"), ("Password", Staff.Password));

        var page = await here.Get(Page);

        var rows = page.Document.QuerySelectorAll("#sessions tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows.Count(r => r.Contains("phiên này", StringComparison.Ordinal)).ShouldBe(1);
        rows.ShouldContain(r => r.Contains("Edge, Windows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_ended_from_elsewhere_is_worth_nothing_with_its_next_request()
    {
        var here = await Visitor.SignedIn(world, "hr");
        var elsewhere = await Visitor.SignedIn(world, "hr");
        var page = await here.Get(Page);
        var end = page.Document.QuerySelector("#sessions form[action$='/end']")!.GetAttribute("action")!;

        (await here.Send(page, end)).Location.ShouldBe($"{Page}#sessions");

        (await elsewhere.Get(Page)).Location.ShouldStartWith("/sign-in");
        (await here.Get(Page)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task All_others_end_and_this_one_stays()
    {
        var here = await Visitor.SignedIn(world, "focal-bct");
        Visitor[] others = [await Visitor.SignedIn(world, "focal-bct"), await Visitor.SignedIn(world, "focal-bct")];

        await here.SubmitFrom(Page, $"{Page}/sessions/end");

        foreach (var other in others)
        {
            (await other.Get(Page)).Location.ShouldStartWith("/sign-in");
        }

        (await here.Get(Page)).Document.QuerySelectorAll("#sessions tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var owner = await Visitor.SignedIn(world, "focal-bxd");
        var id = await LastSession("focal-bxd");
        var other = await Visitor.SignedIn(world, "focal-nghean");

        (await other.SubmitFrom(Page, $"{Page}/sessions/{id}/end")).Status.ShouldBe(404);

        (await owner.Get(Page)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_cookie_copied_before_signing_out_is_worth_nothing_after()
    {
        var visitor = await Visitor.SignedIn(world, "clerk");
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        using var answer = await visitor.Raw(request);
        var copied = request.Headers.GetValues("Cookie").ToList();
        (await visitor.SubmitFrom(Page, "/sign-out")).Location.ShouldBe("/sign-in");

        var thief = world.Stranger();
        thief.Headers.Add("Cookie", copied);

        (await thief.Get(Page)).Location.ShouldStartWith("/sign-in");
        (await LastSession("clerk")).ShouldBe(Guid.Empty);
    }

    [Fact]
    public async Task Seen_is_written_once_in_a_while_and_an_unused_session_ends()
    {
        var visitor = await Visitor.SignedIn(world, "office-leader");
        var id = await LastSession("office-leader");
        var first = await Seen(id);
        world.Clock.Now += Session.SeenEvery / 2;
        await visitor.Get(Page);
        (await Seen(id)).ShouldBe(first);
        world.Clock.Now += Session.SeenEvery;
        await visitor.Get(Page);
        (await Seen(id)).ShouldBeGreaterThan(first);

        world.Clock.Now += Session.IdleFor + TimeSpan.FromMinutes(1);
        (await visitor.Get(Page)).Location.ShouldStartWith("/sign-in");
    }

    private Task<Guid> LastSession(string userName) =>
        world.In(s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var person = world.Staff[userName];
            return db
                .Sessions.Where(x => db.Accounts.Any(a => a.Id == x.AccountId && a.PersonId == person))
                .OrderByDescending(x => x.Id)
                .Select(x => x.Id)
                .FirstOrDefaultAsync();
        });

    private Task<long> Seen(Guid id) =>
        world.In(s =>
            s.GetRequiredService<DirectoryDb>().Sessions.Where(x => x.Id == id).Select(x => x.Seen).SingleAsync()
        );
}
