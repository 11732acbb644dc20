using System.Text.Json;
using DieuHanh.Directory;
using DieuHanh.Kernel.Events;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

public sealed class AgencyPagesTests(World world) : IClassFixture<World>
{
    private readonly DateOnly today = new(2026, 11, 23);

    [Fact]
    public async Task The_list_shows_the_agencies_of_the_day_and_its_count_is_its_rows()
    {
        var visitor = await world.As("clerk");
        var now = await visitor.Get("/agencies?Q=giao thong");
        var then = await visitor.Get("/agencies?Q=giao thong&Day=31/03/2015");
        now.Texts("tbody tr").ShouldBeEmpty();
        then.Texts("tbody tr").ShouldHaveSingleItem().ShouldStartWith("Bộ Giao thông vận tải");
        then.Attribute("[data-count]", "data-count").ShouldBe("1");

        (await visitor.Get("/agencies?Kind=Ministry")).Texts("tbody tr").Count.ShouldBe(3);
        (await visitor.Get("/agencies?Q=H41")).Texts("tbody tr").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_beside_its_field()
    {
        var page = await (await world.As("clerk")).Get("/agencies?Day=31/31/2020");
        page.Status.ShouldBe(422);
        page.Error("Day").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");
        page.Value("#Day").ShouldBe("31/31/2020");
    }

    [Fact]
    public async Task Programs_get_the_same_list()
    {
        var visitor = await world.As("officer");
        var json = JsonDocument.Parse((await visitor.Get("/api/agencies?Kind=Ministry")).Body).RootElement;
        json.GetArrayLength().ShouldBe(3);
        var id = json[0].GetProperty("id").GetGuid();
        var one = JsonDocument.Parse((await visitor.Get($"/api/agencies/{id}")).Body).RootElement;
        one.GetProperty("code102").GetString().ShouldStartWith("000.00.00.G");
        (await visitor.Get($"/api/agencies/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await visitor.Get("/api/agencies?Day=hôm qua")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_agency_is_added_with_its_code_in_both_forms()
    {
        var visitor = await world.As("administrator");
        var page = await visitor.Follow(
            await visitor.Submit(
                "/agencies/new",
                ("Name", "Viện Mẫu Mới"),
                ("ShortName", "VMM"),
                ("Kind", "GovernmentAgency"),
                ("Code", "000.00.00.G77")
            )
        );
        page.Text("h1").ShouldBe("Viện Mẫu Mới");
        page.Text("aside").ShouldContain("G77");
        (await world.Book()).Resolve("vmm", today).Only.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_fault_of_a_new_agency_is_beside_its_field_and_nothing_typed_is_lost()
    {
        var visitor = await world.As("administrator");
        var page = await visitor.Submit(
            "/agencies/new",
            ("Name", "Bộ Tài chính"),
            ("Kind", ""),
            ("Code", "G12"),
            ("From", "31/31/2020"),
            ("Note", new string('x', 5000))
        );
        page.Status.ShouldBe(422);
        page.Error("Name").ShouldBe("Đã có cơ quan tên này.");
        page.Error("Kind").ShouldBe("Chọn loại cơ quan.");
        page.Error("Code").ShouldBe("Mã này là của Bộ Tài chính.");
        page.Error("From").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");
        page.Error("Note").ShouldContain("tối đa");
        page.Value("#Name").ShouldBe("Bộ Tài chính");
        page.Value("#Note")!.Length.ShouldBe(5000);

        (await visitor.Submit("/agencies/new", ("Name", "Mã Sai"), ("Code", "G-1")))
            .Error("Code")
            .ShouldStartWith("Mã định danh có dạng");
    }

    [Fact]
    public async Task An_agency_merges_into_another_with_its_people_and_tells_the_other_modules()
    {
        var visitor = await world.As("administrator");
        var id = world.Staff.Agency("hatinh");
        var page = await visitor.Decide(
            "Merge",
            id,
            "23/11/2026",
            "Nghị quyết mẫu 01/2026",
            ("Main", world.Staff.Agency("nghean").ToString())
        );
        page.Status.ShouldBe(302, page.Text("main"));

        var book = await world.Book();
        book.HeirsOn(id, today).ShouldHaveSingleItem().Id.ShouldBe(world.Staff.Agency("nghean"));
        book.Person(world.Staff["focal-hatinh"])!
            .Positions.ShouldHaveSingleItem()
            .AgencyId.ShouldBe(world.Staff.Agency("nghean"));
        var facts = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Set<OutboxRow>()
                .Where(o => o.Type == "AgencyEnded")
                .Select(o => o.Payload)
                .ToListAsync()
        );
        facts.ShouldContain(p => p.Contains(id.ToString(), StringComparison.Ordinal));

        var shown = await (await world.As("clerk")).Get($"/agencies/{id}");
        foreach (var seen in new[] { shown, await visitor.Get($"/agencies/{world.Staff.Agency("nghean")}") })
        {
            var turn = seen.Texts("#turns [data-turn]")[0];
            turn.ShouldContain("Ủy ban nhân dân tỉnh Hà Tĩnh");
            turn.ShouldContain("Ủy ban nhân dân tỉnh Nghệ An");
            turn.ShouldContain("Nghị quyết mẫu 01/2026");
        }

        var again = await visitor.Decide("Abolish", id, "23/11/2026", "lần nữa");
        again.Status.ShouldBe(409);
        again.Text(".error-summary").ShouldContain("kết thúc hoạt động ngày 22/11/2026");
    }

    [Fact]
    public async Task A_new_name_by_decision_is_a_new_agency_that_follows_the_old_one()
    {
        var visitor = await world.As("administrator");
        var id = world.Staff.Agency("tapdoan");
        var page = await visitor.Decide(
            "Rename",
            id,
            "21/11/2026",
            "Quyết định mẫu 02",
            ("NewName1", "Tổng công ty mẫu đổi tên")
        );
        page.Status.ShouldBe(302, page.Text("main"));
        var book = await world.Book();
        var heir = book.HeirsOn(id, today).ShouldHaveSingleItem();
        heir.Name.ShouldBe("Tổng công ty mẫu đổi tên");
        heir.Connected.ShouldBeTrue();
        heir.ValidFrom.ShouldBe(new DateOnly(2026, 11, 21));
        book.Resolve("Tập đoàn mẫu", new(2026, 11, 20)).Only.ShouldBe(id);
        book.Resolve("Tập đoàn mẫu", today).Only.ShouldBe(heir.Id);
        book.StaffOf(heir.Id).ShouldHaveSingleItem().Id.ShouldBe(world.Staff["focal-tapdoan"]);
    }

    [Fact]
    public async Task Another_name_is_understood_from_its_day_until_it_is_ended()
    {
        var visitor = await world.As("administrator");
        var id = world.Staff.Agency("btc");
        var page = await visitor.SubmitFrom(
            $"/agencies/{id}",
            $"/agencies/{id}/aliases",
            ("Alias", "Bộ Tiền mẫu"),
            ("From", "01/06/2026")
        );
        page.Status.ShouldBe(302, page.Text("main"));
        var book = await world.Book();
        book.Resolve("bộ tiền mẫu", new(2026, 6, 1)).Only.ShouldBe(id);

        var taken = await visitor.SubmitFrom(
            $"/agencies/{world.Staff.Agency("bct")}",
            $"/agencies/{world.Staff.Agency("bct")}/aliases",
            ("Alias", "Bộ Tiền mẫu")
        );
        taken.Status.ShouldBe(422);
        taken.Error("Alias").ShouldBe("Tên này đang là của Bộ Tài chính.");
        taken.Value("#Alias").ShouldBe("Bộ Tiền mẫu");

        var end = (await visitor.Get($"/agencies/{id}")).Attribute("form[action*='/aliases/']", "action")!;
        (await visitor.SubmitFrom($"/agencies/{id}", end)).Status.ShouldBe(302);
        book = await world.Book();
        book.Resolve("bộ tiền mẫu", today).Only.ShouldBe(id);
        book.Resolve("bộ tiền mẫu", today.AddDays(1)).None.ShouldBeTrue();
        (await visitor.SubmitFrom($"/agencies/{id}", end)).Status.ShouldBe(409);

        var again = await visitor.SubmitFrom(
            $"/agencies/{id}",
            $"/agencies/{id}/aliases",
            ("Alias", "Bộ Tiền mẫu"),
            ("From", "01/12/2026")
        );
        again.Status.ShouldBe(422);
        again.Error("Alias").ShouldStartWith("Tên này đã có trong các tên khác của cơ quan");
        again.Value("#Alias").ShouldBe("Bộ Tiền mẫu");
    }

    [Fact]
    public async Task A_unit_is_added_and_ended()
    {
        var visitor = await world.As("administrator");
        var office = world.Staff.Agency("vpcp");
        var page = await visitor.Submit(
            $"/agencies/{office}/units/new",
            ("Name", "Phòng Mẫu"),
            ("ShortName", "PM"),
            ("Parent", world.Staff.Unit("hc").ToString())
        );
        page.Status.ShouldBe(302, page.Text("main"));
        var unit = (await world.Book()).OfficeUnits.Single(u => u.Name == "Phòng Mẫu");
        unit.ParentId.ShouldBe(world.Staff.Unit("hc"));

        var twice = await visitor.Submit($"/agencies/{office}/units/new", ("Name", "phòng mẫu"));
        twice.Error("Name").ShouldBe("Đã có đơn vị tên này.");

        (await visitor.SubmitFrom($"/agencies/{office}", $"/units/{unit.Id}/end")).Status.ShouldBe(302);
        (await world.Book()).OfficeUnits.ShouldNotContain(u => u.Id == unit.Id);
        (await world.Book()).NameOf(unit.Id).ShouldBe("Phòng Mẫu");
    }

    [Fact]
    public async Task Only_administrators_change_and_only_the_office_looks_up()
    {
        var id = world.Staff.Agency("btc");
        foreach (var url in new[] { "/agencies", $"/agencies/{id}", "/people", "/portfolios", "/api/agencies" })
        {
            (await (await world.As("clerk")).Get(url)).Status.ShouldBe(200, url);
            (await (await world.As("focal-btc")).Get(url)).Status.ShouldBe(403, url);
        }

        foreach (
            var url in new[]
            {
                "/agencies/new",
                $"/decisions/new?of={id}",
                "/groups/new",
                $"/agencies/{id}/correct",
                $"/agencies/{id}/units/new",
                "/people/new",
                "/portfolios/new",
            }
        )
        {
            (await (await world.As("office-leader")).Get(url)).Status.ShouldBe(403, url);
            (await (await world.As("administrator")).Get(url)).Status.ShouldBe(200, url);
        }

        (await (await world.As("clerk")).Get($"/agencies/{id}")).Has("a[href^='/decisions/new']").ShouldBeFalse();
        (await (await world.As("administrator")).Get($"/agencies/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Changes_stand_on_the_timeline_with_from_and_to()
    {
        var visitor = await world.As("administrator");
        var id = world.Staff.Agency("bxd");
        await visitor.Submit($"/agencies/{id}/correct", ("ShortName", "BXDG"), ("Note", "ghi chú mẫu"));
        var page = await (await world.As("clerk")).Get($"/agencies/{id}");
        page.Text(".timeline:not(.turns)").ShouldContain("Quản Trị Viên");
        page.Text(".timeline:not(.turns)").ShouldContain("Viết tắt: BXD → BXDG");
    }

    [Fact]
    public async Task No_page_of_the_directory_asks_the_database_more_than_eight_times()
    {
        var admin = await world.As("administrator");
        foreach (
            var url in new[]
            {
                "/agencies",
                $"/agencies/{world.Staff.Agency("btc")}",
                "/decisions",
                $"/decisions/new?of={world.Staff.Agency("btc")}",
                "/groups",
                "/people",
                $"/people/{world.Staff["officer"]}",
                $"/people/{world.Staff["officer"]}/posts/new",
                "/portfolios",
                "/portfolios/new",
                "/account/password",
            }
        )
        {
            (await admin.Get(url)).Status.ShouldBe(200, url);
            world.Queries.Of(url).Count.ShouldBeInRange(1, 8, url);
        }
    }
}
