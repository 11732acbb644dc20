using System.Text;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks;

public sealed class TaskPageTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Opening_it_is_receiving_it_once_and_only_for_the_agency_that_owes_it()
    {
        var part = await world.Give("btc");
        await (await world.As("officer")).Get(TaskUrl.Of(part.TaskId));
        await (await world.As("focal-bxd")).Get(TaskUrl.Of(part.TaskId));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Assigned);

        var page = await world.Open("staff-btc", part);

        page.Status.ShouldBe(200);
        var row = await world.Row(part.Id);
        row.State.ShouldBe(AssignmentState.Accepted);
        row.AcceptedAt.ShouldBe(world.Clock.Now.UtcDateTime);
        page.Texts(".timeline-head").ShouldContain(t => t.Contains("Cán Bộ BTC Tiếp nhận nhiệm vụ"));
        await world.Open("focal-btc", part);
        (await world.Row(part.Id)).Version.ShouldBe(row.Version);
    }

    [Fact]
    public async Task The_page_says_what_by_whom_until_when_and_how_it_stands()
    {
        var part = await world.Give(
            "bct",
            w => w with { Coordinating = [world.Staff.Agency("nghean")], KeyTask = true }
        );

        var page = await world.Open("focal-bct", part);

        page.Text("h1").ShouldStartWith("Báo cáo tình hình giải ngân");
        page.Text(".strip").ShouldContain("Bộ Công Thương");
        page.Text(".strip").ShouldContain("còn 4 ngày làm việc");
        page.Text(".strip .state").ShouldBe("Chưa hoàn thành, trong hạn");
        page.Text(".strip").ShouldContain("9/CT-TTg");
        page.Text("aside").ShouldContain("Nguyễn Văn Lãnh Đạo");
        page.Text(".strip").ShouldContain("Bộ Công Thương đang thực hiện");
        page.Texts("tr").ShouldContain(t => t.Contains("Ủy ban nhân dân tỉnh Nghệ An") && t.Contains("chưa có ý kiến"));
        page.Texts("#doings .btn-primary").ShouldBe(["Báo cáo hoàn thành"]);
        world.Queries.Of(TaskUrl.Of(part.TaskId)).Count.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task Of_a_task_for_its_own_agencies_each_sees_only_its_part_in_the_progress_of_all()
    {
        var task = await world.Give(world.Said("btc", "bxd") with { Openness = Openness.OwnAgency });
        var page = $"/progress/documents/{task.DocumentId}";

        var seen = (await (await world.As("focal-bxd")).Get(page)).Text("main");
        seen.ShouldContain("Bộ Xây dựng");
        seen.ShouldNotContain("Bộ Tài chính hạn");
        var all = (await (await world.As("officer")).Get(page)).Text("main");
        all.ShouldContain("Bộ Tài chính");
    }

    [Fact]
    public async Task A_task_for_its_own_agencies_does_not_exist_for_others()
    {
        var task = await world.Give(world.Said("btc", "bxd") with { Openness = Openness.OwnAgency });
        var (own, other) = (task.Assignments[0], task.Assignments[1]);

        (await (await world.As("focal-bct")).Get(TaskUrl.Of(task.Id))).Status.ShouldBe(404);
        (await (await world.As("focal-bct")).Get($"/api/tasks/{task.Id}")).Status.ShouldBe(404);
        (await world.Stranger().Get(TaskUrl.Of(task.Id))).Status.ShouldBe(302);

        var page = await world.Open("focal-btc", own);
        page.Status.ShouldBe(200);
        page.Body.ShouldNotContain("Bộ Xây dựng");
        (await (await world.As("focal-btc")).Get($"/tasks/assignments/{other.Id}/report")).Status.ShouldBe(404);
        (await (await world.As("focal-btc")).Get($"/tasks/assignments/{Guid.NewGuid()}/report")).Status.ShouldBe(404);
        (await (await world.As("officer")).Get(TaskUrl.Of(task.Id))).Text("table").ShouldContain("Bộ Xây dựng");
    }

    [Fact]
    public async Task Of_a_closed_task_an_agency_reads_nothing_of_another_and_everything_of_the_office_and_its_own()
    {
        var task = await world.Give(world.Said("btc", "bxd") with { Openness = Openness.OwnAgency });
        var url = TaskUrl.Of(task.Id);
        foreach (var (part, i) in task.Assignments.Select((p, i) => (p, i)))
        {
            await world.Open(i == 0 ? "focal-btc" : "focal-bxd", part);
        }

        var other = task.Assignments[1].Id;
        await Note("focal-bxd", "Khó khăn riêng của Bộ Xây dựng", "riêng-bxd.txt");
        await Note("unit-head", "Văn phòng nhắc riêng Bộ Xây dựng", "nhắc-bxd.txt", ("Part", $"{other}"));
        await Note("officer", "Văn phòng lưu ý chung", "chung.txt");
        var gone = await world.Leaver(task.Assignments[0], "Lời của người đã chuyển công tác");

        var page = await (await world.As("focal-btc")).Get(url);
        page.Body.ShouldNotContain("Khó khăn riêng");
        page.Body.ShouldNotContain("riêng-bxd.txt");
        page.Body.ShouldNotContain("nhắc riêng");
        page.Body.ShouldNotContain("nhắc-bxd.txt");
        page.Text("main").ShouldContain("Văn phòng lưu ý chung");
        page.Text("main").ShouldContain(gone);
        var file = page.Document.QuerySelectorAll("a").First(a => a.TextContent.Contains("chung.txt"));
        (await (await world.As("focal-btc")).Get(file.GetAttribute("href")!)).Status.ShouldBe(200);
        (await (await world.As("focal-bct")).Get(file.GetAttribute("href")!)).Status.ShouldBe(404);
        (await (await world.As("focal-bxd")).Get(url)).Text("main").ShouldContain("Văn phòng nhắc riêng Bộ Xây dựng");

        async Task Note(string who, string words, string name, params (string, string?)[] more) =>
            (
                await (await world.As(who)).Upload(
                    url,
                    $"{url}/notes",
                    [("Files", name, "x"u8.ToArray())],
                    [("Words", words), .. more]
                )
            ).Status.ShouldBe(302);
    }

    [Fact]
    public async Task What_is_seen_but_in_other_hands_is_forbidden()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);

        foreach (var action in new[] { "report", "extension", "transfer-request" })
        {
            var url = $"/tasks/assignments/{part.Id}/{action}";
            (await (await world.As("focal-bxd")).Get(url)).Status.ShouldBe(403, action);
            (await (await world.As("focal-bxd")).SubmitFrom("/", url, ("Why", "x"), ("Words", "x"))).Status.ShouldBe(
                403,
                action
            );
        }

        // Another unit's officer follows other tasks; an officer decides nothing.
        (await (await world.As("officer-cn")).Get($"/tasks/assignments/{part.Id}/suspension")).Status.ShouldBe(403);
        (await (await world.As("officer")).Get($"/tasks/assignments/{part.Id}/transfer")).Status.ShouldBe(403);
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);
    }

    [Fact]
    public async Task A_note_with_a_file_is_on_the_timeline_and_the_officer_is_told()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        var url = TaskUrl.Of(part.TaskId);

        var sent = await (await world.As("focal-btc")).Upload(
            url,
            $"{url}/notes",
            [("Files", "C:\\ảnh\\báo cáo quý.txt", Encoding.UTF8.GetBytes("đã giải ngân 60%"))],
            ("Words", "Đã hoàn thành 60% khối lượng.")
        );

        sent.Location.ShouldBe(url);
        var page = await (await world.As("officer")).Get(url);
        page.Text(".timeline-why").ShouldBe("Đã hoàn thành 60% khối lượng.");
        page.Text(".files a").ShouldBe("báo cáo quý.txt");
        (await world.NoticesOf("officer", url)).ShouldContain(
            "Bộ Tài chính cập nhật nhiệm vụ: " + (await world.ActionOf(part))
        );

        using var file = await (await world.As("focal-bct")).Raw(
            new HttpRequestMessage(HttpMethod.Get, page.Attribute(".files a", "href"))
        );
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("báo cáo quý.txt");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("đã giải ngân 60%");
    }

    [Fact]
    public async Task A_file_of_a_closed_task_is_not_found_by_others()
    {
        var part = await world.Give("btc", w => w with { Openness = Openness.OwnAgency });
        await world.Open("focal-btc", part);
        var url = TaskUrl.Of(part.TaskId);
        await (await world.As("focal-btc")).Upload(
            url,
            $"{url}/notes",
            [("Files", "a.txt", "nội bộ"u8.ToArray())],
            ("Words", "Nội bộ")
        );
        var file = (await (await world.As("focal-btc")).Get(url)).Attribute(".files a", "href")!;

        (await (await world.As("focal-btc")).Get(file)).Status.ShouldBe(200);
        (await (await world.As("focal-bxd")).Get(file)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_file_of_a_report_stays_in_the_agency_until_the_report_leaves_it()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        var url = $"/tasks/assignments/{part.Id}/report";
        await (await world.As("focal-btc")).Upload(
            url,
            url,
            [("Files", "dự thảo.txt", "chưa gửi"u8.ToArray())],
            ("Words", "Dự thảo"),
            ("HeadFirst", "on")
        );
        var file = (await (await world.As("head-btc")).Get(TaskUrl.Of(part.TaskId))).Attribute(".files a", "href")!;
        (await (await world.As("officer")).Get(TaskUrl.Of(part.TaskId))).Attribute(".files a", "href").ShouldBeNull();
        (await (await world.As("officer")).Get(file)).Status.ShouldBe(404);

        var report = await world.Look(db =>
            db.Reports.Where(r => r.AssignmentId == part.Id).Select(r => r.Id).SingleAsync()
        );
        await (await world.As("head-btc")).Submit($"/tasks/reports/{report}/inside", ("Choice", "send"));
        (await (await world.As("officer")).Get(file)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_coordinating_agencies_said_is_read_by_those_who_owe_the_task_even_where_it_is_closed()
    {
        var part = await world.Give(
            "btc",
            w =>
                w with
                {
                    Openness = Openness.OwnAgency,
                    Coordinating = [world.Staff.Agency("nghean"), world.Staff.Agency("bct")],
                }
        );
        var url = $"/tasks/{part.TaskId}/contribution";
        await (await world.As("focal-nghean")).Upload(
            url,
            url,
            [("Files", "ý kiến.txt", "góp ý"u8.ToArray())],
            ("Words", "Ý kiến của Nghệ An")
        );

        var owing = await world.Open("focal-btc", part);
        owing.Text("main").ShouldContain("Ý kiến của Nghệ An");
        var file = owing.Attribute(".files a", "href")!;
        (await (await world.As("focal-btc")).Get(file)).Status.ShouldBe(200);

        (await (await world.As("focal-bct")).Get(TaskUrl.Of(part.TaskId)))
            .Text("main")
            .ShouldNotContain("Ý kiến của Nghệ An");
        (await (await world.As("focal-bct")).Get(file)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_empty_note_or_a_program_as_file_is_told_beside_the_field_and_nothing_is_lost()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        var url = TaskUrl.Of(part.TaskId);
        var focal = await world.As("focal-btc");

        var empty = await focal.SubmitFrom(url, $"{url}/notes", ("Words", "  "));
        empty.Status.ShouldBe(422);
        empty.Error("Words").ShouldBe("Nhập nội dung tiến độ hoặc trao đổi.");

        var program = await focal.Upload(
            url,
            $"{url}/notes",
            [("Files", "ảnh.pdf", "MZ\u0090\0"u8.ToArray())],
            ("Words", "Gửi kèm")
        );
        program.Status.ShouldBe(422);
        program.Error("Files").ShouldContain("không đúng loại được nhận");
        program.Value("#Words").ShouldBe("Gửi kèm");

        var tooLong = await focal.SubmitFrom(url, $"{url}/notes", ("Words", new string('x', 5000)));
        tooLong.Error("Words").ShouldBe("Nội dung dài 5.000 ký tự, tối đa 4.000 ký tự.");
        (await world.Look(db => db.Notes.CountAsync(n => n.TaskId == part.TaskId))).ShouldBe(0);
    }

    [Fact]
    public async Task The_office_names_another_officer_and_whoever_saved_in_between_is_not_overwritten()
    {
        var part = await world.Give("btc");
        var url = $"/tasks/{part.TaskId}/monitor";
        var head = await world.As("unit-head");
        var seen = await head.Get(url);
        seen.Status.ShouldBe(200);

        var fields = new[]
        {
            ("Unit", (string?)$"{world.Staff.Unit("cn")}"),
            ("Officer", $"{world.Staff["officer-cn"]}"),
        };
        var wrong = await head.Submit(
            url,
            ("Unit", $"{world.Staff.Unit("cn")}"),
            ("Officer", $"{world.Staff["officer"]}")
        );
        wrong.Status.ShouldBe(409);
        wrong.Text(".error-summary").ShouldContain("Chuyên viên theo dõi phải thuộc đơn vị theo dõi.");
        (await head.Submit(url, fields)).Location.ShouldBe(TaskUrl.Of(part.TaskId));
        (await world.Row(part.Id)).OfficerId.ShouldBe(world.Staff["officer-cn"]);

        var late = await (await world.As("office-leader")).Submit(url, ("Version", seen.Value("[name=Version]")));
        late.Status.ShouldBe(409);
        late.Text(".error-summary").ShouldContain("Người khác vừa sửa nhiệm vụ này.");
    }

    [Fact]
    public async Task The_same_as_json()
    {
        var part = await world.Give("btc");
        var json = await (await world.As("focal-nghean")).Get($"/api/tasks/{part.TaskId}");
        json.Status.ShouldBe(200);
        json.Body.ShouldContain("\"status\":\"OpenInTerm\"");
        json.Body.ShouldContain("\"document\":\"9/CT-TTg\"");
    }
}
