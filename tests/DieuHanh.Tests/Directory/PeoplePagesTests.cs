using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

public sealed class PeoplePagesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task People_are_ordered_by_given_name()
    {
        var page = await (await world.As("clerk")).Get("/people?Place=office");
        var names = page.Texts("tbody td:first-child");
        names.Count.ShouldBeGreaterThan(10);
        names.ShouldContain("Lê Văn Chuyên");
        names.ToList().IndexOf("Đặng Văn Biên").ShouldBeLessThan(names.ToList().IndexOf("Lê Văn Chuyên"));
        names.ToList().IndexOf("Lê Văn Chuyên").ShouldBeLessThan(names.ToList().IndexOf("Phạm Văn Vụ"));
        names[^1].ShouldBe("Phạm Văn Vụ");
    }

    [Theory]
    [InlineData("/people?Q=tran van thu", "Trần Thị Văn Thư")]
    [InlineData("/people?Role=Editor", "Đặng Văn Biên")]
    public async Task People_are_found_by_words_and_role(string url, string name) =>
        (await (await world.As("officer")).Get(url)).Texts("tbody td:first-child").ShouldBe([name]);

    [Fact]
    public async Task A_new_person_gets_a_post_and_an_account_and_signs_in_with_the_password_shown_once()
    {
        var admin = await world.As("administrator");
        var made = await admin.Submit("/people/new", ("Name", "Người Mẫu Ba"), ("Title", "Chuyên viên"));
        var url = made.Location!;

        var post = await admin.Submit(
            $"{url}/posts/new",
            ("Role", "Officer"),
            ("Unit", world.Staff.Unit("th").ToString()),
            ("From", "01/11/2026")
        );
        post.Status.ShouldBe(302, post.Text("main"));

        var bad = await admin.SubmitFrom(url, $"{url}/account", ("UserName", "clerk"));
        bad.Status.ShouldBe(422);
        bad.Error("UserName").ShouldBe("Tên đăng nhập này đã có người dùng.");
        bad.Value("#UserName").ShouldBe("clerk");

        var opened = await admin.SubmitFrom(url, $"{url}/account", ("UserName", "ba.nm"));
        var password = opened.Text(".handed-out");
        password.Length.ShouldBe(16);
        (await admin.Get(url)).Body.ShouldNotContain(password);

        var visitor = await Visitor.SignedIn(world, "ba.nm", password);
        (await visitor.Get("/agencies")).Location.ShouldBe("/account/password");
        (await admin.Get(url)).Text("#account").ShouldContain("chờ đổi mật khẩu được cấp");
    }

    [Fact]
    public async Task A_disabled_account_is_signed_out_at_once_and_comes_back_when_enabled()
    {
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["editor"]}";
        var visitor = await Visitor.SignedIn(world, "editor");
        (await visitor.Get("/agencies")).Status.ShouldBe(200);

        (await admin.SubmitFrom(url, $"{url}/account/disable")).Status.ShouldBe(302);
        (await visitor.Get("/agencies")).Location.ShouldStartWith("/sign-in");
        (
            await world.Stranger().Submit("/sign-in", ("UserName", "editor"), ("Password", Staff.Password))
        ).Status.ShouldBe(422);
        var twice = await admin.SubmitFrom(url, $"{url}/account/disable");
        twice.Status.ShouldBe(409);
        twice.Text(".error-summary").ShouldContain("Tài khoản đã ngừng hoạt động.");

        (await admin.SubmitFrom(url, $"{url}/account/enable")).Status.ShouldBe(302);
        (await visitor.Get("/agencies")).Location.ShouldStartWith("/sign-in"); // the old session stays void
        (await Visitor.SignedIn(world, "editor")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_locked_account_is_unlocked_and_a_forgotten_password_replaced()
    {
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["hr"]}";
        for (var i = 0; i < 5; i++)
        {
            await world.Stranger().Submit("/sign-in", ("UserName", "hr"), ("Password", "không phải"));
        }

        (await admin.Get(url)).Text("#account").ShouldContain("tạm khóa");
        (await admin.SubmitFrom(url, $"{url}/account/unlock")).Status.ShouldBe(302);
        (await Visitor.SignedIn(world, "hr")).ShouldNotBeNull();

        var handed = await admin.SubmitFrom(url, $"{url}/account/password");
        (await world.Stranger().Submit("/sign-in", ("UserName", "hr"), ("Password", Staff.Password))).Status.ShouldBe(
            422
        );
        (await Visitor.SignedIn(world, "hr", handed.Text(".handed-out"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_administrator_disables_neither_themselves_nor_the_last_of_them()
    {
        var admin = await world.As("administrator");
        var me = world.Staff["administrator"];
        var self = await admin.SubmitFrom($"/people/{me}", $"/people/{me}/account/disable");
        self.Status.ShouldBe(409);
        self.Text(".error-summary").ShouldContain("Không thể ngừng tài khoản của chính mình.");

        var post = (await world.Book()).Person(me)!.Positions.Single().Id;
        var last = await admin.SubmitFrom($"/people/{me}", $"/people/{me}/posts/{post}/end", ("LastDay", "23/11/2026"));
        last.Status.ShouldBe(409);
        last.Text(".error-summary").ShouldContain("Đây là quản trị viên cuối cùng");
    }

    [Fact]
    public async Task Several_posts_are_held_and_one_is_ended()
    {
        var admin = await world.As("administrator");
        var person = world.Staff["unit-head-cn"];
        var added = await admin.Submit(
            $"/people/{person}/posts/new",
            ("Role", "HumanResources"),
            ("Unit", world.Staff.Unit("hc").ToString()),
            ("From", "23/11/2026")
        );
        added.Status.ShouldBe(302, added.Text("main"));
        var positions = (await world.Book()).Person(person)!.Positions;
        positions.Count.ShouldBe(2);

        var post = positions.Single(p => p.Role is Role.HumanResources).Id;
        var ended = await admin.SubmitFrom(
            $"/people/{person}",
            $"/people/{person}/posts/{post}/end",
            ("LastDay", "23/11/2026")
        );
        ended.Status.ShouldBe(302, ended.Text("main"));
        (await admin.Get($"/people/{person}")).Text("main").ShouldContain("từ 23/11/2026 đến 23/11/2026");
    }

    [Fact]
    public async Task A_post_that_cannot_be_is_refused_with_all_reasons()
    {
        var admin = await world.As("administrator");
        var person = world.Staff["officer-cn"];
        var page = await admin.Submit(
            $"/people/{person}/posts/new",
            ("Role", "FocalPoint"),
            ("ActsFor", world.Staff["office-leader"].ToString()),
            ("From", "01/01/1990")
        );
        page.Status.ShouldBe(409);
        var reasons = page.Texts(".error-summary li");
        reasons.ShouldContain("Vai trò này chỉ có ở cơ quan kết nối, không có ở văn phòng.");
        reasons.ShouldContain("Chỉ thư ký mới nhập thay lãnh đạo.");
        reasons.ShouldContain("Văn phòng Chính phủ thành lập ngày 01/01/2010.");
        page.Value("#From").ShouldBe("01/01/1990");

        var empty = await admin.Submit($"/people/{person}/posts/new", ("Role", ""), ("From", ""), ("Agency", ""));
        empty.Status.ShouldBe(422);
        empty.Error("Role").ShouldBe("Chọn vai trò.");
        empty.Error("From").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");
        empty.Error("Agency").ShouldBe("Chọn cơ quan.");
    }

    [Fact]
    public async Task Others_see_a_person_without_account_and_history()
    {
        var page = await (await world.As("clerk")).Get($"/people/{world.Staff["officer"]}");
        page.Status.ShouldBe(200);
        page.Has("#account").ShouldBeFalse();
        page.Has(".timeline").ShouldBeFalse();
        (await (await world.As("clerk")).Get($"/people/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }
}

public sealed class PortfolioPagesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_line_is_written_proposed_from_its_day_and_ended()
    {
        var admin = await world.As("administrator");
        var added = await admin.Submit(
            "/portfolios/new",
            ("Field", "Giao thông mẫu"),
            ("Leader", world.Staff["government-leader"].ToString()),
            ("Unit", world.Staff.Unit("cn").ToString()),
            ("Officer", world.Staff["officer-cn"].ToString()),
            ("From", "01/11/2026")
        );
        added.Status.ShouldBe(302, added.Text("main"));
        var book = await world.Book();
        book.Portfolio("Giao thông mẫu", null, new(2026, 10, 31)).ShouldBeNull();
        book.Portfolio("Giao thông mẫu", null, new(2026, 11, 1))!.OfficerId.ShouldBe(world.Staff["officer-cn"]);

        var twice = await admin.Submit(
            "/portfolios/new",
            ("Field", "Giao thông mẫu"),
            ("Unit", world.Staff.Unit("th").ToString()),
            ("From", "01/12/2026")
        );
        twice.Status.ShouldBe(409);
        twice.Text(".error-summary").ShouldContain("kết thúc dòng ấy trước");

        var list = await admin.Get("/portfolios");
        list.Text("tbody").ShouldContain("Giao thông mẫu");
        var end = list.Attribute("a[href$='/end']", "href")!;
        var early = await admin.Submit(end, ("LastDay", "31/10/2026"));
        early.Status.ShouldBe(409);
        early.Value("#LastDay").ShouldBe("31/10/2026");
        (await admin.Submit(end, ("LastDay", "22/11/2026"))).Status.ShouldBe(302);
        (await (await world.As("clerk")).Get("/portfolios")).Text("main").ShouldNotContain("Giao thông mẫu");
        (await (await world.As("clerk")).Get("/portfolios?Day=22/11/2026"))
            .Text("tbody")
            .ShouldContain("Giao thông mẫu");
    }

    [Fact]
    public async Task Faults_are_beside_their_fields()
    {
        var admin = await world.As("administrator");
        var page = await admin.Submit(
            "/portfolios/new",
            ("Field", new string('x', 300)),
            ("Leader", world.Staff["clerk"].ToString()),
            ("Unit", world.Staff.Unit("th").ToString()),
            ("Officer", world.Staff["officer-cn"].ToString()),
            ("From", "")
        );
        page.Status.ShouldBe(422);
        page.Error("Field").ShouldContain("tối đa");
        page.Error("Leader").ShouldBe("Người này không giữ vị trí ấy.");
        page.Error("Officer").ShouldBe("Đỗ Thị Viên không thuộc Vụ Tổng hợp.");
        page.Error("From").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");

        var nothing = await admin.Submit("/portfolios/new", ("From", "01/12/2026"));
        nothing.Status.ShouldBe(409);
        nothing.Texts(".error-summary li").Count.ShouldBe(2);
    }
}
