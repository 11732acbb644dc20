using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Review;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>The whole path without JavaScript: what was read is accepted, edited, split, merged, added to, rejected and given.</summary>
public sealed class ReviewPathTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    private const string Body = """
        1. Giao Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng rà soát vốn chưa phân bổ của các dự án giao thông, báo cáo Thủ tướng Chính phủ trước 17 giờ ngày 15 tháng 12 năm 2026.

        2. Giao Bộ Công Thương hoàn thiện phương án cấp điện cho khu công nghiệp ven biển, hoàn thành trước ngày 30 tháng 12 năm 2026.

        3. Yêu cầu Ủy ban nhân dân tỉnh Nghệ An bàn giao mặt bằng tuyến đường nối cảng trước ngày 20 tháng 12 năm 2026.
        """;

    // Its own words: what is given here must not look like something directed before in the other tests.
    private const string Given = """
        1. Giao Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng lập danh mục trụ sở dôi dư, báo cáo Thủ tướng Chính phủ trước 17 giờ ngày 15 tháng 12 năm 2026.

        2. Giao Bộ Công Thương kiểm tra giá điện bán lẻ, hoàn thành trước ngày 30 tháng 12 năm 2026.

        3. Yêu cầu Ủy ban nhân dân tỉnh Nghệ An khôi phục kênh tưới phía bắc trước ngày 20 tháng 12 năm 2026.
        """;

    [Fact]
    public async Task A_registered_directive_waits_with_its_proposals_and_nothing_is_given()
    {
        var document = await world.Directive(Body);

        var proposals = await world.Proposals(document);
        proposals.Count.ShouldBe(3);
        var first = proposals[0];
        first.State.ShouldBe(ProposalState.Proposed);
        first.Leads.ShouldHaveSingleItem().Agencies.ShouldBe([world.Staff.Agency("btc")]);
        first.Coordinating.ShouldHaveSingleItem().Agencies.ShouldBe([world.Staff.Agency("bxd")]);
        first.Due.ShouldBe(new DateOnly(2026, 12, 15));
        first.DueHour.ShouldBe(new TimeOnly(17, 0));
        first.DeadlineWords.ShouldNotBeNull().ShouldContain("ngày 15 tháng 12 năm 2026");
        first.Kind.ShouldBe(TaskKind.WithDeadline);
        first.Cues.ShouldNotBeEmpty();
        first.DeciderId.ShouldBe(world.Staff["government-leader"]);
        world.Register[document].Text![first.StartAt..first.EndAt].ShouldBe(first.Text);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(0);
        (
            await world.Look(db =>
                db.Notices.CountAsync(n => n.PersonId == world.Staff["officer"] && n.Url.Contains($"{document}"))
            )
        ).ShouldBe(1);

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Status.ShouldBe(200);
        page.Texts("article.proposal").Count.ShouldBe(3);
        page.Text(".review-count")
            .ShouldBe("3 nhiệm vụ, không còn điểm nào cần xem lại", string.Join(" | ", page.Texts(".proposal-doubts")));
        page.Attribute("[data-card='1'] .mark-no", "href").ShouldBe("#m-1");
        page.Attribute("#m-1", "href").ShouldBe($"#p-{first.Id:N}");
        page.Text("mark[data-of='1']").ShouldStartWith("Giao");
    }

    [Fact]
    public async Task A_length_of_time_without_a_beginning_is_proposed_as_a_day_and_pointed_out()
    {
        var document = await world.Directive(
            """
            1. Giao Bộ Tài chính rà soát vốn của dự án kênh tưới, báo cáo kết quả trong thời hạn 10 ngày làm việc.
            2. Giao Bộ Xây dựng kiểm tra cống phía nam, báo cáo kết quả trong 48 giờ.
            """
        );

        var proposals = await world.Proposals(document);
        // The document is of 16/11, and 24/11 is a day off.
        proposals[0].Due.ShouldBe(new DateOnly(2026, 12, 1));
        proposals[0].Kind.ShouldBe(TaskKind.WithDeadline);
        proposals[1].Due.ShouldBeNull();
        proposals[1].Kind.ShouldBe(TaskKind.OnEvent);

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text(".review-count").ShouldBe("2 nhiệm vụ, 2 cần xem lại");
        page.Text("[data-card='1'] .proposal-doubts")
            .ShouldBe(
                "“trong thời hạn 10 ngày làm việc” không nói tính từ ngày nào; tạm tính từ ngày văn bản là 01/12/2026. Kiểm tra lại thời hạn."
            );
        page.Text("[data-card='2'] .proposal-doubts")
            .ShouldBe("“trong 48 giờ” không nói tính từ lúc nào nên chưa tính được hạn.");
    }

    [Fact]
    public async Task Confirming_gives_tasks_assignments_contributions_and_notices_in_one_go()
    {
        var document = await world.Directive(Given);

        var answer = await world.Press("officer", document, 0, "Giao cả 3");

        answer.Status.ShouldBe(302, answer.Text("main"));
        var tasks = await world.Look(db =>
            db.Tasks.AsNoTracking()
                .Include(t => t.Assignments)
                .Include(t => t.Contributions)
                .Where(t => t.DocumentId == document)
                .OrderBy(t => t.SpanStart)
                .ToListAsync()
        );
        tasks.Count.ShouldBe(3);
        var first = tasks[0];
        first.Assignments.ShouldHaveSingleItem().AgencyId.ShouldBe(world.Staff.Agency("btc"));
        first.Assignments[0].Due.ShouldBe(new DateOnly(2026, 12, 15));
        first.Assignments[0].DueHour.ShouldBe(new TimeOnly(17, 0));
        first.Contributions.ShouldHaveSingleItem().AgencyId.ShouldBe(world.Staff.Agency("bxd"));
        first.DirectedById.ShouldBe(world.Staff["government-leader"]);
        first.MonitoringUnitId.ShouldBe(world.Staff.Unit("th"));
        world.Register[document].Text![first.SpanStart!.Value..first.SpanEnd!.Value].ShouldBe(first.Quote);

        var proposals = await world.Proposals(document);
        proposals.ShouldAllBe(p => p.State == ProposalState.Given);
        proposals.Select(p => p.TaskId).ShouldBe(tasks.Select(t => (Guid?)t.Id));
        (await world.Look(db => db.Reviews.SingleAsync(r => r.DocumentId == document))).State.ShouldBe(
            ReviewState.Done
        );
        (
            await world.Look(db =>
                db.Notices.CountAsync(n => n.PersonId == world.Staff["focal-btc"] && n.Url == TaskUrl.Of(first.Id))
            )
        ).ShouldBe(1);

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Attribute("[data-card='1'] .proposal-given a", "href").ShouldBe(TaskUrl.Of(first.Id));
        page.Text(".review-count").ShouldBe("Đã giao 3 nhiệm vụ; không còn nhiệm vụ nào chờ.");
    }

    [Fact]
    public async Task A_person_accepts_rejects_and_takes_back()
    {
        var document = await world.Directive(Body);

        var accepted = await world.Press("officer", document, 1, "Chấp nhận");
        var proposals = await world.Proposals(document);
        accepted.Location.ShouldBe($"/tasks/review/{document}#p-{proposals[1].Id:N}");
        proposals[0].State.ShouldBe(ProposalState.Accepted);

        (await world.Press("officer", document, 2, "Bỏ")).Status.ShouldBe(302);
        (await world.Proposals(document))[1].State.ShouldBe(ProposalState.Rejected);
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text(".review-count").ShouldStartWith("2 nhiệm vụ");
        page.Has("mark[data-of='2']").ShouldBeFalse();

        (await world.Press("officer", document, 2, "Khôi phục")).Status.ShouldBe(302);
        (await world.Proposals(document))[1].State.ShouldBe(ProposalState.Proposed);
    }

    [Fact]
    public async Task A_person_edits_everything_a_task_says()
    {
        var document = await world.Directive(Body);
        var id = (await world.Proposals(document))[0].Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?edit={id}");
        page.Value("#Due").ShouldBe("15/12/2026");
        page.Value("#Leads").ShouldBe("Bộ Tài chính");

        var answer = await ReviewWorld.Press(
            visitor,
            page,
            1,
            "Lưu",
            ("Action", "Rà soát vốn chưa phân bổ"),
            ("Leads", "BTC\nBộ Công Thương"),
            ("Coordinating", ""),
            ("Due", "20/12/2026"),
            ("DueHour", ""),
            ("ReportTo", "Thủ tướng Chính phủ"),
            ("Unit", $"{world.Staff.Unit("cn")}"),
            ("Officer", $"{world.Staff["officer-cn"]}")
        );

        answer.Status.ShouldBe(302, answer.Text("main"));
        var edited = (await world.Proposals(document))[0];
        edited.State.ShouldBe(ProposalState.Accepted);
        edited.Action.ShouldBe("Rà soát vốn chưa phân bổ");
        edited.Owing.ShouldBe([world.Staff.Agency("btc"), world.Staff.Agency("bct")]);
        edited.Coordinating.ShouldBeEmpty();
        edited.Due.ShouldBe(new DateOnly(2026, 12, 20));
        edited.DueHour.ShouldBeNull();
        edited.UnitId.ShouldBe(world.Staff.Unit("cn"));
        edited.OfficerId.ShouldBe(world.Staff["officer-cn"]);
    }

    [Fact]
    public async Task Who_decides_whether_it_is_a_key_task_and_who_sees_it_are_what_the_reviewer_chose()
    {
        var document = await world.Directive(
            "1. Giao Bộ Công Thương sơ kết chương trình khuyến công quốc gia trước ngày 18 tháng 12 năm 2026."
        );
        var id = (await world.Proposals(document)).ShouldHaveSingleItem().Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?edit={id}");
        page.Value("#Openness").ShouldBe("Connected");

        var unknown = await ReviewWorld.Press(visitor, page, 1, "Lưu", ("Decider", $"{Guid.NewGuid()}"));
        unknown.Status.ShouldBe(422);
        unknown.Error("Decider").ShouldBe("Người quyết định phải là lãnh đạo đang giữ chức vụ.");

        var saved = await ReviewWorld.Press(
            visitor,
            page,
            1,
            "Lưu",
            ("Decider", $"{world.Staff["office-leader"]}"),
            ("KeyTask", "on"),
            ("Openness", "OwnAgency")
        );
        saved.Status.ShouldBe(302, saved.Text("main"));
        (await visitor.Get($"/tasks/review/{document}")).Text("[data-card='1']").ShouldContain("Chỉ cơ quan liên quan");
        (await world.Press("officer", document, 0, "Giao cả 1")).Status.ShouldBe(302);

        var task = await world.Look(db =>
            db.Tasks.Include(t => t.Assignments).SingleAsync(t => t.DocumentId == document)
        );
        (task.DeciderId, task.KeyTask, task.Openness).ShouldBe(
            (world.Staff["office-leader"], true, Openness.OwnAgency)
        );
        Deciders
            .Of(task, world.Staff.Agency("bct"), await world.Book(), new DateOnly(2026, 11, 23))
            .ShouldBe(world.Staff["office-leader"], "not the leader who gave it");
        task.Assignments.ShouldAllBe(a => a.Openness == Openness.OwnAgency);
    }

    [Fact]
    public async Task A_sentence_is_split_where_a_person_says_and_each_part_keeps_the_agency()
    {
        var document = await world.Directive(
            "1. Giao Bộ Tài chính rà soát vốn chưa phân bổ; xây dựng phương án điều chuyển, trình Thủ tướng Chính phủ trước ngày 25 tháng 12 năm 2026."
        );
        var id = (await world.Proposals(document)).ShouldHaveSingleItem().Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?split={id}");
        page.Texts(".clause")[1].ShouldStartWith("xây dựng phương án");

        (await ReviewWorld.Press(visitor, page, 1, "Tách", ("Cut", "1"))).Status.ShouldBe(302);

        var parts = await world.Proposals(document);
        parts.Count.ShouldBe(2);
        parts[0].Id.ShouldBe(id);
        parts[1].Text.ShouldStartWith("xây dựng phương án");
        parts.ShouldAllBe(p => p.Owing.Single() == world.Staff.Agency("btc"));
        parts[0].Due.ShouldBeNull();
        parts[1].Due.ShouldBe(new DateOnly(2026, 12, 25));
        parts.ShouldAllBe(p => world.Register[document].Text!.Substring(p.StartAt, p.Text.Length) == p.Text);
    }

    [Fact]
    public async Task Splitting_nowhere_is_refused_with_a_sentence()
    {
        var document = await world.Directive(Body);
        var id = (await world.Proposals(document))[0].Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?split={id}");

        var answer = await ReviewWorld.Press(visitor, page, 1, "Tách");

        answer.Status.ShouldBe(409);
        answer.Text(".error-summary").ShouldContain("Đánh dấu ít nhất một chỗ bắt đầu nhiệm vụ mới.");
        answer.Has("form.proposal-split").ShouldBeTrue();
    }

    [Fact]
    public async Task Two_proposals_become_one_and_two_deadlines_are_pointed_out()
    {
        var document = await world.Directive(Body);

        (await world.Press("officer", document, 1, "Gộp")).Status.ShouldBe(302);

        var proposals = await world.Proposals(document);
        proposals.Count.ShouldBe(2);
        proposals[0].Owing.ShouldBe([world.Staff.Agency("btc"), world.Staff.Agency("bct")]);
        world.Register[document].Text![proposals[0].StartAt..proposals[0].EndAt].ShouldBe(proposals[0].Text);
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text("[data-card='1'] .proposal-doubts").ShouldContain("15/12/2026; 30/12/2026");
        page.Has("[data-card='2'] [data-key='m']").ShouldBeFalse();
    }

    [Fact]
    public async Task A_task_is_added_from_a_typed_sentence_a_paragraph_or_a_selection()
    {
        var document = await world.Directive(Body);
        var text = world.Register[document].Text!;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?add=3#add");
        page.Value("#Paragraph").ShouldBe("3");

        var typed = await ReviewWorld.Press(
            visitor,
            page,
            0,
            "Thêm",
            ("Paragraph", ""),
            ("Words", "Bộ Xây dựng công bố giá vật liệu trước ngày 5/12/2026")
        );
        typed.Status.ShouldBe(302, typed.Text("main"));
        var added = (await world.Proposals(document))[^1];
        added.Owing.ShouldBe([world.Staff.Agency("bxd")]);
        added.Due.ShouldBe(new DateOnly(2026, 12, 5));
        added.StartAt.ShouldBe(added.EndAt);

        page = await visitor.Get($"/tasks/review/{document}");
        var number = page
            .Document.QuerySelectorAll(".review-paper p")
            .Single(p => p.TextContent.Contains("Sau khi nghe báo cáo"))
            .Id!["l-".Length..];
        (await ReviewWorld.Press(visitor, page, 0, "Thêm", ("Paragraph", number))).Status.ShouldBe(302);
        var fromParagraph = (await world.Proposals(document))[0];
        fromParagraph.Text.ShouldStartWith("Sau khi nghe báo cáo");
        text[fromParagraph.StartAt..fromParagraph.EndAt].ShouldBe(fromParagraph.Text);

        var from = text.IndexOf("bàn giao mặt bằng", StringComparison.Ordinal);
        page = await visitor.Get($"/tasks/review/{document}");
        var selected = await ReviewWorld.Press(
            visitor,
            page,
            0,
            "Thêm",
            ("Words", "bàn giao   mặt bằng"),
            ("From", $"{from}"),
            ("To", $"{from + "bàn giao mặt bằng".Length}")
        );
        selected.Status.ShouldBe(302);
        (await world.Proposals(document)).ShouldContain(p => p.StartAt == from && p.Text == "bàn giao mặt bằng");
    }

    [Fact]
    public async Task Adding_nothing_is_explained_beside_the_field()
    {
        var document = await world.Directive(Body);

        var answer = await world.Press("officer", document, 0, "Thêm");

        answer.Status.ShouldBe(422);
        answer.Error("Words").ShouldBe("Nhập hoặc dán câu giao nhiệm vụ, hoặc chọn một đoạn của văn bản.");
    }
}
