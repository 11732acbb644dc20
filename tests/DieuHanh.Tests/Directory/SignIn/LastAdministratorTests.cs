using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Provider;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Whichever way the last administrator would be lost, it is refused. Each test leaves the office with the one it began with.</summary>
public sealed class LastAdministratorTests(World world) : IClassFixture<World>, IAsyncLifetime
{
    private const string Last = "Đây là quản trị viên cuối cùng";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // Whatever a test made of the others, they are gone and the first one is as before.
    public async ValueTask DisposeAsync()
    {
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var first = world.Staff["administrator"];
            await db.Posts.Where(p => p.Role == Role.Administrator && p.PersonId != first).ExecuteDeleteAsync();
            await db
                .Posts.Where(p => p.PersonId == first)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.ValidTo, (DateOnly?)null));
            await db
                .Accounts.Where(a => a.UserName == "hr" || a.PersonId == first)
                .ExecuteUpdateAsync(a =>
                    a.SetProperty(x => x.Disabled, false).SetProperty(x => x.OneTimeUntil, (DateTime?)null)
                );
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
        });
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("23/11/2026")]
    [InlineData("31/12/2030")]
    public async Task The_post_does_not_end_today_or_later(string lastDay) =>
        (await End("administrator", "administrator", lastDay)).Text(".error-summary").ShouldContain(Last);

    [Fact]
    public async Task Nor_where_the_other_one_ends_too()
    {
        await Appoint("hr", to: new DateOnly(2027, 1, 31));

        (await End("administrator", "administrator", "31/12/2026")).Text(".error-summary").ShouldContain(Last);
    }

    [Fact]
    public async Task Nor_where_the_other_one_begins_after_a_gap()
    {
        await Appoint("hr", from: new DateOnly(2027, 1, 2));

        (await End("administrator", "administrator", "31/12/2026")).Text(".error-summary").ShouldContain(Last);
        (await End("administrator", "administrator", "01/01/2027")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Nor_where_the_other_one_has_no_open_account()
    {
        await Appoint("hr");
        var admin = await Visitor.SignedIn(world, "administrator");
        (await admin.SubmitFrom(Person("hr"), $"{Person("hr")}/account/disable")).Status.ShouldBe(302);

        (await End("administrator", "administrator", "23/11/2026")).Text(".error-summary").ShouldContain(Last);
    }

    [Fact]
    public async Task Nor_where_the_other_one_never_chose_a_password()
    {
        await Appoint("editor");
        var admin = await Visitor.SignedIn(world, "administrator");
        (await admin.SubmitFrom(Person("editor"), $"{Person("editor")}/account/password")).Status.ShouldBe(200);

        (await End("administrator", "administrator", "23/11/2026")).Text(".error-summary").ShouldContain(Last);
    }

    [Fact]
    public async Task Nor_where_the_other_one_was_opened_by_a_file_and_has_no_way_in_yet()
    {
        await Appoint("clerk");
        await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Accounts.Where(a => a.UserName == "clerk")
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.PasswordHash, (string?)null))
        );

        (await End("administrator", "administrator", "23/11/2026")).Text(".error-summary").ShouldContain(Last);

        // Through the agency's identity provider they need no password.
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var account = await db.Accounts.SingleAsync(a => a.UserName == "clerk");
            db.Add(Login.Of(account.Id, "https://sso.example.gov.vn", "sub-clerk"));
            await db.SaveAsync("Thử nghiệm");
        });
        (await End("administrator", "administrator", "23/11/2026")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Nor_where_the_other_one_is_of_the_sample_and_opens_on_this_machine_only()
    {
        await Appoint("secretary");
        await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Accounts.Where(a => a.UserName == "secretary")
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.IsSample, true))
        );

        (await End("administrator", "administrator", "23/11/2026")).Text(".error-summary").ShouldContain(Last);
    }

    [Fact]
    public async Task The_account_is_not_disabled_by_whoever_came_second()
    {
        await Appoint("hr");
        var other = await Visitor.SignedIn(world, "hr");
        var page = await other.Get(Person("administrator"));

        // While the second one looks at the page, the first takes the role from them, which needs nobody's consent.
        (await End("administrator", "hr", "23/11/2026")).Status.ShouldBe(302);

        (await other.Send(page, $"{Person("administrator")}/account/disable")).Status.ShouldBe(409);
        (await Visitor.SignedIn(world, "administrator")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_hands_out_a_password_to_themselves_or_to_the_last()
    {
        var me = Person("administrator");
        var admin = await Visitor.SignedIn(world, "administrator");

        var answer = await admin.SubmitFrom(me, $"{me}/account/password");

        answer.Status.ShouldBe(409);
        answer.Text(".error-summary").ShouldContain("Mật khẩu của chính mình");
        answer.Text(".error-summary").ShouldContain(Last);
        answer.Has(".alert .handed-out").ShouldBeFalse();
    }

    [Fact]
    public async Task The_agency_of_the_office_does_not_end()
    {
        var admin = await Visitor.SignedIn(world, "administrator");

        var answer = await admin.Decide("Abolish", world.Staff.Agency("vpcp"), "01/12/2026", "Quyết định thử");

        answer.Status.ShouldBe(409);
        answer.Has(".error-summary").ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_who_remove_each_other_at_once_one_stays()
    {
        await Appoint("hr");
        var (first, second) = (await Visitor.SignedIn(world, "administrator"), await Visitor.SignedIn(world, "hr"));
        var (pageOfSecond, pageOfFirst) = (await first.Get(Person("hr")), await second.Get(Person("administrator")));

        var answers = await Task.WhenAll(
            first.Send(pageOfSecond, $"{Person("hr")}/account/disable"),
            second.Send(pageOfFirst, $"{Person("administrator")}/account/disable")
        );

        answers.Count(a => a.Status == 302 && a.Location!.StartsWith("/people/", StringComparison.Ordinal)).ShouldBe(1);
        var open = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Accounts.CountAsync(a => (a.UserName == "hr" || a.UserName == "administrator") && !a.Disabled)
        );
        open.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_end_each_others_posts_at_once_one_stays()
    {
        await Appoint("hr");
        var (first, second) = (await Visitor.SignedIn(world, "administrator"), await Visitor.SignedIn(world, "hr"));
        var (pageOfSecond, pageOfFirst) = (await first.Get(Person("hr")), await second.Get(Person("administrator")));
        var (ofFirst, ofSecond) = (await PostOf("administrator"), await PostOf("hr"));

        await Task.WhenAll(
            first.Send(pageOfSecond, $"{Person("hr")}/posts/{ofSecond}/end", ("LastDay", "22/11/2026")),
            second.Send(pageOfFirst, $"{Person("administrator")}/posts/{ofFirst}/end", ("LastDay", "22/11/2026"))
        );

        var left = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.CountAsync(p => p.Role == Role.Administrator && p.ValidTo == null)
        );
        left.ShouldBe(1);
    }

    private string Person(string userName) => $"/people/{world.Staff[userName]}";

    private async Task<Page> End(string who, string whose, string lastDay)
    {
        var visitor = await Visitor.SignedIn(world, who);
        return await visitor.SubmitFrom(
            Person(whose),
            $"{Person(whose)}/posts/{await PostOf(whose)}/end",
            ("LastDay", lastDay)
        );
    }

    private Task<Guid> PostOf(string userName) =>
        world.In(s =>
        {
            var person = world.Staff[userName];
            return s.GetRequiredService<DirectoryDb>()
                .Posts.Where(p => p.PersonId == person && p.Role == Role.Administrator)
                .Select(p => p.Id)
                .SingleAsync();
        });

    private Task Appoint(string userName, DateOnly? from = null, DateOnly? to = null) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var office = await db.Agencies.SingleAsync(a => a.IsOffice);
            var begins = from ?? new DateOnly(2020, 1, 1);
            db.Add(Post.Give(world.Staff[userName], Role.Administrator, office, null, begins, to: to));
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
        });
}
