using DieuHanh.Tests.House;

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
