using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

public sealed class ReportTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Report_check_confirm()
    {
        var part = await Accepted("btc");

        (
            await Report("focal-btc", part, ("Words", "Đã báo cáo Thủ tướng."), ("Product", "120/BC-BTC"))
        ).Location.ShouldBe(Url(part));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Reported);
        var task = await (await world.As("officer")).Get(Url(part));
        task.Texts(".state").ShouldContain("chờ xác nhận");
        task.Texts("#doings button").ShouldContain("Kiểm tra báo cáo");

        // The head of the unit may not confirm before the officer proposed: the button says so.
        var report = await Waiting(part);
        var early = await (await world.As("unit-head")).Submit(
            $"/tasks/reports/{report}/answer",
            ("Choice", "confirm")
        );
        early.Status.ShouldBe(409);
        early.Text(".error-summary").ShouldContain("Chuyên viên theo dõi chưa đề xuất.");

        var check = await (await world.As("officer")).Submit(
            $"/tasks/reports/{report}/check",
            ("Choice", "confirm"),
            ("Words", "Đạt")
        );
        check.Location.ShouldBe(Url(part));
        (await world.NoticesOf("unit-head", Url(part))).ShouldContain(n =>
            n.StartsWith("Chờ anh/chị xác nhận kết quả")
        );
        var answer = await (await world.As("unit-head")).Submit(
            $"/tasks/reports/{report}/answer",
            ("Choice", "confirm")
        );
        answer.Location.ShouldBe(Url(part));

        var row = await world.Row(part.Id);
        row.State.ShouldBe(AssignmentState.Confirmed);
        row.CompletedOn.ShouldBe(TaskWorld.Today);
        row.StatusOn(TaskWorld.Today).ShouldBe(AssignmentStatus.DoneOnTime);
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.StartsWith("Đã xác nhận hoàn thành"));

        var again = await (await world.As("unit-head")).Submit(
            $"/tasks/reports/{report}/answer",
            ("Choice", "confirm")
        );
        again.Status.ShouldBe(409);
    }

    [Fact]
    public async Task An_empty_report_says_at_each_field_what_is_missing_and_keeps_what_was_typed()
    {
        var part = await Accepted("btc", w => w with { Coordinating = [world.Staff.Agency("nghean")] });

        var page = await Report("focal-btc", part, ("ProductDate", "24/11/2026"));

        page.Status.ShouldBe(422, page.Body);
        page.Texts(".error-summary a[href^='#']").Count.ShouldBe(3);
        page.Error("Words").ShouldBe("Báo cáo phải có sản phẩm: tệp, số văn bản kết quả hoặc nội dung kết quả.");
        page.Error("Explained").ShouldBe("Còn 1 cơ quan phối hợp chưa có ý kiến: chờ ý kiến hoặc giải trình.");
        page.Error("ProductDate").ShouldBe("Ngày của văn bản kết quả ở sau hôm nay.");
        page.Has("label.required[for=Explained]").ShouldBeTrue("it is compulsory while an agency has not answered");
        page.Value("#ProductDate").ShouldBe("24/11/2026");
        (await Report("focal-btc", part, ("Words", "x"), ("Explained", "y"), ("ProductDate", "31/31/2026")))
            .Error("ProductDate")
            .ShouldBe("Nhập ngày văn bản theo dạng ngày/tháng/năm.");
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);

        (
            await Report("focal-btc", part, ("Words", "x"), ("Explained", "Nghệ An trả lời sau"))
        ).Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_contribution_that_was_given_needs_no_explanation()
    {
        var part = await Accepted(
            "btc",
            w => w with { Coordinating = [world.Staff.Agency("nghean")], Informed = [world.Staff.Agency("bct")] }
        );
        var url = $"/tasks/{part.TaskId}/contribution";

        (await (await world.As("focal-bct")).Get(url)).Status.ShouldBe(403, "it was only informed");
        (await (await world.As("focal-nghean")).Submit(url)).Error("Words").ShouldBe("Nhập ý kiến phối hợp.");
        (await (await world.As("focal-nghean")).Submit(url, ("Words", "Đồng ý với dự thảo."))).Location.ShouldBe(
            Url(part)
        );
        (await (await world.As("focal-nghean")).Submit(url, ("Words", "Lần nữa"))).Status.ShouldBe(409);
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.Contains("đã có ý kiến phối hợp"));

        (await Report("focal-btc", part, ("Words", "x"))).Location.ShouldBe(Url(part));
    }

    [Fact]
    public async Task Work_to_be_done_again_needs_a_reason_and_the_clock_goes_on()
    {
        var part = await Accepted("btc");
        await Report("focal-btc", part, ("Words", "x"));
        var report = await Waiting(part);
        await (await world.As("officer")).Submit(
            $"/tasks/reports/{report}/check",
            ("Choice", "return"),
            ("Words", "Thiếu số liệu")
        );

        var head = await world.As("unit-head");
        var page = await head.Submit($"/tasks/reports/{report}/answer", ("Choice", "return"));
        page.Status.ShouldBe(422);
        page.Error("Words").ShouldBe("Nhập lý do.");
        await head.Submit(
            $"/tasks/reports/{report}/answer",
            ("Choice", "return"),
            ("Words", "Bổ sung số liệu quý III")
        );

        var row = await world.Row(part.Id);
        row.State.ShouldBe(AssignmentState.Accepted);
        row.StoppedOn.ShouldBeNull();
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.StartsWith("Yêu cầu thực hiện lại"));
        (await Report("focal-btc", part, ("Words", "Lần hai"))).Location.ShouldBe(Url(part));
    }

    [Fact]
    public async Task The_head_of_the_unit_confirms_several_at_once_but_nothing_answered_meanwhile()
    {
        var task = await world.Give(world.Said("btc", "bxd", "bct"));
        foreach (var part in task.Assignments)
        {
            await world.Change(part.Id, a => a.Accept(world.Clock.Now.UtcDateTime));
        }

        var reports = new List<Guid>();
        foreach (var (who, part) in new[] { "focal-btc", "focal-bxd", "focal-bct" }.Zip(task.Assignments))
        {
            await Report(who, part, ("Words", "Đã xong"));
            reports.Add(await Waiting(part));
        }

        foreach (var report in reports)
        {
            var proposed = report == reports[2] ? "return" : "confirm";
            await (await world.As("officer")).Submit(
                $"/tasks/reports/{report}/check",
                ("Choice", proposed),
                ("Words", "Đã xem")
            );
        }

        var url = $"/tasks/{task.Id}/confirmation";
        (await (await world.As("officer")).Get(url)).Status.ShouldBe(403);
        var head = await world.As("unit-head");
        var seen = await head.Get(url);
        seen.Texts("tbody tr").Count.ShouldBe(2, "the third is to be returned");
        (await head.Send(seen, url, ("Report", null)))
            .Text(".error-summary")
            .ShouldContain("Chọn ít nhất một báo cáo.");

        await head.Submit($"/tasks/reports/{reports[0]}/answer", ("Choice", "return"), ("Words", "Thiếu số liệu"));
        var late = await head.Send(await head.Get(TaskUrl.Of(task.Id)), url, ("Report", $"{reports[0]}"));
        late.Status.ShouldBe(409);
        late.Text(".error-summary").ShouldContain("Có 1 báo cáo đã được trả lời");

        (await head.Submit(url, ("Words", "Đạt yêu cầu"))).Location.ShouldBe(TaskUrl.Of(task.Id));
        (await world.State(task.Assignments[1].Id)).ShouldBe(AssignmentState.Confirmed);
        (await world.State(task.Assignments[2].Id)).ShouldBe(AssignmentState.Reported);
        (await world.NoticesOf("focal-bxd", TaskUrl.Of(task.Id))).ShouldContain(n =>
            n.StartsWith("Đã xác nhận hoàn thành")
        );
    }

    [Fact]
    public async Task The_head_of_the_agency_approves_first_where_it_is_wanted()
    {
        var part = await Accepted("btc");
        await Report("focal-btc", part, ("Words", "x"), ("HeadFirst", "on"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted, "it has not left the agency");
        var report = await Waiting(part);

        var again = await Report("focal-btc", part, ("Words", "y"));
        again.Text(".error-summary").ShouldContain("Một báo cáo đang chờ thủ trưởng cơ quan duyệt.");
        (await (await world.As("focal-btc")).Get($"/tasks/reports/{report}/inside")).Status.ShouldBe(403);
        await (await world.As("head-btc")).Submit(
            $"/tasks/reports/{report}/inside",
            ("Choice", "back"),
            ("Words", "Viết lại")
        );
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);

        await Report("focal-btc", part, ("Words", "Viết lại"), ("HeadFirst", "on"));
        await (await world.As("head-btc")).Submit($"/tasks/reports/{await Waiting(part)}/inside", ("Choice", "send"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Reported);
    }

    [Fact]
    public async Task Where_the_head_wants_to_see_every_report_nobody_sends_one_past_them()
    {
        var bxd = $"{world.Staff.Agency("bxd")}";
        var refused = await (await world.As("focal-bxd")).SubmitFrom(
            "/tasks/ways",
            "/tasks/ways",
            ("Agency", bxd),
            ("HeadApproves", "on")
        );
        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("Chỉ thủ trưởng cơ quan thay đổi được cách làm này.");
        (await (await world.As("head-btc")).SubmitFrom("/tasks/ways", "/tasks/ways", ("Agency", bxd))).Status.ShouldBe(
            404
        );

        (await (await world.As("head-bxd")).Submit("/tasks/ways")).Location.ShouldBe("/tasks/ways");

        var part = await Accepted("bxd");
        await Report("focal-bxd", part, ("Words", "x"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted, "it goes to the head first");
        await (await world.As("head-bxd")).Submit("/tasks/ways");
        (await (await world.As("head-bxd")).Get("/tasks/ways")).Text("main").ShouldContain("Người soạn tự chọn");
    }

    [Fact]
    public async Task The_office_reports_from_a_document_that_came_on_paper()
    {
        var part = await Accepted("hatinh", w => w with { Due = new DateOnly(2026, 11, 20) });
        var officer = await world.As("officer");
        var url = $"/tasks/assignments/{part.Id}/report";

        // Without a document nobody can say when it came, and a day typed by hand counts for nothing.
        var bare = await officer.Submit(url, ("Words", "x"), ("ReceivedOn", "20/11/2026"));
        bare.Status.ShouldBe(422);
        bare.Error("Document").ShouldStartWith("Không tìm thấy văn bản đến.");
        var outside = await officer.Submit(url, ("Words", "x"), ("Document", $"/documents/incoming/{Guid.NewGuid()}"));
        outside.Error("Document").ShouldStartWith("Không tìm thấy văn bản đến.");
        var before = await Arrived("7/BC-UBND", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2));
        (await officer.Submit(url, ("Document", before)))
            .Error("Document")
            .ShouldBe("Văn bản đến ngày 02/11/2026, trước ngày giao nhiệm vụ 03/11/2026.");

        var answer = await officer.Submit(
            url,
            ("Document", await Arrived("55/BC-UBND", new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 23)))
        );
        answer.Status.ShouldBe(302, answer.Text("main"));

        // Signed on Friday, arrived on Monday, the next working day: it counts from Friday, in time.
        var row = await world.Row(part.Id);
        row.StoppedOn.ShouldBe(new DateOnly(2026, 11, 20));
        row.StatusOn(TaskWorld.Today).ShouldBe(AssignmentStatus.OpenInTerm);
    }

    private Task<string> Arrived(string code, DateOnly issued, DateOnly arrived) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var book = await db.Books.Where(b => b.Direction == Direction.Incoming).Select(b => b.Id).FirstAsync();
            var given = new Particulars(
                DocumentCode.Parse(code)!.Value,
                issued,
                world.Staff.Agency("hatinh"),
                "Ủy ban nhân dân tỉnh Hà Tĩnh",
                "Báo cáo",
                "Kết quả thực hiện",
                Open: true
            );
            return (await services.GetRequiredService<Registrar>().Incoming(book, arrived, given)).Url;
        });

    [Theory]
    [InlineData("20/11/2026", "23/11/2026", false, "20/11/2026")]
    [InlineData("19/11/2026", "23/11/2026", false, "23/11/2026")]
    [InlineData("20/11/2026", "23/11/2026", true, "23/11/2026")]
    [InlineData(null, "23/11/2026", false, "23/11/2026")]
    [InlineData("02/11/2026", "03/11/2026", false, "03/11/2026")]
    public void The_day_a_result_counts_from(string? dated, string received, bool bySubmission, string expected)
    {
        static DateOnly? Day(string? typed) => DieuHanh.Kernel.Domain.Typed.Date(typed);
        CompletionReport
            .CountsFrom(
                Day(dated),
                Day(received)!.Value,
                bySubmission,
                days: 1,
                givenOn: new DateOnly(2026, 11, 3),
                DieuHanh.Kernel.Calendar.WorkingCalendar.WeekendsOnly
            )
            .ShouldBe(Day(expected)!.Value);
    }

    [Fact]
    public async Task A_leader_opens_a_confirmed_one_again()
    {
        var part = await Accepted("btc");
        await world.Change(
            part.Id,
            a =>
            {
                a.Report(TaskWorld.Today, null);
                a.Confirm(TaskWorld.Today);
            }
        );
        var url = $"/tasks/assignments/{part.Id}/reopening";

        (await (await world.As("unit-head")).Get(url)).Status.ShouldBe(403);
        (await (await world.As("office-leader")).Submit(url, ("Choice", "reopen")))
            .Error("Words")
            .ShouldBe("Nhập lý do.");
        await (await world.As("secretary")).Submit(url, ("Choice", "reopen"), ("Words", "Kết luận kiểm tra số 3"));

        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);
        var audit = await world.Look(db =>
            db.Audit.Where(x => x.ThingId == part.Id).OrderByDescending(x => x.Id).FirstAsync()
        );
        audit.BehalfId.ShouldBe(world.Staff["government-leader"]);
        audit.ActorId.ShouldBe(world.Staff["secretary"]);
    }

    private static string Url(Assignment part) => TaskUrl.Of(part.TaskId);

    private async Task<Assignment> Accepted(string agency, Func<GivenTask, GivenTask>? change = null)
    {
        var part = await world.Give(agency, change);
        await world.Change(part.Id, a => a.Accept(world.Clock.Now.UtcDateTime));
        return part;
    }

    private async Task<Page> Report(string who, Assignment part, params (string, string?)[] fields) =>
        await (await world.As(who)).Submit($"/tasks/assignments/{part.Id}/report", fields);

    private Task<Guid> Waiting(Assignment part) =>
        world.Look(db =>
            db.Reports.Where(r => r.AssignmentId == part.Id).OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync()
        );
}
