using DieuHanh.Tasks.Review;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>What the cards and the margin say of a proposal, and where the page leads when nothing waits any more.</summary>
public sealed class ReviewCardTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task Split_by_agency_each_sentence_names_its_own_and_each_card_has_its_number_in_the_margin()
    {
        var document = await world.Directive(
            """
            1. Giao Bộ Xây dựng, Ủy ban nhân dân tỉnh Nghệ An kiểm định tải trọng cầu treo trước ngày 10/12/2026.

            2. Giao Bộ Công Thương rà soát lưới điện hạ áp trước ngày 11/12/2026.
            """
        );

        (await world.Press("officer", document, 1, "Tách theo cơ quan")).Status.ShouldBe(302);

        var proposals = await world.Proposals(document);
        proposals
            .Take(2)
            .Select(p => p.Action)
            .ShouldBe(
                [
                    "Giao Bộ Xây dựng kiểm định tải trọng cầu treo trước ngày 10/12/2026",
                    "Giao Ủy ban nhân dân tỉnh Nghệ An kiểm định tải trọng cầu treo trước ngày 10/12/2026",
                ],
                ignoreOrder: true
            );
        proposals.Take(2).ShouldAllBe(p => p.Action.Contains(p.Leads.Single().Name));
        proposals.Take(2).ShouldAllBe(p => p.Text.Contains("Bộ Xây dựng, Ủy ban nhân dân tỉnh Nghệ An"));
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Texts("#paper .mark-no").ShouldBe(["1", "2", "3"]);
        page.Texts("#paper .mark-nos").Count.ShouldBe(2);
        foreach (var number in Enumerable.Range(1, 3))
        {
            page.Attribute($"[data-card='{number}'] .mark-no", "href").ShouldBe($"#m-{number}");
            page.Has($"#m-{number}").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_sentence_a_person_wrote_stays_as_it_is_when_it_is_split_by_agency()
    {
        var document = await world.Directive(
            "1. Giao Bộ Xây dựng, Bộ Công Thương sửa đường gom trước ngày 10/12/2026."
        );
        var id = (await world.Proposals(document)).ShouldHaveSingleItem().Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?edit={id}");
        (await ReviewWorld.Press(visitor, page, 1, "Lưu", ("Action", "Sửa xong đường gom"))).Status.ShouldBe(302);

        (await world.Press("officer", document, 1, "Tách theo cơ quan")).Status.ShouldBe(302);

        (await world.Proposals(document)).Select(p => p.Action).ShouldBe(["Sửa xong đường gom", "Sửa xong đường gom"]);
    }

    [Fact]
    public async Task When_everything_is_given_the_page_says_so_and_leads_on()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng vá mặt đường tỉnh lộ trước ngày 10/12/2026.");
        await world.Directive("1. Giao Bộ Xây dựng thay biển báo đường đèo trước ngày 10/12/2026.");
        var officer = await world.As("officer");
        (await officer.Get($"/tasks/review/{document}")).Has(".review-bar nav").ShouldBeFalse();

        var given = await officer.Follow(await world.Press("officer", document, 0, "Giao cả 1"));

        given.Text("h1").ShouldBe("Đã rà soát xong");
        given.Attribute(".review-bar nav a.btn-primary", "href").ShouldStartWith("/tasks/review/");
        given.Attribute(".review-bar nav a.btn-primary", "href").ShouldNotBe($"/tasks/review/{document}");
        given.Has($".review-bar a[href='/progress/documents/{document}']").ShouldBeTrue();
        given.Has(".review-bar a[href='/']").ShouldBeTrue();
        (await officer.Get($"/progress/documents/{document}")).Status.ShouldBe(200);
        world.Queries.Of($"/tasks/review/{document}").Count.ShouldBeInRange(1, 8);
    }

    [Fact]
    public async Task A_deadline_tells_its_hour_as_offices_write_it_and_that_its_day_is_off()
    {
        var document = await world.Directive(
            """
            1. Giao Bộ Xây dựng trám khe co giãn cầu trước 17 giờ ngày 02/12/2026.

            2. Giao Bộ Xây dựng sơn vạch kẻ cầu trước ngày 06/12/2026.
            """
        );

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");

        page.Text("[data-card='1'] .facts").ShouldContain("17 giờ 00 ngày 02/12/2026");
        page.Text("[data-card='1'] .facts").ShouldNotContain("không phải ngày làm việc");
        page.Text("[data-card='2'] .facts").ShouldContain("06/12/2026 (Chủ nhật, không phải ngày làm việc)");
    }

    [Fact]
    public async Task Spoken_without_an_hour_says_the_day_alone()
    {
        var officer = await world.As("officer");
        var form = await officer.Get("/tasks/spoken");
        var said = await ReviewWorld.Press(
            officer,
            form,
            0,
            "Ghi và rà soát",
            ("Leader", $"{world.Staff["government-leader"]}"),
            ("On", "22/11/2026"),
            ("At", ""),
            ("Channel", "Telephone"),
            ("Words", "Bộ Công Thương báo cáo tồn kho than trước ngày 30/11/2026")
        );

        (await officer.Follow(said))
            .Text(".review-origin")
            .ShouldContain("Ý kiến của Nguyễn Văn Lãnh Đạo, 22/11/2026, qua điện thoại; người ghi: Lê Văn Chuyên.");
    }

    [Fact]
    public async Task A_leader_the_directory_does_not_have_is_a_doubt_until_somebody_accepts()
    {
        var document = await world.Directive(
            "1. Giao Bộ Xây dựng nạo vét luồng vào cảng trước ngày 10/12/2026.",
            leader: "Đỗ Thị Không Có"
        );
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text("[data-card='1'] .proposal-doubts").ShouldContain("Không tìm thấy người chỉ đạo");
        page.Text("[data-card='1'] .proposal-doubts").ShouldContain("Đỗ Thị Không Có");
        page.Text(".review-count").ShouldBe("1 nhiệm vụ, 1 cần xem lại");

        (await world.Press("officer", document, 1, "Chấp nhận")).Status.ShouldBe(302);

        (await world.Proposals(document)).ShouldHaveSingleItem().State.ShouldBe(ProposalState.Accepted);
        page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text(".review-count").ShouldBe("1 nhiệm vụ, không còn điểm nào cần xem lại");
    }

    [Fact]
    public async Task Faults_of_an_edit_are_listed_from_top_to_bottom_of_the_form()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng gia cố kè sông trước ngày 10/12/2026.");
        var id = (await world.Proposals(document)).ShouldHaveSingleItem().Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?edit={id}");

        var refused = await ReviewWorld.Press(
            visitor,
            page,
            1,
            "Lưu",
            ("Leads", "Cơ quan không có"),
            ("Due", "31/02/2026"),
            ("Action", "")
        );

        refused.Status.ShouldBe(422);
        refused
            .Document.QuerySelectorAll(".error-summary a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe(["#Action", "#Leads", "#Due"]);
    }
}
