using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Heirs;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.MyWork;

public sealed class WorkTodayTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private static readonly DateOnly Today = TaskWorld.Today;

    [Fact]
    public async Task What_is_overdue_stands_first_for_the_officer_and_for_the_agency()
    {
        var late = await world.Give("bct", w => w with { Action = "Trình đề án quá hạn", Due = Today.AddDays(-4) });
        await world.Change(late.Id, a => a.Accept(DateTime.UtcNow));
        await world.Give("bct", w => w with { Action = "Việc đến hạn trong tuần", Due = Today.AddDays(2) });

        var officer = await (await world.As("officer")).Get("/");
        officer.Status.ShouldBe(200);
        officer.Text(".work h2").ShouldBe("Quá hạn trong phần tôi theo dõi");
        Row(officer, "Trình đề án quá hạn").ShouldBe(("Đôn đốc", $"/tasks/{late.TaskId}"));
        Row(officer, "Việc đến hạn trong tuần").Action.ShouldBe("Nhắc cơ quan");

        var focal = await (await world.As("focal-bct")).Get("/");
        focal.Text(".work h2").ShouldBe("Quá hạn");
        Row(focal, "Trình đề án quá hạn").ShouldBe(("Báo cáo kết quả", $"/tasks/assignments/{late.Id}/report"));

        // Another agency and another officer have nothing to do with it.
        (await (await world.As("focal-tapdoan")).Get("/")).Body.ShouldNotContain("Trình đề án quá hạn");
        (await (await world.As("officer-cn")).Get("/")).Body.ShouldNotContain("Trình đề án quá hạn");
    }

    [Fact]
    public async Task A_report_waits_for_the_officer_then_for_the_head_of_the_unit()
    {
        var part = await world.Give("bxd", w => w with { Action = "Việc đã có báo cáo" });
        var report = await Change(async db =>
        {
            var row = await db.Assignments.SingleAsync(a => a.Id == part.Id);
            row.Accept(DateTime.UtcNow);
            var written = CompletionReport.Write(
                row,
                new Result("Đã xong", "12/BC-BXD", Today, ""),
                false,
                world.Staff["focal-bxd"]
            );
            written.Receive(row, Today, null, Today);
            db.Reports.Add(written);
            return written.Id;
        });
        Row(await (await world.As("officer")).Get("/"), "Việc đã có báo cáo")
            .ShouldBe(("Kiểm tra", $"/tasks/reports/{report}/check"));
        (await (await world.As("unit-head")).Get("/")).Body.ShouldNotContain("Việc đã có báo cáo");

        await Change(async db =>
        {
            (await db.Reports.SingleAsync(r => r.Id == report)).Check(true, "Đạt", world.Staff["officer"]);
            return report;
        });
        (await (await world.As("officer")).Get("/")).Body.ShouldNotContain("Việc đã có báo cáo");
        Row(await (await world.As("unit-head")).Get("/"), "Việc đã có báo cáo")
            .ShouldBe(("Xác nhận", $"/tasks/reports/{report}/answer"));
        (await (await world.As("unit-head-cn")).Get("/")).Body.ShouldNotContain("Việc đã có báo cáo");
    }

    [Theory]
    [InlineData(null, "Việc không có chuyên viên")]
    [InlineData("officer-cn", "Việc của chuyên viên đã sang vụ khác")]
    public async Task A_report_that_no_officer_of_the_unit_can_take_waits_for_its_head(string? officer, string action)
    {
        var part = await world.Give(
            "bxd",
            w => w with { Action = action, MonitoringOfficerId = officer is null ? null : world.Staff[officer] }
        );
        var report = await Change(async db =>
        {
            var row = await db.Assignments.SingleAsync(a => a.Id == part.Id);
            row.Accept(DateTime.UtcNow);
            var written = CompletionReport.Write(
                row,
                new Result("Đã xong", "13/BC-BXD", Today, ""),
                false,
                world.Staff["focal-bxd"]
            );
            written.Receive(row, Today, null, Today);
            db.Reports.Add(written);
            return written.Id;
        });

        Row(await (await world.As("unit-head")).Get("/"), action)
            .ShouldBe(("Xác nhận", $"/tasks/reports/{report}/check"));
        (await (await world.As("unit-head-cn")).Get("/")).Text(".work-decide").ShouldNotContain(action);
        (await (await world.As("unit-head")).Get($"/tasks/{part.TaskId}"))
            .Texts("#doings .btn-primary")
            .ShouldContain("Kiểm tra báo cáo");
        (
            await (await world.As("unit-head")).Submit($"/tasks/reports/{report}/check", ("Choice", "confirm"))
        ).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_request_whose_decider_left_waits_for_whoever_decides_now()
    {
        var part = await world.Give("nghean", w => w with { Action = "Việc của người quyết định đã nghỉ" });
        var petition = await Change(async db =>
        {
            var row = await db.Assignments.SingleAsync(a => a.Id == part.Id);
            row.Accept(DateTime.UtcNow);
            var asked = Petition.AskExtension(row, Today.AddDays(40), null, "Chờ", "", Guid.NewGuid(), Today);
            db.Petitions.Add(asked);
            return asked.Id;
        });
        (await (await world.As("government-leader")).Get("/"))
            .Texts(".work-decide")
            .ShouldAllBe(list => !list.Contains("Việc của người quyết định đã nghỉ"));

        await world.App.Services.GetRequiredService<TaskSweeper>().Sweep(TestContext.Current.CancellationToken);

        Row(await (await world.As("government-leader")).Get("/"), "Việc của người quyết định đã nghỉ")
            .Action.ShouldBe("Quyết định");
        (await world.NoticesOf("secretary", $"/tasks/{part.TaskId}")).ShouldContain(n =>
            n.StartsWith("Chờ anh/chị quyết định")
        );
        (await world.Look(db => db.Petitions.SingleAsync(p => p.Id == petition))).DeciderId.ShouldBe(
            world.Staff["government-leader"]
        );
    }

    [Fact]
    public async Task A_request_waits_for_an_opinion_and_for_the_decider_or_the_secretary()
    {
        var part = await world.Give("nghean", w => w with { Action = "Việc xin gia hạn" });
        await Change(async db =>
        {
            var row = await db.Assignments.SingleAsync(a => a.Id == part.Id);
            row.Accept(DateTime.UtcNow);
            var asked = Petition.AskExtension(
                row,
                Today.AddDays(40),
                null,
                "Chờ số liệu",
                "7/UBND-TH",
                world.Staff["government-leader"],
                Today
            );
            db.Petitions.Add(asked);
            return asked.Id;
        });

        Row(await (await world.As("officer")).Get("/"), "Việc xin gia hạn").Action.ShouldBe("Cho ý kiến");
        Row(await (await world.As("unit-head")).Get("/"), "Việc xin gia hạn").Action.ShouldBe("Cho ý kiến");
        Row(await (await world.As("government-leader")).Get("/"), "Việc xin gia hạn").Action.ShouldBe("Quyết định");
        Row(await (await world.As("secretary")).Get("/"), "Việc xin gia hạn").Action.ShouldBe("Quyết định");
        (await (await world.As("office-leader")).Get("/")).Text(".work-decide").ShouldNotContain("Việc xin gia hạn");
    }

    [Fact]
    public async Task An_agency_sees_what_is_new_and_where_its_opinion_is_asked_for()
    {
        var task = await world.Give(
            world.Said("hatinh") with
            {
                Action = "Việc có phối hợp",
                Coordinating = [world.Staff.Agency("btc")],
                Due = Today.AddDays(30),
            }
        );
        Row(await (await world.As("focal-hatinh")).Get("/"), "Việc có phối hợp").Action.ShouldBe("Tiếp nhận");
        Row(await (await world.As("focal-btc")).Get("/"), "Việc có phối hợp").Action.ShouldBe("Gửi ý kiến");

        await Change(async db =>
        {
            (await db.Contributions.SingleAsync(c => c.TaskId == task.Id)).Give("Nhất trí", Today);
            return task.Id;
        });
        (await (await world.As("focal-btc")).Get("/")).Body.ShouldNotContain("Việc có phối hợp");
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("officer")]
    [InlineData("unit-head")]
    [InlineData("office-leader")]
    [InlineData("government-leader")]
    [InlineData("secretary")]
    [InlineData("editor")]
    [InlineData("hr")]
    [InlineData("administrator")]
    [InlineData("focal-btc")]
    [InlineData("head-btc")]
    [InlineData("staff-btc")]
    public async Task Everyone_has_a_first_page_of_at_most_eight_statements(string who)
    {
        var person = await world.As(who);
        var page = await person.Get("/");
        page.Status.ShouldBe(200);
        (page.Has(".work") || page.Text(".empty-subtitle").Length > 40).ShouldBeTrue("empty and silent");
        world.Queries.Of("/").Count.ShouldBeInRange(1, 8, string.Join("\n\n", world.Queries.Of("/")));
    }

    [Fact]
    public async Task An_empty_page_says_what_will_appear()
    {
        // A focal point whose agency has nothing.
        var page = await (await world.As("focal-tapdoan")).Get("/");
        page.Text(".empty-title").ShouldBe("Hiện không có việc nào chờ anh/chị");
        page.Texts(".empty li").ShouldContain("Nhiệm vụ mới giao cho cơ quan, mở ra là tiếp nhận.");
    }

    private Task<Guid> Change(Func<TasksDb, Task<Guid>> work) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var id = await work(db);
            await db.SaveAsync("Thử nghiệm");
            return id;
        });

    private static (string Action, string Url) Row(Page page, string title)
    {
        var row = page.Document.QuerySelectorAll(".work-items li").FirstOrDefault(r => r.TextContent.Contains(title));
        row.ShouldNotBeNull($"{title} is not on the page: {page.Text("main")}");
        var button = row.QuerySelector(".work-do")!;
        return (button.TextContent.Trim(), button.GetAttribute("href")!);
    }
}
