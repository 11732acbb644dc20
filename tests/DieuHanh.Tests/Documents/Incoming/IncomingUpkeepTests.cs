using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Upkeep;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingUpkeepTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_correction_keeps_what_stood_there_before_and_is_found_under_its_new_words()
    {
        var before = Sample.Unique("Trích yếu gõ nhầm");
        var after = Sample.Unique("Trích yếu hiệu chỉnh");
        var id = await Mail.Register(world, before);
        var clerk = await world.As("clerk");
        var answer = await clerk.Submit(CorrectIncoming.Url(id), ("Subject", after), ("Urgency", "Express"));

        answer.Location.ShouldBe(Mail.Url(id));
        var page = await clerk.Get(Mail.Url(id));
        page.Text("h1").ShouldBe($"Công văn: {after}");
        page.Text("#timeline").ShouldContain($"Trích yếu nội dung: {before} → {after}");
        page.Text("#timeline").ShouldContain("Độ khẩn: Thường → Hỏa tốc");
        (await clerk.Get("/documents/incoming?Words=hieu+chinh")).Body.ShouldContain(after);
    }

    [Fact]
    public async Task A_correction_with_faults_keeps_what_was_typed()
    {
        var id = await Mail.Register(world);
        var page = await (await world.As("clerk")).Submit(
            CorrectIncoming.Url(id),
            ("Subject", ""),
            ("ArrivedOn", "24/11/2026"),
            ("Note", "giữ lại")
        );

        page.Status.ShouldBe(422);
        page.Error("Subject").ShouldBe("Nhập trích yếu nội dung.");
        page.Error("ArrivedOn").ShouldBe("Ngày đến không được sau hôm nay.");
        page.Value("#Note").ShouldBe("giữ lại");
    }

    [Fact]
    public async Task A_number_stays_in_the_book_of_its_year()
    {
        var id = await Mail.Register(world);
        var page = await (await world.As("clerk")).Submit(
            CorrectIncoming.Url(id),
            ("ArrivedOn", "30/12/2025"),
            ("IssuedOn", "29/12/2025")
        );

        page.Status.ShouldBe(409);
        page.Text(".error-summary li").ShouldContain("thuộc sổ năm 2026");
    }

    [Fact]
    public async Task Who_began_from_an_older_state_is_told_and_may_save_again()
    {
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");
        var seen = await clerk.Get(CorrectIncoming.Url(id));
        await Mail.Submit(world, id);

        var refused = await clerk.Send(seen, CorrectIncoming.Url(id), ("Note", "ghi sau"));
        refused.Status.ShouldBe(409);
        refused.Value("#Note").ShouldBe("ghi sau");
        (await clerk.Send(refused, CorrectIncoming.Url(id), ("Note", "ghi sau"))).Status.ShouldBe(302);
        (await Mail.Find(world, id)).Note.ShouldBe("ghi sau");
    }

    [Fact]
    public async Task Made_the_same_as_another_one_it_warns_first()
    {
        var other = await Mail.Find(world, await Mail.Register(world));
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");
        var warned = await clerk.Submit(CorrectIncoming.Url(id), ("Code", other.Code));

        warned.Status.ShouldBe(409);
        warned.Text(".alert-warning").ShouldContain(other.Subject);
        (await clerk.Send(warned, CorrectIncoming.Url(id), ("Again", warned.Value("[name=Again]")))).Status.ShouldBe(
            302
        );
        (await Mail.Find(world, id)).Copy.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_returned_to_the_sender_with_the_reason_and_then_changes_no_more()
    {
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");
        (await clerk.Submit(SendBackIncoming.Url(id), ("Reason", ""))).Error("Reason").ShouldBe("Nhập lý do.");
        await clerk.Submit(SendBackIncoming.Url(id), ("Reason", "Gửi nhầm nơi nhận."));

        var document = await Mail.Find(world, id);
        (document.State, document.SentBackReason).ShouldBe((IncomingState.SentBack, "Gửi nhầm nơi nhận."));
        var page = await clerk.Get(Mail.Url(id));
        page.Text("main").ShouldContain("Gửi nhầm nơi nhận.");
        page.Texts("#doings .page-actions > a").ShouldBeEmpty();
        var again = await clerk.SubmitFrom(Mail.Url(id), SendBackIncoming.Url(id), ("Reason", "nữa"));
        (again.Status, again.Text(".error-summary li")).ShouldBe((409, "Văn bản đã trả lại nơi gửi."));
    }

    [Fact]
    public async Task What_is_being_handled_is_not_returned_to_the_sender()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var page = await (await world.As("clerk")).SubmitFrom(
            Mail.Url(id),
            SendBackIncoming.Url(id),
            ("Reason", "Gửi nhầm.")
        );

        page.Status.ShouldBe(409);
        page.Texts(".error-summary li").ShouldBe(["Văn bản đã chuyển xử lý; nơi nhận phải chuyển trả trước."]);
        page.Value("#Reason").ShouldBe("Gửi nhầm.");
    }

    [Fact]
    public async Task A_file_that_came_later_is_added_read_and_searched()
    {
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");
        var answer = await Add(clerk, id, "quet.txt", "Nội dung bản quét hồ thủy lợi Ngàn Trươi");

        answer.Location.ShouldBe(Mail.Url(id));
        var page = await clerk.Get(Mail.Url(id));
        page.Text(".paper-text").ShouldContain("Ngàn Trươi");
        page.Text("#timeline .files").ShouldContain("quet.txt");
        (await clerk.Get("/documents/incoming?Words=ngan+truoi")).Body.ShouldContain(id.ToString());

        var same = await Add(clerk, id, "ten-khac.txt", "Nội dung bản quét hồ thủy lợi Ngàn Trươi");
        (same.Status, same.Error("Files")).ShouldBe((422, "Văn bản đã có các tệp này."));
        (await clerk.Upload(AddIncomingFiles.Url(id), AddIncomingFiles.Url(id), []))
            .Error("Files")
            .ShouldBe("Chọn ít nhất một tệp.");
    }

    [Fact]
    public async Task An_added_file_with_a_secrecy_mark_is_turned_away_and_leaves_nothing()
    {
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");
        var answer = await Add(clerk, id, "mat.txt", Sample.Directive("12/TB-VPCP", "việc kín", "TỐI MẬT"));

        answer.Status.ShouldBe(409);
        answer.Body.ShouldNotContain("mat.txt");
        (await clerk.Get(Mail.Url(id))).Body.ShouldNotContain("mat.txt");
    }

    [Fact]
    public async Task Only_the_clerk_keeps_the_register()
    {
        var id = await Mail.Register(world, open: true);
        var officer = await world.As("officer");
        foreach (var url in new[] { CorrectIncoming.Url(id), SendBackIncoming.Url(id), AddIncomingFiles.Url(id) })
        {
            (await officer.Get(url)).Status.ShouldBe(403, url);
        }

        var clerk = await world.As("clerk");
        foreach (var url in new[] { CorrectIncoming.Url(Guid.NewGuid()), SendBackIncoming.Url(Guid.NewGuid()) })
        {
            (await clerk.Get(url)).Status.ShouldBe(404, url);
        }
    }

    [Fact]
    public async Task Its_text_is_handed_over_for_the_reading_of_tasks_once()
    {
        var id = await Mail.Register(world, files: ("chi-dao.txt", Sample.Directive("88/TB-VPCP", "đọc sau")));
        var clerk = await world.As("clerk");

        (await clerk.SubmitFrom(Mail.Url(id), ReadIncomingTasks.Url(id))).Location.ShouldBe(Mail.Url(id));
        (await Mail.Find(world, id)).TasksAskedAt.ShouldNotBeNull();
        var again = await clerk.SubmitFrom(Mail.Url(id), ReadIncomingTasks.Url(id));
        (again.Status, again.Text("main")).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(409),
            a => a.Item2.ShouldContain("Đã chuyển đọc nhiệm vụ lúc")
        );

        var without = await Mail.Register(world);
        (await clerk.SubmitFrom(Mail.Url(without), ReadIncomingTasks.Url(without)))
            .Text("main")
            .ShouldContain("Chưa có văn bản đọc được");
        (await (await world.As("officer")).SubmitFrom("/", ReadIncomingTasks.Url(id))).Status.ShouldBe(403);
    }

    private static Task<Page> Add(Visitor clerk, Guid id, string name, string text) =>
        clerk.Upload(
            AddIncomingFiles.Url(id),
            AddIncomingFiles.Url(id),
            [("Files", name, Encoding.UTF8.GetBytes(text))]
        );
}
