using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Review;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>Matters directed before, spoken directions, and who may open what.</summary>
public sealed class ReviewMatterTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    private async Task<Guid> GivenBefore(string body)
    {
        var document = await world.Directive(body, new DateOnly(2026, 11, 2));
        (await world.Press("officer", document, 0, "Giao cả 1")).Status.ShouldBe(302);
        return (await world.Proposals(document))[0].TaskId!.Value;
    }

    [Fact]
    public async Task A_reminder_makes_no_second_task_and_reaches_who_owes_it()
    {
        var earlier = await GivenBefore(
            "1. Giao Bộ Tài chính xây dựng nghị định về hóa đơn điện tử trước ngày 15/12/2026."
        );
        var document = await world.Directive(
            "1. Yêu cầu Bộ Tài chính khẩn trương xây dựng nghị định về hóa đơn điện tử."
        );
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text("[data-card='1'] .proposal-doubts").ShouldContain("có thể đã được giao trước");
        page.Attribute(".proposal-earlier a", "href").ShouldBe(TaskUrl.Of(earlier));

        (await world.Press("officer", document, 1, "Đôn đốc")).Status.ShouldBe(302);
        (await world.Press("officer", document, 0, "Giao cả 1")).Status.ShouldBe(302);

        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(0);
        var chained = (await world.Proposals(document))[0];
        chained.TaskId.ShouldBe(earlier);
        chained.State.ShouldBe(ProposalState.Given);
        var followUp = await world.Look(db => db.FollowUps.SingleAsync(f => f.TaskId == earlier));
        followUp.Kind.ShouldBe(TaskChain.Reminder);
        followUp.DocumentId.ShouldBe(document);
        (
            await world.Look(db =>
                db.Notices.CountAsync(n => n.PersonId == world.Staff["focal-btc"] && n.Url == TaskUrl.Of(earlier))
            )
        ).ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_deadline_moves_it_and_a_replacement_ends_the_earlier_task()
    {
        var moved = await GivenBefore("1. Giao Bộ Công Thương thẩm định quy hoạch cảng cạn trước ngày 15/12/2026.");
        var first = await world.Directive("1. Giao Bộ Công Thương thẩm định quy hoạch cảng cạn trước ngày 20/01/2027.");
        (await world.Press("officer", first, 1, "Đổi thời hạn")).Status.ShouldBe(302);
        (await world.Press("officer", first, 0, "Giao cả 1")).Status.ShouldBe(302);
        (await world.Look(db => db.Assignments.SingleAsync(a => a.TaskId == moved))).Due.ShouldBe(
            new DateOnly(2027, 1, 20)
        );

        var second = await world.Directive(
            "1. Giao Bộ Công Thương thẩm định quy hoạch cảng cạn và trung tâm hậu cần trước ngày 30/01/2027."
        );
        var (petition, report) = await Waiting(moved);
        (await world.Press("officer", second, 1, "Thay thế")).Status.ShouldBe(302);
        (await world.Press("officer", second, 0, "Giao cả 1")).Status.ShouldBe(302);
        (await world.Look(db => db.Assignments.SingleAsync(a => a.TaskId == moved))).Open.ShouldBeFalse();

        // Nobody is left waiting for an answer about what ended.
        (await world.Look(db => db.Petitions.SingleAsync(p => p.Id == petition))).Waits.ShouldBeFalse();
        (await world.Look(db => db.Reports.SingleAsync(r => r.Id == report))).Waits.ShouldBeFalse();
        var replacing = await world.Look(db => db.Tasks.SingleAsync(t => t.DocumentId == second));
        replacing.EarlierId.ShouldBe(moved);
        replacing.Chain.ShouldBe(TaskChain.Replacement);
    }

    private Task<(Guid Petition, Guid Report)> Waiting(Guid task) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var part = await db.Assignments.SingleAsync(a => a.TaskId == task);
            part.Accept(DateTime.UtcNow);
            var petition = Petition.AskExtension(
                part,
                part.Due!.Value.AddDays(9),
                null,
                "Chờ số liệu",
                "",
                world.Staff["government-leader"],
                db.Scope.Today
            );
            var report = CompletionReport.Write(
                part,
                new Result("Bản thảo", "", null, ""),
                headFirst: true,
                world.Staff["focal-bct"]
            );
            db.AddRange(petition, report);
            await db.SaveAsync("Thử nghiệm");
            return (petition.Id, report.Id);
        });

    [Fact]
    public async Task A_cited_document_is_pointed_out_and_another_agency_is_not()
    {
        var earlier = await GivenBefore("1. Giao Bộ Xây dựng khảo sát nền đất yếu ven sông trước ngày 15/12/2026.");
        var code = await world.Look(db =>
            db.Tasks.Where(t => t.Id == earlier).Select(t => t.DocumentCode).SingleAsync()
        );
        var document = await world.Directive(
            $"""
            1. Giao Bộ Xây dựng thực hiện nghiêm nội dung nêu tại Thông báo số {code}, hoàn thành trước ngày 20/12/2026.

            2. Giao Bộ Tài chính khảo sát nền đất yếu ven sông trước ngày 15/12/2026.
            """
        );

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");

        page.Text("[data-card='1'] .proposal-earlier").ShouldContain("được viện dẫn trong câu");
        page.Has("[data-card='2'] .proposal-earlier").ShouldBeFalse();
        (await world.Press("officer", document, 1, "Không cùng một việc")).Status.ShouldBe(302);
        (await world.Press("officer", document, 0, "Giao cả 2")).Status.ShouldBe(302);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document && t.EarlierId == null))).ShouldBe(2);
    }

    [Fact]
    public async Task A_secretary_enters_what_the_leader_said_and_is_shown_as_having_done_so()
    {
        var secretary = await world.As("secretary");
        var form = await secretary.Get("/tasks/spoken");
        form.Value("#Leader").ShouldBe($"{world.Staff["government-leader"]}");
        form.Document.QuerySelectorAll("#Leader option")
            .Length.ShouldBe(2, "nobody but the own leader, and the empty line");

        var empty = await ReviewWorld.Press(secretary, form, 0, "Ghi và rà soát", ("On", "40/40/2026"));
        empty.Status.ShouldBe(422);
        empty.Error("Words").ShouldBe("Nhập nội dung chỉ đạo.");
        empty.Error("On").ShouldBe("Ngày chỉ đạo không đọc được. Nhập ngày/tháng/năm, ví dụ 23/11/2026.");
        empty.Error("Channel").ShouldBe("Chọn hình thức chỉ đạo.");
        empty.Value("#On").ShouldBe("40/40/2026");

        var said = await ReviewWorld.Press(
            secretary,
            form,
            0,
            "Ghi và rà soát",
            ("On", "22/11/2026"),
            ("At", "08:30"),
            ("Channel", "Telephone"),
            ("Words", "Bộ Công Thương báo cáo tồn kho gạo xuất khẩu trước ngày 30/11/2026")
        );
        said.Status.ShouldBe(302, said.Text("main"));

        var page = await secretary.Get(said.Location!);
        page.Text(".review-origin").ShouldContain("Chờ văn bản hóa");
        page.Text(".review-origin").ShouldContain("8 giờ 30 ngày 22/11/2026, qua điện thoại; người ghi");
        page.Text("main").ShouldContain("Ý kiến của Nguyễn Văn Lãnh Đạo, thư ký Vũ Thị Thư Ký cập nhật.");
        var review = Guid.Parse(said.Location!.Split('/')[^1]);
        var proposal = (await world.Proposals(review)).ShouldHaveSingleItem();
        proposal.Owing.ShouldBe([world.Staff.Agency("bct")]);
        proposal.Due.ShouldBe(new DateOnly(2026, 11, 30));

        // The secretary has no unit: somebody must be named to follow the task.
        page.Text("[data-card='1'] .blocks").ShouldContain("Chọn đơn vị theo dõi của Văn phòng.");
        (await world.Press("officer", review, 0, "Giao cả 1")).Status.ShouldBe(302);
        var task = await world.Look(db =>
            db.Tasks.SingleAsync(t => t.Id == db.Proposals.First(p => p.ReviewId == review).TaskId)
        );
        task.AwaitsDocument.ShouldBeTrue();
        task.SpokenOn.ShouldBe(new DateOnly(2026, 11, 22));
        task.WrittenDownById.ShouldBe(world.Staff["secretary"]);
        var audit = await world.Look(db => db.Audit.OrderBy(a => a.Id).FirstAsync(a => a.ThingId == review));
        audit.BehalfId.ShouldBe(world.Staff["government-leader"]);
    }

    [Theory]
    [InlineData("clerk", 403)]
    [InlineData("focal-btc", 403)]
    [InlineData("government-leader", 403)]
    [InlineData("officer", 200)]
    [InlineData("officer-cn", 200)]
    [InlineData("unit-head", 200)]
    [InlineData("office-leader", 200)]
    [InlineData("secretary", 200)]
    public async Task Who_gives_tasks_opens_reviews(string userName, int status)
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng sửa kè bờ bắc trước ngày 10/12/2026.");
        var visitor = await world.As(userName);

        (await visitor.Get($"/tasks/review/{document}")).Status.ShouldBe(status);
        (await visitor.Get($"/api/reviews/{document}")).Status.ShouldBe(status);
        (await visitor.Get("/tasks/reviews")).Status.ShouldBe(status);
        (await visitor.Get("/tasks/spoken")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_secretary_finds_nothing_of_other_leaders_and_foreign_ids_lead_nowhere()
    {
        var other = await world.Directive(
            "1. Giao Bộ Xây dựng sửa kè bờ nam trước ngày 10/12/2026.",
            leader: "Lý Thị Lãnh Đạo Khác"
        );
        var secretary = await world.As("secretary");
        (await secretary.Get($"/tasks/review/{other}")).Status.ShouldBe(404);
        (await secretary.Get($"/api/reviews/{other}")).Status.ShouldBe(404);
        (await secretary.Get("/tasks/reviews")).Body.ShouldNotContain($"{other}");

        var own = await world.Directive("1. Giao Bộ Xây dựng sửa kè bờ tây trước ngày 10/12/2026.");
        var foreign = (await world.Proposals(other))[0];
        var officer = await world.As("officer");
        var page = await officer.Get($"/tasks/review/{own}");
        foreach (
            var action in new[]
            {
                "accept",
                "reject",
                "restore",
                "merge",
                "split",
                "split-leads",
                "choose",
                "chain",
                "edit",
            }
        )
        {
            var answer = await officer.Send(
                page,
                $"/tasks/review/{own}/{foreign.Id}/{action}",
                [.. Everything.Select(n => (n, (string?)"0"))]
            );
            answer.Status.ShouldBe(404, action);
        }

        (await officer.Get($"/tasks/review/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await world.Proposals(other))[0].Version.ShouldBe(foreign.Version);
    }

    private static readonly string[] Everything =
    [
        "Version",
        "Name",
        "Agency",
        "Chain",
        "Earlier",
        "Action",
        "Leads",
        "Coordinating",
        "Due",
        "DueHour",
        "Kind",
        "ReportTo",
        "Field",
        "Unit",
        "Officer",
        "Decider",
    ];

    [Fact]
    public async Task The_list_says_who_has_what_waiting_since_when_and_my_work_shows_it()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng sửa kè bờ đông trước ngày 10/12/2026.");
        var officer = await world.As("officer");

        var list = await officer.Get("/tasks/reviews?mine=1");
        var row = list.Document.QuerySelectorAll("tbody tr").Single(r => r.InnerHtml.Contains($"{document}"));
        row.TextContent.ShouldContain("Lê Văn Chuyên");
        row.TextContent.ShouldContain("Vụ Tổng hợp");
        (await officer.Get("/")).Body.ShouldContain("/tasks/review");
        (await (await world.As("officer-cn")).Get("/tasks/reviews?mine=1")).Body.ShouldNotContain($"{document}");
    }

    [Fact]
    public async Task Json_tells_what_the_page_shows()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng, Bộ Công Thương sửa cầu tạm trước ngày 10/12/2026.");

        var json = System.Text.Json.JsonDocument.Parse(
            (await (await world.As("officer")).Get($"/api/reviews/{document}")).Body
        );

        json.RootElement.GetProperty("needLook").GetInt32().ShouldBe(1);
        var proposal = json.RootElement.GetProperty("proposals")[0];
        proposal.GetProperty("leads").GetArrayLength().ShouldBe(2);
        proposal.GetProperty("doubts")[0].GetString()!.ShouldContain("2 cơ quan cùng chủ trì");
        proposal.GetProperty("due").GetString().ShouldBe("2026-12-10");
    }
}
