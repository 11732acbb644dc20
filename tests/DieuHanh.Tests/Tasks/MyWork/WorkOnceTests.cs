using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks.MyWork;

/// <summary>What waits is listed once, where it hurts most, with the one thing it waits for; the button opens the form itself.</summary>
public sealed class WorkOnceTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private static readonly DateOnly Today = TaskWorld.Today;

    [Fact]
    public async Task A_new_task_that_is_due_soon_is_to_be_received_and_stands_in_one_list()
    {
        await world.Give("btc", w => w with { Action = "Việc mới gấp", Due = Today.AddDays(3) });
        await world.Give("btc", w => w with { Action = "Việc mới đã quá hạn", Due = Today.AddDays(-3) });
        await world.Give("btc", w => w with { Action = "Việc mới thong thả", Due = Today.AddDays(30) });

        var page = await (await world.As("focal-btc")).Get("/");

        Only(page, "Việc mới gấp").ShouldBe(("Đến hạn trong 7 ngày tới", "Tiếp nhận"));
        Only(page, "Việc mới đã quá hạn").ShouldBe(("Quá hạn", "Tiếp nhận"));
        Only(page, "Việc mới thong thả").ShouldBe(("Mới giao", "Tiếp nhận"));
    }

    [Fact]
    public async Task A_late_task_whose_report_came_back_waits_for_that_report_and_says_why_it_came_back()
    {
        var part = await Accepted("btc", w => w with { Action = "Việc bị trả lại", Due = Today.AddDays(-3) });
        var report = await Reported("focal-btc", part);
        await (await world.As("officer")).Submit($"/tasks/reports/{report}/check", ("Choice", "confirm"));
        await (await world.As("unit-head")).Submit(
            $"/tasks/reports/{report}/answer",
            ("Choice", "return"),
            ("Words", "Thiếu số liệu quý III")
        );

        var focal = await world.As("focal-btc");
        var home = await focal.Get("/");
        Only(home, "Việc bị trả lại").ShouldBe(("Quá hạn", "Sửa, gửi lại báo cáo"));
        var form = await focal.Get(Button(home, "Việc bị trả lại"));
        form.Text(".alert-warning").ShouldContain("Thiếu số liệu quý III");
        form.Value("#Words").ShouldBe("Đã xong");
        (await focal.Get(TaskUrl.Of(part.TaskId)))
            .Text(".alert-warning")
            .ShouldBe("Văn phòng yêu cầu thực hiện lại Thiếu số liệu quý III");
        (await (await world.As("focal-bct")).Get(TaskUrl.Of(part.TaskId)))
            .Has(".alert-warning")
            .ShouldBeFalse("it is told to who mends it");
    }

    [Fact]
    public async Task A_report_waits_for_the_head_of_the_agency_and_the_others_only_see_so()
    {
        var part = await Accepted("btc", w => w with { Action = "Việc chờ thủ trưởng", Due = Today.AddDays(-3) });
        var report = await Reported("focal-btc", part, ("HeadFirst", "on"));

        var head = await (await world.As("head-btc")).Get("/");
        Only(head, "Việc chờ thủ trưởng").ShouldBe(("Quá hạn", "Duyệt báo cáo"));
        Button(head, "Việc chờ thủ trưởng").ShouldBe($"/tasks/reports/{report}/inside");
        var focal = await (await world.As("focal-btc")).Get("/");
        Only(focal, "Việc chờ thủ trưởng").ShouldBe(("Quá hạn", "Xem"));
        focal.Text("main").ShouldContain("chờ thủ trưởng cơ quan duyệt báo cáo");
    }

    [Fact]
    public async Task A_request_to_pass_a_task_on_is_answered_from_the_first_page()
    {
        var part = await world.Give("bct", w => w with { Action = "Việc đề nghị chuyển", Due = Today.AddDays(-3) });
        await world.Change(part.Id, a => a.RequestTransfer("Không thuộc chức năng", world.Staff.Agency("bxd")));

        var head = await (await world.As("unit-head")).Get("/");
        Only(head, "Việc đề nghị chuyển").ShouldBe(("Cơ quan đề nghị chuyển nhiệm vụ", "Trả lời"));
        Button(head, "Việc đề nghị chuyển").ShouldBe($"/tasks/assignments/{part.Id}/transfer");
        Only(await (await world.As("officer")).Get("/"), "Việc đề nghị chuyển")
            .ShouldBe(("Cơ quan đề nghị chuyển nhiệm vụ", "Xem"));
    }

    [Fact]
    public async Task A_late_task_for_which_time_is_asked_waits_for_the_decision_in_one_list()
    {
        var part = await Accepted("nghean", w => w with { Action = "Việc quá hạn xin thêm", Due = Today.AddDays(-3) });
        (
            await (await world.As("focal-nghean")).Submit(
                $"/tasks/assignments/{part.Id}/extension",
                ("NewDue", "31/12/2026"),
                ("Why", "Chờ số liệu")
            )
        ).Location.ShouldNotBeNull();

        Only(await (await world.As("officer")).Get("/"), "Việc quá hạn xin thêm").Action.ShouldBe("Cho ý kiến");
        var leader = await (await world.As("government-leader")).Get("/");
        Only(leader, "Việc quá hạn xin thêm").ShouldBe(("Chờ quyết định", "Quyết định"));
        Button(leader, "Việc quá hạn xin thêm").ShouldEndWith("/decision");
        (await (await world.As("government-leader")).Get(Button(leader, "Việc quá hạn xin thêm"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_task_of_many_agencies_is_one_row_that_says_how_they_stand()
    {
        var task = await world.Give(
            world.Said("btc", "bxd", "bct", "nghean") with
            {
                Action = "Việc của bốn cơ quan",
                Due = Today.AddDays(-9),
                DueHour = new TimeOnly(17, 0),
            }
        );
        foreach (var part in task.Assignments.Take(3))
        {
            await world.Change(part.Id, a => a.Accept(world.Clock.Now.UtcDateTime));
        }

        await world.Change(
            task.Assignments[0].Id,
            a =>
            {
                a.Report(Today.AddDays(-12), null);
                a.Confirm(Today.AddDays(-5));
            }
        );

        foreach (var who in new[] { "government-leader", "officer", "unit-head" })
        {
            var page = await (await world.As(who)).Get("/");
            Only(page, "Việc của bốn cơ quan");
            Button(page, "Việc của bốn cơ quan").ShouldBe(TaskUrl.Of(task.Id));
            var row = Row(page, "Việc của bốn cơ quan");
            row.ShouldContain("4 cơ quan, 1 đã hoàn thành, 1 chưa tiếp nhận, 3 quá hạn · 9/CT-TTg");
            row.ShouldContain("17:00 14/11/2026");
        }
    }

    [Fact]
    public async Task What_is_due_in_seven_days_is_seen_by_everyone_and_a_secretary_reads_whose_it_is()
    {
        await world.Give("hatinh", w => w with { Action = "Việc của tuần sau", Due = Today.AddDays(7) });
        await world.Give("hatinh", w => w with { Action = "Việc còn xa", Due = Today.AddDays(8) });

        Only(await (await world.As("officer")).Get("/"), "Việc của tuần sau")
            .ShouldBe(("Đến hạn trong 7 ngày tới", "Nhắc cơ quan"));
        Only(await (await world.As("government-leader")).Get("/"), "Việc của tuần sau")
            .List.ShouldBe("Đến hạn trong 7 ngày tới, do anh/chị giao hoặc trọng tâm");
        Only(await (await world.As("secretary")).Get("/"), "Việc của tuần sau")
            .List.ShouldBe("Đến hạn trong 7 ngày tới, do Nguyễn Văn Lãnh Đạo giao hoặc trọng tâm");
        (await (await world.As("officer")).Get("/")).Text("main").ShouldNotContain("Việc còn xa");
    }

    [Fact]
    public async Task Who_is_asked_to_contribute_reads_who_leads_and_a_spoken_direction_names_who_directed()
    {
        await world.Give(
            world.Said("tapdoan") with
            {
                Action = "Việc nói miệng",
                Document = null,
                Spoken = new SpokenDirection(new DateOnly(2026, 11, 2), "Điện thoại", world.Staff["officer"]),
                Coordinating = [world.Staff.Agency("bxd")],
                Due = Today.AddDays(30),
            }
        );

        Row(await (await world.As("focal-tapdoan")).Get("/"), "Việc nói miệng")
            .ShouldContain("ý kiến chỉ đạo của Nguyễn Văn Lãnh Đạo");
        var asked = Row(await (await world.As("focal-bxd")).Get("/"), "Việc nói miệng");
        asked.ShouldContain("Tập đoàn mẫu chủ trì");
        asked.ShouldNotContain("Bộ Xây dựng");
    }

    private async Task<Assignment> Accepted(string agency, Func<GivenTask, GivenTask> change)
    {
        var part = await world.Give(agency, change);
        await world.Change(part.Id, a => a.Accept(world.Clock.Now.UtcDateTime));
        return part;
    }

    private async Task<Guid> Reported(string who, Assignment part, params (string, string?)[] more)
    {
        await (await world.As(who)).Submit($"/tasks/assignments/{part.Id}/report", [("Words", "Đã xong"), .. more]);
        return await world.Look(db => db.Reports.Where(r => r.AssignmentId == part.Id).Select(r => r.Id).SingleAsync());
    }

    /// <summary>The list and the button of the only row about a thing.</summary>
    private static (string List, string Action) Only(Page page, string title)
    {
        var row = page
            .Document.QuerySelectorAll(".work-items li")
            .Where(r => r.TextContent.Contains(title, StringComparison.Ordinal))
            .ShouldHaveSingleItem(page.Text("main"));
        return (
            row.Closest("section")!.QuerySelector("h2")!.TextContent.Trim(),
            row.QuerySelector(".work-do")!.TextContent.Trim()
        );
    }

    private static string Row(Page page, string title) =>
        page.Texts(".work-items li").Single(t => t.Contains(title, StringComparison.Ordinal));

    private static string Button(Page page, string title) =>
        page
            .Document.QuerySelectorAll(".work-items li")
            .Single(r => r.TextContent.Contains(title, StringComparison.Ordinal))
            .QuerySelector(".work-do")!
            .GetAttribute("href")!;
}
