using System.Globalization;
using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>Somebody acts in another's post: with its rights, in its holder's name, between its days, and no longer.</summary>
public sealed class DelegationTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Who_acts_for_another_has_the_rights_of_the_post_while_they_say_so_and_only_until_its_last_day()
    {
        var administrator = await world.As("administrator");
        var given = await Name(administrator, "unit-head", "officer-cn", "23/11/2026", "24/11/2026");
        given.Status.ShouldBe(302, given.Text("main"));
        var (head, officer) = (world.Staff["unit-head"], world.Staff["officer-cn"]);

        var visitor = await world.As("officer-cn");
        (await visitor.Get("/documents/incoming")).Status.ShouldBe(200);
        var entry = (await world.Book()).Person(officer)!.Acting.ShouldHaveSingleItem();
        entry.ForId.ShouldBe(head);
        (await world.Book()).WithSecretaries(head).ShouldContain(officer);
        (await visitor.SubmitFrom("/", "/acting", ("acting", $"{entry.Id}"))).Status.ShouldBe(302);
        var page = await visitor.Get("/");
        page.Text(".topbar-person").ShouldContain("thay Phạm Văn Vụ");

        var twice = await Name(administrator, "unit-head", "officer", "24/11/2026", "30/11/2026");
        twice.Status.ShouldBe(409);
        twice.Text(".error-summary").ShouldContain("Vị trí này đã có người thay từ 23/11/2026 đến 24/11/2026.");

        var notices = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Set<Notice>()
                .Where(n => n.PersonId == officer || n.PersonId == head)
                .ToListAsync()
        );
        notices.Select(n => n.PersonId).Distinct().Count().ShouldBe(2);

        var now = world.Clock.Now;
        try
        {
            world.Clock.Now = new DateTimeOffset(2026, 11, 25, 0, 0, 1, TimeSpan.FromHours(7));
            (await world.Book()).Person(officer)!.Acting.ShouldBeEmpty();
            var after = await (await Visitor.SignedIn(world, "officer-cn")).Get("/");
            after.Text(".topbar-person").ShouldNotContain("thay");
        }
        finally
        {
            world.Clock.Now = now;
        }
    }

    [Fact]
    public async Task What_is_done_in_anothers_place_says_so()
    {
        var administrator = await world.As("administrator");
        (await Name(administrator, "hr", "unit-head-cn", "23/11/2026", "31/12/2026")).Status.ShouldBe(302);
        var visitor = await world.As("unit-head-cn");
        var entry = (await world.Book()).Person(world.Staff["unit-head-cn"])!.Acting.ShouldHaveSingleItem();
        await visitor.SubmitFrom("/", "/acting", ("acting", $"{entry.Id}"));
        await Enter(visitor);
        var decided = await visitor.SubmitFrom("/calendar/2046", "/calendar/2046/decision", Document);
        decided.Status.ShouldBe(302, decided.Text("main"));
        var rows = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Set<AuditRow>()
                .Where(a => a.ActorId == world.Staff["unit-head-cn"])
                .ToListAsync()
        );
        foreach (var thing in new[] { nameof(CalendarDay), nameof(CalendarYear) })
        {
            rows.Where(r => r.Thing == thing)
                .ShouldHaveSingleItem(thing)
                .BehalfId.ShouldBe(world.Staff["hr"], $"{thing} does not say for whom");
        }

        (await visitor.SubmitFrom("/", "/acting", ("acting", ""))).Status.ShouldBe(302);
        (await visitor.SubmitFrom("/", "/acting", ("acting", $"{Guid.NewGuid()}"))).Status.ShouldBe(302);
        (await visitor.Get("/")).Text(".topbar-person").ShouldNotContain("thay");
    }

    [Fact]
    public async Task Who_may_not_act_is_told_every_reason()
    {
        var administrator = await world.As("administrator");
        var strange = await Name(administrator, "administrator", "focal-btc", "23/11/2026", "22/11/2026");
        strange.Status.ShouldBe(409);
        strange
            .Texts(".error-summary li")
            .ShouldBe([
                "Ngày kết thúc không được trước ngày bắt đầu 23/11/2026.",
                "Vai trò quản trị và thư ký không giao người thay: giao vị trí ấy cho người khác.",
                "Người thay phải giữ một vị trí ở cùng cơ quan trong suốt thời gian thay.",
            ]);
        var empty = await administrator.Submit($"/people/{world.Staff["clerk"]}/delegations/new", ("To", ""));
        empty.Status.ShouldBe(422);
        empty.Error("To").ShouldNotBeNull();
        empty.Error("Document").ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_leaves_leaves_every_post_at_once_but_the_last_administrator_stays()
    {
        var administrator = await world.As("administrator");
        var person = world.Staff["editor"];
        var left = await administrator.Submit($"/people/{person}/leave", ("LastDay", "23/11/2026"), ("Disable", "on"));
        left.Status.ShouldBe(302, left.Text("main"));
        var db = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.PersonId == person).ToListAsync()
        );
        db.ShouldAllBe(p => p.ValidTo == new DateOnly(2026, 11, 23));
        var me = world.Staff["administrator"];
        var stays = await administrator.Submit($"/people/{me}/leave", ("LastDay", "30/11/2026"));
        stays.Status.ShouldBe(409);
        stays.Text(".error-summary").ShouldContain("quản trị viên cuối cùng");
    }

    [Fact]
    public async Task Who_leaves_leaves_what_has_a_last_day_and_what_has_not_begun_too()
    {
        var (person, unit, day) = (world.Staff["staff-btc"], world.Staff.Unit("th"), new DateOnly(2026, 11, 30));
        var (ends, begins, shared) = (
            Line("có hạn", "2027-12-31"),
            Line("chưa tới", null, "2027-01-01"),
            Line("chung")
        );
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var heir = world.Staff.Agency("bxd");
            var agency = await db.Agencies.SingleAsync(a => a.Id == heir);
            db.AddRange(
                ends,
                begins,
                shared,
                Post.Give(person, Role.AgencyStaff, agency, null, new(2028, 1, 1)),
                Post.Give(person, Role.AgencyHead, agency, null, new(2026, 1, 1), to: new(2027, 6, 30))
            );
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Giao việc");
        });
        var administrator = await world.As("administrator");
        var ending = await administrator.Decide(
            "Abolish",
            world.Staff.Agency("btc"),
            "01/06/2027",
            "Quyết định rồi rút"
        );
        ending.Status.ShouldBe(302, ending.Text("main"));

        var early = await administrator.Submit($"/people/{person}/leave", ("LastDay", "31/12/2009"));
        early.Status.ShouldBe(409);
        var left = await administrator.Submit($"/people/{person}/leave", ("LastDay", "30/11/2026"));
        left.Status.ShouldBe(302, left.Text("main"));
        await administrator.SubmitFrom(ending.Location!, $"{ending.Location}/withdraw", ("Why", "Hoãn"));

        var posts = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.PersonId == person).ToListAsync()
        );
        posts.Count.ShouldBe(2);
        posts.ShouldAllBe(p => p.ValidTo == day);
        string[] fields = [ends.Field, begins.Field, shared.Field];
        var lines = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Portfolios.Where(p => fields.Contains(p.Field))
                .OrderBy(p => p.ValidFrom)
                .ToListAsync()
        );
        lines
            .Select(p => (p.Field, p.OfficerId, p.ValidFrom, p.ValidTo))
            .ShouldBe(
                [
                    (ends.Field, person, ends.ValidFrom, day),
                    (shared.Field, person, shared.ValidFrom, day),
                    (ends.Field, null, day.AddDays(1), ends.ValidTo),
                    (shared.Field, null, day.AddDays(1), null),
                    (begins.Field, null, begins.ValidFrom, null),
                ],
                ignoreOrder: true
            );

        Portfolio Line(string name, string? to = null, string from = "2026-01-01") =>
            Portfolio.Assign(
                $"Rời {name}",
                null,
                null,
                null,
                unit,
                person,
                DateOnly.Parse(from, CultureInfo.InvariantCulture),
                to is null ? null : DateOnly.Parse(to, CultureInfo.InvariantCulture)
            );
    }

    private static readonly (string, string?)[] Document =
    [
        ("Number", "Công văn 1/VPCP-KGVX"),
        ("Issued", "25/12/2025"),
        ("Issuer", "Văn phòng Chính phủ"),
    ];

    private static async Task Enter(Visitor visitor)
    {
        (string, string?)[] form =
        [
            ("From", "01/03/2046"),
            ("Kind", nameof(DayKind.Holiday)),
            ("Name", "Ngày thử"),
            .. Document,
        ];
        var preview = await visitor.Submit("/calendar/days", form);
        var saved = await visitor.Send(
            preview,
            "/calendar/days",
            [.. form, ("Mark", preview.Value("input[name=Mark]"))]
        );
        saved.Status.ShouldBe(302, saved.Text("main"));
    }

    private async Task<Page> Name(Visitor administrator, string holder, string acting, string from, string to)
    {
        var person = world.Staff[holder];
        var post = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.PersonId == person).Select(p => p.Id).FirstAsync()
        );
        return await administrator.Submit(
            $"/people/{person}/delegations/new",
            ("Post", $"{post}"),
            ("Acting", $"{world.Staff[acting]}"),
            ("Document", "Giấy ủy quyền mẫu"),
            ("From", from),
            ("To", to)
        );
    }
}
