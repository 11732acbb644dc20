using DieuHanh.Directory;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>Decisions about the structure: what a form refuses, what it shows before it writes, and how one is taken back.</summary>
public sealed class DecisionTests(World world) : IClassFixture<World>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task What_would_change_is_shown_and_nothing_is_written_before_it_is_confirmed()
    {
        var administrator = await world.As("administrator");
        var shown = await administrator.Decide(
            "Merge",
            world.Staff.Agency("btc"),
            "01/03/2027",
            "Nghị quyết thử 11",
            ("Before", $"{world.Staff.Agency("bct")}"),
            ("NewName1", "Bộ Tài chính và Thương mại"),
            ("NewShort1", "BTCTM"),
            ("NewCode1", "G12"),
            ("Step", "preview")
        );
        shown.Status.ShouldBe(200, shown.Text("main"));
        var effect = shown.Text("#effect");
        effect.ShouldContain("Bộ Tài chính kết thúc hoạt động hết ngày 28/02/2027.");
        effect.ShouldContain("4 người chuyển sang Bộ Tài chính và Thương mại.");
        effect.ShouldContain("Mã G12 của Bộ Tài chính do Bộ Tài chính và Thương mại dùng tiếp.");
        effect.ShouldContain("Mã G02 của Bộ Công Thương đóng lại.");
        effect.ShouldContain("thêm Bộ Tài chính và Thương mại");
        shown.Value("#NewName1").ShouldBe("Bộ Tài chính và Thương mại");
        (await world.Book()).Agencies.ShouldNotContain(a => a.ShortName == "BTCTM");
        (await world.Book()).Agency(world.Staff.Agency("btc"))!.ValidTo.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_not_shown_is_not_written()
    {
        var administrator = await world.As("administrator");
        var ending = world.Staff.Agency("tapdoan");
        (string, string?)[] form =
        [
            ("Kind", "Abolish"),
            ("Number", "Quyết định chưa xem"),
            ("Issuer", "Quốc hội mẫu"),
            ("SignedOn", "01/01/2025"),
            ("InForce", "01/03/2027"),
            ("Before", $"{ending}"),
        ];
        var blind = await administrator.Submit("/decisions/new", [.. form, ("Step", "save")]);
        blind.Status.ShouldBe(200, blind.Text("main"));
        blind.Text("#effect").ShouldContain("Chưa ghi");

        var other = form.Select(f => f.Item1 == "InForce" ? ("InForce", "01/02/2027") : f).ToArray();
        var changed = await administrator.Send(blind, "/decisions/new", [.. other, ("Step", "save")]);
        changed.Status.ShouldBe(200, changed.Text("main"));
        changed.Text("#effect").ShouldContain("kết thúc hoạt động hết ngày 31/01/2027");

        await administrator.Submit("/people/new", ("Name", "Người Xen Vào"), ("Title", "Chuyên viên"));
        var late = await administrator.Send(changed, "/decisions/new", [.. other, ("Step", "save")]);
        late.Status.ShouldBe(200, late.Text("main"));
        (await world.Book()).Agency(ending)!.ValidTo.ShouldBeNull();

        var seen = await administrator.Send(late, "/decisions/new", [.. other, ("Step", "save")]);
        seen.Status.ShouldBe(302, seen.Text("main"));
        (await world.Book()).Agency(ending)!.ValidTo.ShouldBe(new DateOnly(2027, 1, 31));
    }

    [Theory]
    [InlineData("InForce", "24/11/2027", "Ngày có hiệu lực không được sau hôm nay quá một năm.")]
    [InlineData("InForce", "31/31/2026", "Nhập ngày có hiệu lực")]
    [InlineData("InForce", "31/12/2024", "Ngày có hiệu lực 31/12/2024 không được trước ngày ký.")]
    [InlineData("Number", " ", "Nhập số, ký hiệu của quyết định.")]
    [InlineData("Kind", "", "Chọn việc mà quyết định làm.")]
    [InlineData("NewCode1", "G-1", "Mã định danh có dạng")]
    public async Task What_is_typed_wrongly_is_said_beside_its_field(string field, string typed, string fault)
    {
        var page = await (await world.As("administrator")).Decide(
            "Abolish",
            world.Staff.Agency("bct"),
            "01/12/2026",
            "Quyết định thử",
            (field, typed)
        );
        page.Status.ShouldBe(422, page.Text("main"));
        page.Error(field).ShouldStartWith(fault);
    }

    [Fact]
    public async Task Every_reason_against_a_decision_is_given_at_once()
    {
        var administrator = await world.As("administrator");
        var page = await administrator.Decide(
            "Merge",
            world.Staff.Agency("vpcp"),
            "01/12/2026",
            "Quyết định thử",
            ("Before", $"{world.Staff.Agency("bgtvt")}"),
            ("Main", $"{world.Staff.Agency("bgtvt")}"),
            ("NewName1", "Bộ Tài chính"),
            ("NewCode1", "G12")
        );
        page.Status.ShouldBe(409);
        page.Texts(".error-summary li")
            .ShouldBe(
                [
                    "Không thể kết thúc cơ quan đang dùng phần mềm này.",
                    "Bộ Giao thông vận tải kết thúc hoạt động ngày 28/02/2025.",
                    "Bộ Giao thông vận tải vừa là cơ quan trước vừa là cơ quan sau.",
                    "Bộ Giao thông vận tải không hoạt động ngày 01/12/2026.",
                    "Mã G12 ngày 01/12/2026 là của Bộ Tài chính.",
                    "Ngày 01/12/2026 đã có cơ quan tên Bộ Tài chính.",
                ],
                ignoreOrder: true
            );

        var early = await administrator.Decide(
            "Abolish",
            world.Staff.Agency("bct"),
            "01/01/2010",
            "Quyết định thử",
            ("SignedOn", "01/01/2009")
        );
        early.Status.ShouldBe(409);
        early.Text(".error-summary").ShouldContain("Ngày kết thúc không được trước ngày thành lập 01/01/2010.");
        var office = await administrator.Decide("Split", world.Staff.Agency("bct"), "01/12/2026", "Quyết định thử");
        office.Text(".error-summary").ShouldContain("Chia: cần ít nhất hai cơ quan sau khi chia.");
    }

    [Fact]
    public async Task A_circle_of_heirs_is_refused()
    {
        var administrator = await world.As("administrator");
        var (nghean, hatinh) = (world.Staff.Agency("nghean"), world.Staff.Agency("hatinh"));
        var first = await administrator.Decide(
            "Merge",
            nghean,
            "01/07/2027",
            "Quyết định vòng 1",
            ("Main", $"{hatinh}")
        );
        first.Status.ShouldBe(302, first.Text("main"));
        var second = await administrator.Decide(
            "Merge",
            hatinh,
            "01/05/2027",
            "Quyết định vòng 2",
            ("Main", $"{nghean}")
        );
        second.Status.ShouldBe(409);
        second.Text(".error-summary").ShouldContain("thành một vòng");
    }

    [Fact]
    public async Task A_part_of_the_work_passes_on_and_nobody_ends()
    {
        var administrator = await world.As("administrator");
        var (bxd, btc) = (world.Staff.Agency("bxd"), world.Staff.Agency("btc"));
        var page = await administrator.Decide(
            "Transfer",
            bxd,
            "01/12/2026",
            "Quyết định điều chuyển",
            ("Main", $"{btc}")
        );
        page.Status.ShouldBe(302, page.Text("main"));
        (await world.Book()).Agency(bxd)!.ValidTo.ShouldBeNull();
        (await administrator.Get($"/agencies/{btc}")).Text("#turns").ShouldContain("Điều chuyển chức năng, nhiệm vụ");
    }

    [Fact]
    public async Task A_code_changes_on_its_day_and_the_old_one_is_found_before_it()
    {
        var administrator = await world.As("administrator");
        var bxd = world.Staff.Agency("bxd");
        var page = await administrator.SubmitFrom(
            $"/agencies/{bxd}",
            $"/agencies/{bxd}/codes",
            ("NewCode", "G77"),
            ("CodeFrom", "01/01/2027"),
            ("Basis", "Quyết định mẫu về mã")
        );
        page.Status.ShouldBe(302, page.Text("main"));
        var book = await world.Book();
        book.Agency(bxd)!.Code.ShouldBe("G17");
        book.ByCode("G17", Today).ShouldHaveSingleItem().Id.ShouldBe(bxd);
        book.ByCode("G17", new(2027, 1, 1)).ShouldBeEmpty();
        book.ByCode("000.00.00.G77", new(2027, 1, 1)).ShouldHaveSingleItem().Id.ShouldBe(bxd);
        (await administrator.Get("/agencies?Q=G77&Day=01/01/2027")).Texts("tbody tr").ShouldHaveSingleItem();
        (await administrator.Get("/agencies?Q=G77")).Texts("tbody tr").ShouldBeEmpty();

        var taken = await administrator.SubmitFrom(
            $"/agencies/{bxd}",
            $"/agencies/{bxd}/codes",
            ("NewCode", "G22"),
            ("CodeFrom", "01/12/2026"),
            ("Basis", "Quyết định mẫu về mã")
        );
        taken.Status.ShouldBe(409);
        taken.Texts(".error-summary li").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_name_keeps_the_code_of_the_day_before_it()
    {
        var administrator = await world.As("administrator");
        var hatinh = world.Staff.Agency("hatinh");
        var changed = await administrator.SubmitFrom(
            $"/agencies/{hatinh}",
            $"/agencies/{hatinh}/codes",
            ("NewCode", "H77"),
            ("CodeFrom", "01/01/2027"),
            ("Basis", "Quyết định mẫu về mã")
        );
        changed.Status.ShouldBe(302, changed.Text("main"));
        var shown = await administrator.Decide(
            "Rename",
            hatinh,
            "01/06/2027",
            "Nghị quyết đổi tên",
            ("NewName1", "Ủy ban nhân dân thành phố Hà Tĩnh"),
            ("Step", "preview")
        );
        shown
            .Text("#effect")
            .ShouldContain("Mã H77 của Ủy ban nhân dân tỉnh Hà Tĩnh do Ủy ban nhân dân thành phố Hà Tĩnh dùng tiếp.");
        shown.Text("#effect").ShouldContain(", mã H77.");
    }
}

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

/// <summary>The structure of the State as of the days on which it really changed.</summary>
public sealed class StructureOfTheDayTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private static readonly DateOnly Before = new(2025, 2, 28);
    private static readonly DateOnly After = new(2025, 3, 1);

    [Fact]
    public async Task The_ministries_are_18_on_the_last_day_of_february_and_14_on_the_first_of_march()
    {
        var book = await world.Book();
        var group = book.Groups.Single(g => g.Names.Contains("các bộ"));
        book.MembersOn(group, Before).Count.ShouldBe(18);
        book.MembersOn(group, After).Count.ShouldBe(14);
        book.MembersOn(group, Before).ShouldContain(a => a.Name == "Bộ Kế hoạch và Đầu tư");
        book.Groups.Where(g => g.Kinds is [AgencyKind.Province] && g.Whole)
            .ShouldAllBe(g =>
                book.MembersOn(g, new(2025, 6, 30)).Count == 63 && book.MembersOn(g, new(2025, 7, 1)).Count == 34
            );

        var page = await (await Here()).Get($"/groups/{group.Id}?Day=01/03/2025&Than=28/02/2025");
        page.Texts("tbody tr").Count.ShouldBe(14);
        page.Texts("[data-gone]").ShouldContain(t => t.Contains("Bộ Giao thông vận tải", StringComparison.Ordinal));
        page.Texts("[data-added]")
            .ShouldContain(t => t.Contains("Bộ Nông nghiệp và Môi trường", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_the_heir_keeps_is_the_heirs_from_its_day()
    {
        var book = await world.Book();
        var (old, heir) = (world.Loaded.Agencies["bo-tai-chinh-truoc-2025"], world.Loaded.Agencies["bo-tai-chinh"]);
        book.ByCode("G12", Before).ShouldHaveSingleItem().Id.ShouldBe(old);
        book.ByCode("G12", After).ShouldHaveSingleItem().Id.ShouldBe(heir);
        book.ByCode("000.00.00.G05", Before).ShouldHaveSingleItem().Name.ShouldBe("Bộ Kế hoạch và Đầu tư");
        book.ByCode("G05", After).ShouldBeEmpty();
        book.Resolve("Bộ Tài chính", Before).Only.ShouldBe(old);
        book.Resolve("Bộ Tài chính", After).Only.ShouldBe(heir);
    }

    [Fact]
    public async Task Programs_ask_for_the_list_of_a_day()
    {
        var visitor = await Here();
        (await Count("/api/agencies?Kind=Ministry&asOf=2025-02-28")).ShouldBe(18);
        (await Count("/api/agencies?Kind=Ministry&asOf=2025-03-01")).ShouldBe(14);
        (await Count("/api/groups?Q=các bộ&asOf=2025-03-01")).ShouldBeGreaterThan(0);
        (await visitor.Get("/api/groups?asOf=hôm qua")).Status.ShouldBe(400);

        async Task<int> Count(string url) =>
            System.Text.Json.JsonDocument.Parse((await visitor.Get(url)).Body).RootElement.GetArrayLength();
    }

    [Fact]
    public async Task The_history_shows_mergers_of_a_year_and_the_lineage_of_an_agency()
    {
        var visitor = await Here();
        var year = await visitor.Get("/decisions?Year=2025");
        year.Texts("[data-turn]")
            .ShouldContain(t =>
                t.Contains("Bộ Kế hoạch và Đầu tư", StringComparison.Ordinal)
                && t.Contains("Bộ Tài chính", StringComparison.Ordinal)
                && t.Contains("Hợp nhất, sáp nhập", StringComparison.Ordinal)
            );
        int.Parse(year.Attribute("[data-count]", "data-count")!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(year.Texts("[data-turn]").Count);
        (await visitor.Get("/decisions?Q=Thừa Thiên Huế")).Texts("[data-turn]").ShouldHaveSingleItem();

        var page = await visitor.Get($"/agencies/{world.Loaded.Agencies["bo-tai-chinh"]}");
        page.Has("svg.lineage").ShouldBeTrue();
        page.Text("#turns").ShouldContain("Bảo hiểm xã hội Việt Nam");
    }

    // Sample accounts are let in from the machine itself only.
    private async Task<Visitor> Here()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add(SampleWorld.RemoteHeader, "127.0.0.1");
        (await visitor.Submit("/sign-in", ("UserName", "quantri"), ("Password", SampleWorld.Password))).Status.ShouldBe(
            302
        );
        return visitor;
    }
}
