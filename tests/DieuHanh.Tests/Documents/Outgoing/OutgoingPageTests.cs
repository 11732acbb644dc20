using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Outgoing;

public sealed class OutgoingPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Whoever_may_see_it_sees_it_and_nobody_else()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Của Vụ Tổng hợp, gửi Bộ Tài chính"),
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("btc")
        );

        foreach (var (who, status) in Seen())
        {
            (await (await world.As(who)).Get(document.Url)).Status.ShouldBe(status, who);
        }

        (await world.Stranger().Get(document.Url)).Status.ShouldBe(302);
        (await (await world.As("clerk")).Get($"/documents/outgoing/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    private static IEnumerable<(string, int)> Seen() =>
        [
            ("clerk", 200),
            ("officer", 200),
            ("office-leader", 200),
            ("government-leader", 200),
            ("secretary", 200),
            ("focal-btc", 200),
            ("officer-cn", 404),
            ("unit-head-cn", 404),
            ("editor", 404),
            ("focal-bxd", 404),
        ];

    [Fact]
    public async Task A_recipient_reads_the_document_and_nothing_of_the_register()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Gửi Bộ Công Thương"),
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("bct")
        );
        var page = await (await world.As("focal-bct")).Get(document.Url);

        page.Text("h1").ShouldContain(document.Subject);
        page.Has("#timeline").ShouldBeFalse();
        page.Has("#acts").ShouldBeFalse();
        page.Body.ShouldNotContain("Được đọc trên mạng");
    }

    [Fact]
    public async Task What_is_seen_but_in_other_hands_is_refused()
    {
        var document = await Issued.Document(world, Sample.Unique("Chuyên viên xem được"), world.Staff.Unit("th"));
        var officer = await world.As("officer");

        (await officer.Get(document.Url)).Status.ShouldBe(200);
        (await officer.Get(document.Url + "/correct")).Status.ShouldBe(403);
        foreach (var act in new[] { "void", "read-tasks", "correct" })
        {
            (await officer.SubmitFrom(document.Url, $"{document.Url}/{act}", ("Why", "x"))).Status.ShouldBe(403, act);
        }
    }

    [Fact]
    public async Task A_correction_is_told_from_the_old_value_to_the_new_with_its_reason()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Trích yếu sai"),
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("btc")
        );
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("Trích yếu đúng");

        var saved = await clerk.Submit(
            document.Url + "/correct",
            ("Subject", subject),
            ("SentOn", "23/11/2026"),
            ("ToPlaces", "- Các Bộ: Xây dựng;\n- UBND các tỉnh: Nghệ An;\n- Lưu: VT."),
            ("Reason", "Đối chiếu bản giấy")
        );

        saved.Status.ShouldBe(302);
        var row = await Issued.Row(world, subject);
        (row.Code, row.Number, row.SentOn).ShouldBe((document.Code, document.Number, Sample.Today));
        row.Recipients.Select(r => r.AgencyId)
            .ShouldBe([world.Staff.Agency("bxd"), world.Staff.Agency("nghean")], ignoreOrder: true);
        var timeline = (await clerk.Get(document.Url)).Text("#timeline");
        timeline.ShouldContain($"{document.Subject} → {subject}");
        timeline.ShouldContain("Đối chiếu bản giấy");
        (await clerk.Get("/documents/outgoing?Words=" + Uri.EscapeDataString(subject)))
            .Texts("tbody a.subject")
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_without_reason_or_into_another_year_is_refused_beside_the_field()
    {
        var document = await Issued.Document(world, Sample.Unique("Sửa không lý do"));
        var page = await (await world.As("clerk")).Submit(
            document.Url + "/correct",
            ("IssuedOn", "31/12/2025"),
            ("Subject", "Gõ dở")
        );

        page.Status.ShouldBe(422);
        page.Error("Reason").ShouldBe("Nhập lý do sửa.");
        page.Error("IssuedOn").ShouldBe($"Số {document.Number} thuộc sổ năm 2026: ngày ban hành phải trong năm đó.");
        page.Value("#Subject").ShouldBe("Gõ dở");
    }

    [Fact]
    public async Task Of_two_who_correct_at_once_the_second_is_told_and_keeps_what_was_typed()
    {
        var document = await Issued.Document(world, Sample.Unique("Hai người cùng sửa"));
        var clerk = await world.As("clerk");
        var url = document.Url + "/correct";
        var (first, second) = (await clerk.Get(url), await clerk.Get(url));
        (await clerk.Send(first, url, ("Note", "người thứ nhất"), ("Reason", "một"))).Status.ShouldBe(302);

        var stale = await clerk.Send(second, url, ("Note", "người thứ hai"), ("Reason", "hai"));
        stale.Status.ShouldBe(409);
        stale.Text(".error-summary").ShouldContain("Người khác vừa sửa văn bản này.");
        stale.Value("#Note").ShouldBe("người thứ hai");

        (await clerk.Send(stale, url)).Status.ShouldBe(302);
        (await Issued.Row(world, document.Subject)).Note.ShouldBe("người thứ hai");
    }

    [Fact]
    public async Task A_void_number_stays_in_the_register_with_its_reason_and_is_not_given_again()
    {
        var document = await Issued.Document(world, Sample.Unique("Số bị bỏ"));
        var clerk = await world.As("clerk");

        var empty = await clerk.SubmitFrom(document.Url, document.Url + "/void", ("Why", " "));
        empty.Status.ShouldBe(422);
        empty.Error("Why").ShouldBe("Nhập lý do bỏ số.");

        (await clerk.SubmitFrom(document.Url, document.Url + "/void", ("Why", "Lãnh đạo chưa ký"))).Status.ShouldBe(
            302
        );

        var list = await clerk.Get($"/documents/outgoing?Book={document.BookId}");
        list.Texts("tbody tr").Count.ShouldBe(1);
        list.Text("tbody tr").ShouldContain("Số bỏ");
        list.Text("tbody tr").ShouldContain("Lãnh đạo chưa ký");

        var next = await clerk.Submit(
            Issued.Form,
            Issued.Fields(Sample.Unique("Số kế tiếp"), ("Book", document.BookId.ToString()), ("Notation", "SKT"))
        );
        next.Status.ShouldBe(302);
        (await clerk.Get($"/documents/outgoing?Book={document.BookId}")).Texts("td .code")[0].ShouldBe("02/SKT");

        // Nothing more can be done with it, and each attempt says why.
        var page = await clerk.Get(document.Url);
        page.Text("#acts .refused-why").ShouldContain("Số này đã bỏ.");
        foreach (
            var (act, fields) in new (string, (string, string?)[])[]
            {
                ("void", [("Why", "lần nữa")]),
                ("read-tasks", []),
                ("correct", Issued.Fields(document.Subject, ("Reason", "x"))),
            }
        )
        {
            var refused = await clerk.SubmitFrom(document.Url, $"{document.Url}/{act}", fields);
            refused.Text(".error-summary").ShouldContain("Số này đã bỏ.", customMessage: act);
        }
    }

    [Fact]
    public async Task The_day_of_dispatch_is_written_down_once_and_told()
    {
        var document = await Issued.Document(world, Sample.Unique("Chờ chuyển đi"), world.Staff.Unit("th"));
        var clerk = await world.As("clerk");
        var url = document.Url + "/dispatch";
        var page = await clerk.Get(document.Url);
        page.Text(".strip").ShouldContain("chưa chuyển");
        page.Value("#SentOn").ShouldBe("23/11/2026");
        foreach (
            var (typed, message) in new[]
            {
                ("", "Nhập ngày chuyển"),
                ("31/02/2026", "Ngày chuyển không đọc được"),
                ("19/11/2026", "Ngày chuyển không được trước ngày ban hành."),
                ("24/11/2026", "Ngày chuyển không được sau hôm nay."),
            }
        )
        {
            var wrong = await clerk.SubmitFrom(document.Url, url, ("SentOn", typed));
            wrong.Status.ShouldBe(422, typed);
            wrong.Error("SentOn").ShouldStartWith(message);
            wrong.Value("#SentOn").ShouldBe(typed);
        }

        (await (await world.As("officer")).SubmitFrom(document.Url, url, ("SentOn", "23/11/2026"))).Status.ShouldBe(
            403
        );
        (await clerk.SubmitFrom(document.Url, url, ("SentOn", "22/11/2026"))).Status.ShouldBe(302);

        (await Issued.Row(world, document.Subject)).SentOn.ShouldBe(new DateOnly(2026, 11, 22));
        var sent = await clerk.Get(document.Url);
        sent.Text(".strip").ShouldContain("22/11/2026");
        sent.Text("#timeline").ShouldContain("Ghi ngày chuyển");
        sent.Has("#SentOn").ShouldBeFalse();
        var again = await clerk.Send(page, url, ("SentOn", "23/11/2026"), ("_once", Guid.NewGuid().ToString()));
        again.Status.ShouldBe(409);
        again.Text(".error-summary").ShouldContain("Văn bản đã chuyển ngày 22/11/2026.");
    }

    [Fact]
    public async Task What_was_sent_or_read_for_tasks_keeps_its_number_and_every_reason_is_said()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Đã chuyển và đã đọc"),
            world.Staff.Unit("th"),
            sentOn: Sample.Today
        );
        var clerk = await world.As("clerk");
        await AddText(clerk, document, "van-ban.txt");
        (await clerk.SubmitFrom(document.Url, document.Url + "/read-tasks")).Status.ShouldBe(302);

        var refused = await clerk.SubmitFrom(document.Url, document.Url + "/void", ("Why", "nhầm"));

        refused.Status.ShouldBe(409);
        refused
            .Texts(".error-summary li")
            .ShouldBe([
                "Văn bản đã chuyển đi: chỉ thu hồi, đính chính hoặc thay thế, không bỏ số.",
                "Văn bản đã chuyển đọc nhiệm vụ.",
            ]);
    }

    [Fact]
    public async Task A_file_added_later_can_be_opened_found_and_read_for_tasks()
    {
        var document = await Issued.Document(world, Sample.Unique("Thêm tệp sau"), world.Staff.Unit("th"));
        var clerk = await world.As("clerk");
        var page = await clerk.Get(document.Url);
        page.Text("#acts .refused-why").ShouldContain("Chưa có văn bản đọc được");

        var about = await AddText(clerk, document, "ban-ky.txt");

        page = await clerk.Get(document.Url);
        page.Text(".paper-text").ShouldContain(about);
        page.Text("#timeline").ShouldContain("Thêm tệp");
        var file = page.Attribute(".paper .files a", "href")!;
        Encoding.UTF8.GetString(await clerk.Bytes(file)).ShouldContain(about);
        (await (await world.As("officer-cn")).Get(file)).Status.ShouldBe(404);
        (await clerk.Get("/documents/outgoing?Words=" + Uri.EscapeDataString(about)))
            .Texts("tbody a.subject")
            .Count.ShouldBe(1);

        (await clerk.SubmitFrom(document.Url, document.Url + "/read-tasks")).Status.ShouldBe(302);
        await world.Settle();
        (await (await world.As("officer")).Get($"/tasks/review/{document.Id}")).Body.ShouldContain(
            "bố trí vốn cho các công trình dở dang"
        );
    }

    [Fact]
    public async Task A_file_marked_secret_or_of_a_wrong_kind_is_turned_away_unkept()
    {
        var document = await Issued.Document(world, Sample.Unique("Không nhận tệp"));
        var clerk = await world.As("clerk");

        var secret = await Add(clerk, document, "mat.txt", Sample.Directive("1/TB-VPCP", "việc kín", "MẬT"));
        secret.Status.ShouldBe(409);
        secret.Text("h1").ShouldBe("Không tiếp nhận văn bản mật");

        var program = await clerk.Upload(
            document.Url,
            document.Url + "/files",
            [("Files", "cong-van.pdf", [.. "MZ"u8, 0, 1, 2, 3])]
        );
        program.Status.ShouldBe(422);
        program.Error("Files").ShouldContain("không đúng loại được nhận");

        (await clerk.Upload(document.Url, document.Url + "/files", [])).Status.ShouldBe(422);
        (
            await world.In(s =>
                s.GetRequiredService<DocumentsDb>().Attachments.AnyAsync(a => a.DocumentId == document.Id)
            )
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task The_words_a_task_was_read_from_are_marked()
    {
        var document = await Issued.Document(world, Sample.Unique("Dẫn đến câu"), world.Staff.Unit("th"));
        var clerk = await world.As("clerk");
        await Add(clerk, document, "cau.txt", "Giao Bộ Tài chính bố trí vốn.");

        (await clerk.Get($"{document.Url}?start=5&end=16")).Text("mark#span").ShouldBe("Bộ Tài chín");
        (await clerk.Get($"{document.Url}?start=5&end=900")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task List_and_page_ask_the_database_at_most_eight_times()
    {
        var document = await Issued.Document(world, Sample.Unique("Đếm câu hỏi"), world.Staff.Unit("th"));
        var officer = await world.As("officer");
        foreach (var url in new[] { "/documents/outgoing?Words=dem+cau+hoi", document.Url })
        {
            await officer.Get(url);
            (await officer.Get(url)).Status.ShouldBe(200);
            world.Queries.Of(url).Count.ShouldBeInRange(1, 8, url);
        }
    }

    private static async Task<string> AddText(Visitor clerk, OutgoingDocument document, string name)
    {
        var about = Sample.Unique("khôi phục đường sau lũ");
        (await Add(clerk, document, name, Sample.Directive("5/TB-VPCP", about))).Status.ShouldBe(302);
        return about;
    }

    private static Task<Page> Add(Visitor clerk, OutgoingDocument document, string name, string text) =>
        clerk.Upload(document.Url, document.Url + "/files", [("Files", name, Encoding.UTF8.GetBytes(text))]);
}
