using DieuHanh.Directory;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>The catalogue of job titles, posts held with one, and who goes before whom.</summary>
public sealed class JobTitleTests(World world) : IClassFixture<World>
{
    private const string Url = "/job-titles";

    [Fact]
    public async Task A_title_is_added_corrected_ended_and_used_again_with_its_record()
    {
        var id = await Add("Trợ lý mẫu", "office", "Officer", "95");
        var admin = await world.As("administrator");
        (await admin.Get(Url))
            .Texts("[data-rows] tbody tr")
            .ShouldContain(r => r.Contains("Trợ lý mẫu", StringComparison.Ordinal));

        var saved = await admin.Submit($"{Url}/{id}/edit", ("Name", "Trợ lý mẫu sửa"), ("Precedence", "96"));
        saved.Status.ShouldBe(302, saved.Text("main"));
        (await world.Book()).JobTitle(id)!.Precedence.ShouldBe(96);

        (await admin.SubmitFrom(Url, $"{Url}/{id}/end", ("LastDay", "30/11/2026"))).Status.ShouldBe(302);
        var twice = await admin.SubmitFrom(Url, $"{Url}/{id}/end", ("LastDay", "01/12/2026"));
        twice.Status.ShouldBe(409);
        twice.Text(".error-summary").ShouldContain("Chức vụ Trợ lý mẫu sửa thôi dùng sau ngày 30/11/2026.");
        (await admin.Get(Url)).Text("[data-rows]").ShouldContain("dùng đến hết ngày 30/11/2026");
        (await admin.SubmitFrom(Url, $"{Url}/{id}/end", ("LastDay", ""))).Status.ShouldBe(422);

        (await admin.SubmitFrom(Url, $"{Url}/{id}/resume")).Status.ShouldBe(302);
        (await admin.SubmitFrom(Url, $"{Url}/{id}/resume")).Status.ShouldBe(409);
        var actions = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Audit.Where(a => a.ThingId == id).Select(a => a.Action).ToListAsync()
        );
        actions.ShouldBe(["Thêm chức vụ", "Sửa chức vụ", "Thôi dùng chức vụ", "Dùng lại chức vụ"], ignoreOrder: true);
        (await admin.Get($"{Url}/{Guid.NewGuid()}/edit")).Status.ShouldBe(404);
        (await (await world.As("clerk")).Get(Url)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Faults_are_beside_their_fields_and_a_role_of_the_other_side_is_refused()
    {
        await Add("Trùng mẫu", "office", null, "10");
        var admin = await world.As("administrator");
        var page = await admin.Submit(Url, ("Name", "trùng MẪU"), ("Role", "Vua"), ("Precedence", "không"));
        page.Status.ShouldBe(422);
        page.Error("Name").ShouldBe("Đã có chức vụ tên này.");
        page.Error("Role").ShouldBe("Chọn vai trò.");
        page.Error("Precedence").ShouldBe("Nhập số từ 1 đến 9999; số nhỏ đứng trước.");
        page.Value("#Name").ShouldBe("trùng MẪU");
        var refused = await admin.Submit(
            Url,
            ("Name", "Sai chỗ mẫu"),
            ("Place", "agency"),
            ("Role", "Officer"),
            ("Precedence", "10")
        );
        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("Vai trò này chỉ có ở văn phòng.");
        (await Add("Trùng mẫu", "agency", "AgencyHead", "10")).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task A_post_takes_the_role_that_comes_with_its_title_and_lists_go_by_precedence()
    {
        var (low, high) = (
            await Add("Phó Giám đốc mẫu", "agency", "AgencyHead", "20"),
            await Add("Giám đốc mẫu", "agency", "AgencyHead", "10")
        );
        var agency = world.Staff.Agency("tapdoan");
        var admin = await world.As("administrator");
        var deputy = await Hire("Người Mẫu Ánh", low, agency);
        await Hire("Người Mẫu Vượng", high, agency);
        (await world.Book()).Person(deputy)!.Positions.Single().Role.ShouldBe(Role.AgencyHead);

        string[] expected = ["Người Mẫu Vượng", "Người Mẫu Ánh", "Đầu Mối TAPDOAN"];
        (await admin.Get($"/people?Place={agency}")).Texts("[data-rows] tbody td:first-child").ShouldBe(expected);
        var page = await admin.Get($"/agencies/{agency}");
        page.Texts("table[data-rows] tbody td:first-child").ShouldBe(expected);
        page.Text("table[data-rows]").ShouldContain("Phó Giám đốc mẫu");
        (await admin.Get($"/people?JobTitle={low}"))
            .Texts("[data-rows] tbody td:first-child")
            .ShouldBe(["Người Mẫu Ánh"]);
        (await admin.Get(Url)).Has($"a[href='/people?JobTitle={low}']").ShouldBeTrue();

        // Everyone's list has no ranks across agencies.
        var all = (await admin.Get("/people")).Texts("[data-rows] tbody td:first-child").ToList();
        all.IndexOf("Người Mẫu Ánh").ShouldBeLessThan(all.IndexOf("Người Mẫu Vượng"));
    }

    [Fact]
    public async Task A_title_that_does_not_fit_the_post_is_refused_and_one_is_changed_later()
    {
        var (office, ended) = (
            await Add("Của văn phòng mẫu", "office", null, "40"),
            await Add("Hết dùng mẫu", "office", null, "50")
        );
        var admin = await world.As("administrator");
        await admin.SubmitFrom(Url, $"{Url}/{ended}/end", ("LastDay", "31/10/2026"));
        var person = world.Staff["head-btc"];
        var wrong = await admin.Submit(
            $"/people/{person}/posts/new",
            ("JobTitle", office.ToString()),
            ("Role", "AgencyStaff"),
            ("Agency", world.Staff.Agency("btc").ToString()),
            ("From", "23/11/2026")
        );
        wrong.Status.ShouldBe(409);
        wrong.Text(".error-summary").ShouldContain("Chức vụ Của văn phòng mẫu chỉ có ở văn phòng.");
        var none = await admin.Submit(
            $"/people/{person}/posts/new",
            ("JobTitle", Guid.NewGuid().ToString()),
            ("From", "23/11/2026")
        );
        none.Status.ShouldBe(422);
        none.Error("JobTitle").ShouldBe("Chọn chức vụ trong danh mục.");
        none.Error("Role").ShouldBe("Chọn vai trò.");

        var officer = world.Staff["officer"];
        var post = (await world.Book()).Person(officer)!.Positions.Single().Id;
        var address = $"/people/{officer}/posts/{post}/job-title";
        (await admin.SubmitFrom($"/people/{officer}", address, ("JobTitle", ended.ToString()))).Status.ShouldBe(409);
        (await admin.SubmitFrom($"/people/{officer}", address, ("JobTitle", "x"))).Status.ShouldBe(422);
        (await admin.SubmitFrom($"/people/{officer}", address, ("JobTitle", office.ToString()))).Status.ShouldBe(302);
        var page = await admin.Get($"/people/{officer}");
        page.Text("main table").ShouldContain("Của văn phòng mẫu");
        page.Text(".timeline").ShouldContain("Chức vụ");
        (await admin.SubmitFrom($"/people/{officer}", address, ("JobTitle", ""))).Status.ShouldBe(302);
        (await world.Book()).Person(officer)!.Positions.Single().JobTitleId.ShouldBeNull();
    }

    private async Task<Guid> Hire(string name, Guid title, Guid agency)
    {
        var admin = await world.As("administrator");
        var made = await admin.Submit("/people/new", ("Name", name), ("Title", "Lãnh đạo"));
        var given = await admin.Submit(
            $"{made.Location}/posts/new",
            ("JobTitle", title.ToString()),
            ("Agency", agency.ToString()),
            ("From", "01/11/2026")
        );
        given.Status.ShouldBe(302, given.Text("main"));
        return Guid.Parse(made.Location!["/people/".Length..]);
    }

    private async Task<Guid> Add(string name, string place, string? role, string precedence)
    {
        var admin = await world.As("administrator");
        var made = await admin.Submit(
            Url,
            ("Name", name),
            ("Place", place),
            ("Role", role ?? ""),
            ("Precedence", precedence)
        );
        made.Status.ShouldBe(302, made.Text("main"));
        return (await world.Book()).JobTitles.Single(t => t.Name == name && t.OfOffice == (place == "office")).Id;
    }
}

/// <summary>An office that is older than the catalogue.</summary>
public sealed class UsualJobTitleTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_usual_titles_are_added_once_and_given_to_whom_they_fit()
    {
        var admin = await world.As("administrator");
        var person = world.Staff["officer"];
        await admin.Submit($"/people/{person}/edit", ("Title", "Chuyên viên chính"));
        (await admin.Get("/job-titles")).Text("main").ShouldContain("Chưa có chức vụ nào");

        (await admin.SubmitFrom("/job-titles", "/job-titles/usual")).Status.ShouldBe(302);
        var book = await world.Book();
        book.NameOf(book.Person(person)!.Positions.Single().JobTitleId).ShouldBe("Chuyên viên chính");
        book.Person(world.Staff["officer-cn"])!.Positions.Single().JobTitleId.ShouldBeNull();
        var count = book.JobTitles.Count;
        count.ShouldBeGreaterThan(20);

        (await admin.SubmitFrom("/job-titles", "/job-titles/usual")).Status.ShouldBe(302);
        (await world.Book()).JobTitles.Count.ShouldBe(count);
    }
}
