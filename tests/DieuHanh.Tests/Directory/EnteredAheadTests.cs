using DieuHanh.Directory;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>What was entered by mistake for a day to come is taken back before it, and does nothing for a day either.</summary>
public sealed class EnteredAheadTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_code_may_not_lie_too_far_ahead_and_is_taken_back_before_its_day()
    {
        var administrator = await world.As("administrator");
        var agency = $"/agencies/{world.Staff.Agency("bxd")}";
        var far = await Code("01/01/2062", "G77");
        far.Status.ShouldBe(409);
        far.Text(".error-summary").ShouldContain("không được sau hôm nay quá một năm");
        (await Code("01/06/2027", "G77")).Status.ShouldBe(302);
        (await Code("01/07/2027", "G78")).Status.ShouldBe(302);

        var page = await administrator.Get(agency);
        var remove = page.Document.QuerySelectorAll("form[action$='/remove']").Select(f => f.GetAttribute("action")!);
        (await administrator.SubmitFrom(agency, remove.First())).Status.ShouldBe(302);
        (await On(new(2027, 6, 30))).ShouldBe("G17");
        (await On(new(2027, 7, 1))).ShouldBe("G78");
        var last = (await administrator.Get(agency)).Attribute("form[action$='/remove']", "action")!;
        (await administrator.SubmitFrom(agency, last)).Status.ShouldBe(302);
        (await On(new(2030, 1, 1))).ShouldBe("G17");
        (await Code("24/11/2026", "G79")).Status.ShouldBe(302);
        var first = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Codes.Where(c => c.Code == "G17").Select(c => c.Id).SingleAsync()
        );
        (await administrator.SubmitFrom(agency, $"{agency}/codes/{first}/remove")).Status.ShouldBe(409);

        Task<Page> Code(string from, string code) =>
            administrator.SubmitFrom(
                agency,
                $"{agency}/codes",
                ("NewCode", code),
                ("CodeFrom", from),
                ("Basis", "Văn bản mẫu")
            );

        async Task<string> On(DateOnly day) => (await world.Book()).Agency(world.Staff.Agency("bxd"))!.CodeOn(day).Code;
    }

    [Fact]
    public async Task Whoever_was_to_act_from_tomorrow_never_does()
    {
        var administrator = await world.As("administrator");
        var holder = world.Staff["unit-head"];
        var post = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.PersonId == holder).Select(p => p.Id).SingleAsync()
        );
        var given = await administrator.Submit(
            $"/people/{holder}/delegations/new",
            ("Post", $"{post}"),
            ("Acting", $"{world.Staff["officer"]}"),
            ("Document", "Giấy mẫu"),
            ("From", "24/11/2026"),
            ("To", "30/11/2026")
        );
        given.Status.ShouldBe(302, given.Text("main"));
        await End<DieuHanh.Directory.Delegations.Delegation>(
            $"/people/{holder}",
            id => $"/delegations/{id}/end",
            "Bỏ việc thay chưa bắt đầu"
        );
    }

    [Fact]
    public async Task An_agency_named_into_a_group_from_a_day_to_come_never_is()
    {
        var administrator = await world.As("administrator");
        var group = await world.In(s => s.GetRequiredService<DirectoryDb>().Groups.Select(g => g.Id).FirstAsync());
        var named = await administrator.SubmitFrom(
            $"/groups/{group}",
            $"/groups/{group}/members",
            ("Agency", $"{world.Staff.Agency("tapdoan")}"),
            ("Way", "in"),
            ("From", "01/12/2026")
        );
        named.Status.ShouldBe(302, named.Text("main"));
        await End<GroupMember>(
            $"/groups/{group}",
            id => $"/groups/{group}/members/{id}/end",
            "Bỏ dòng chưa bắt đầu của nhóm"
        );
    }

    [Fact]
    public async Task A_rule_for_two_factors_that_has_not_begun_binds_nobody()
    {
        var administrator = await world.As("administrator");
        var set = await administrator.Submit(
            "/people/factors",
            ("Role", nameof(Role.Clerk)),
            ("From", "01/12/2026"),
            ("Due", "01/12/2026"),
            ("Decision", "Quy chế mẫu")
        );
        set.Status.ShouldBe(302, set.Text("main"));
        await End<DieuHanh.Directory.Factors.FactorRule>(
            "/people/factors",
            id => $"/people/factors/{id}/end",
            "Bỏ quy định xác thực hai lớp chưa bắt đầu"
        );
    }

    [Fact]
    public async Task Another_name_that_is_not_used_yet_is_forgotten()
    {
        var administrator = await world.As("administrator");
        var agency = $"/agencies/{world.Staff.Agency("bct")}";
        var named = await administrator.SubmitFrom(
            agency,
            $"{agency}/aliases",
            ("Alias", "Bộ Chưa Tới"),
            ("From", "01/12/2026")
        );
        named.Status.ShouldBe(302, named.Text("main"));
        await End<DieuHanh.Directory.Agencies.Alias>(
            agency,
            id => $"{agency}/aliases/{id}/end",
            "Bỏ tên khác chưa dùng"
        );
    }

    [Fact]
    public async Task A_line_of_the_portfolios_that_has_not_begun_proposes_nothing()
    {
        var line = Portfolio.Assign(
            "lĩnh vực chưa tới",
            null,
            null,
            null,
            null,
            world.Staff["officer"],
            new(2027, 1, 1),
            new(2027, 12, 31)
        );
        await Kept(line);
        await End<Portfolio>(
            $"/portfolios/{line.Id}/end",
            id => $"/portfolios/{id}/end",
            "Bỏ dòng phân công chưa bắt đầu"
        );
    }

    [Fact]
    public async Task A_post_that_has_not_begun_is_taken_back_unless_it_is_the_next_administrators()
    {
        var administrator = await world.As("administrator");
        var (person, next) = (world.Staff["focal-bct"], world.Staff["hr"]);
        var office = world.Staff.Agency("vpcp");
        (await Post(person, "FocalPoint", world.Staff.Agency("bxd"))).Status.ShouldBe(302);
        await End<DieuHanh.Directory.People.Post>(
            $"/people/{person}",
            id => $"/people/{person}/posts/{id}/end",
            "Bỏ vị trí chưa bắt đầu",
            p => p.PersonId == person && p.ValidFrom > new DateOnly(2026, 11, 23)
        );

        (await Post(next, "Administrator", office)).Status.ShouldBe(302);
        var mine = world.Staff["administrator"];
        var leaves = await administrator.SubmitFrom(
            $"/people/{mine}",
            $"/people/{mine}/posts/{await PostOf(mine)}/end",
            ("LastDay", "30/11/2026")
        );
        leaves.Status.ShouldBe(302, leaves.Text("main"));
        var stays = await administrator.SubmitFrom(
            $"/people/{next}",
            $"/people/{next}/posts/{await PostOf(next)}/end",
            ("LastDay", "23/11/2026")
        );
        stays.Status.ShouldBe(409);
        stays.Text(".error-summary").ShouldContain("quản trị viên cuối cùng");

        Task<Page> Post(Guid who, string role, Guid agency) =>
            administrator.Submit(
                $"/people/{who}/posts/new",
                ("Role", role),
                ("Agency", $"{agency}"),
                ("From", "01/12/2026")
            );

        Task<Guid> PostOf(Guid who) =>
            world.In(s =>
                s.GetRequiredService<DirectoryDb>()
                    .Posts.Where(p => p.PersonId == who && p.Role == Role.Administrator)
                    .Select(p => p.Id)
                    .SingleAsync()
            );
    }

    private Task Kept(Entity entity) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            db.Add(entity);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử");
        });

    // Ends the one thing of its kind today, and nothing but its record is left.
    private async Task End<TThing>(
        string seenAt,
        Func<Guid, string> action,
        string recorded,
        System.Linq.Expressions.Expression<Func<TThing, bool>>? which = null
    )
        where TThing : Entity
    {
        var administrator = await world.As("administrator");
        var id = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Set<TThing>()
                .Where(which ?? (_ => true))
                .OrderByDescending(t => t.Id)
                .Select(t => t.Id)
                .FirstAsync()
        );
        var ended = await administrator.SubmitFrom(seenAt, action(id), ("LastDay", "23/11/2026"));
        ended.Status.ShouldBe(302, ended.Text("main"));
        (
            await world.In(s => s.GetRequiredService<DirectoryDb>().Set<TThing>().AnyAsync(t => t.Id == id))
        ).ShouldBeFalse();
        var records = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Set<AuditRow>().Where(a => a.ThingId == id).ToListAsync()
        );
        records.ShouldContain(r => r.Action == recorded);
    }
}
