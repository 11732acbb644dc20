using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Tasks;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Outgoing;

public sealed class RegisterOutgoingTests(World world) : IClassFixture<World>
{
    private const string New = "/documents/outgoing/new";

    [Fact]
    public async Task An_uploaded_directive_fills_the_form_gets_its_number_and_leads_to_its_review()
    {
        var clerk = await world.As("clerk");
        var about = Sample.Unique("cấp nước sinh hoạt cho vùng cao");
        var text = Sample
            .Directive("     /TB-VPCP", about)
            .Replace("- Lưu: VT.", "- Lưu: VT, TH (2b).", StringComparison.Ordinal);
        var step2 = await clerk.Follow(await Upload(clerk, "thong-bao.txt", text));

        step2.Status.ShouldBe(200);
        step2.Value("#Notation").ShouldBe("TB-VPCP");
        step2.Value("#IssuedOn").ShouldBe("16/11/2026");
        step2.Value("#Issuer").ShouldBe("Văn phòng Chính phủ");
        step2.Value("#TypeName").ShouldBe("Thông báo");
        step2.Value("#Signer").ShouldBe("Nguyễn Thị Mẫu");
        step2.Value("#Unit").ShouldBe(world.Staff.Unit("th").ToString());
        step2.Has("[name=Open][checked]").ShouldBeTrue();
        step2.Text("#Book option[selected]").ShouldBe("Thông báo");
        step2.Text(".paper-text").ShouldContain(about);

        var saved = await clerk.Send(step2, Issued.Form, ("Subject", "Kết luận về " + about));

        saved.Status.ShouldBe(302);
        var row = await Issued.Row(world, "Kết luận về " + about);
        saved.Location.ShouldBe($"/documents/outgoing/{row.Id}");
        row.Code.ShouldBe($"{row.Number:00}/TB-VPCP");
        row.Recipients.Select(r => r.AgencyId)
            .ShouldBe([world.Staff.Agency("btc"), world.Staff.Agency("bxd")], ignoreOrder: true);
        (await clerk.Get(New)).Body.ShouldNotContain("thong-bao.txt");

        // The unit that drafted it finds it among what waits for review, and is led there from the page of the document.
        await world.Settle();
        var officer = await world.As("officer");
        (await officer.Get("/tasks/reviews")).Body.ShouldContain(row.Subject);
        var page = await officer.Get(row.Url);
        var review = page.Attribute("#tasks .card-header a", "href");
        review.ShouldBe($"/tasks/review/{row.Id}");
        (await officer.Get(review!)).Body.ShouldContain("bố trí vốn cho các công trình dở dang");
    }

    [Fact]
    public async Task An_empty_form_says_everything_at_once()
    {
        var page = await (await world.As("clerk")).Submit(
            Issued.Form,
            ("IssuedOn", ""),
            ("TypeName", ""),
            ("Issuer", "")
        );

        page.Status.ShouldBe(422);
        page.Error("Notation").ShouldBe("Nhập ký hiệu, ví dụ TB-VPCP.");
        page.Error("IssuedOn").ShouldBe("Nhập ngày của văn bản, ví dụ 20/11/2026.");
        page.Error("Issuer").ShouldBe("Nhập cơ quan ban hành.");
        page.Error("TypeName").ShouldBe("Chọn tên loại văn bản.");
        page.Error("Subject").ShouldBe("Nhập trích yếu nội dung.");
        page.Error("Signer").ShouldBe("Nhập người ký.");
        page.Texts(".error-summary li").Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("IssuedOn", "31/02/2026", "Ngày không có trong lịch hoặc không đúng dạng ngày/tháng/năm.")]
    [InlineData("IssuedOn", "24/11/2026", "Ngày ban hành không được sau hôm nay.")]
    [InlineData("SentOn", "19/11/2026", "Ngày chuyển không được trước ngày ban hành.")]
    [InlineData("SentOn", "hôm nay", "Ngày không có trong lịch hoặc không đúng dạng ngày/tháng/năm.")]
    [InlineData("Copies", "vài", "Số lượng bản là số từ 1 đến 9.999.")]
    [InlineData("Notation", "TB-MỘT-KÝ-HIỆU-DÀI-HƠN-BA-MƯƠI-KÝ-TỰ", "Nội dung dài")]
    [InlineData("DueTime", "chiều", "Nhập giờ như 16:30.")]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
        string field,
        string typed,
        string message
    )
    {
        var page = await (await world.As("clerk")).Submit(Issued.Form, Issued.Fields("Văn bản có lỗi", (field, typed)));

        page.Status.ShouldBe(422);
        page.Error(field).ShouldStartWith(message);
        page.Value($"#{field}").ShouldBe(typed);
        page.Value("#Subject").ShouldBe("Văn bản có lỗi");
    }

    [Fact]
    public async Task A_unit_that_was_not_offered_is_refused_at_registration_and_at_correction()
    {
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("Đơn vị lạ");
        foreach (var unit in new[] { $"{Guid.NewGuid()}", "không phải mã" })
        {
            var page = await clerk.Submit(Issued.Form, Issued.Fields(subject, ("Unit", unit)));
            page.Status.ShouldBe(422);
            page.Error("Unit").ShouldBe("Chọn đơn vị trong danh sách.");
        }

        var document = await Issued.Document(world, subject, world.Staff.Unit("th"));
        var corrected = await clerk.Submit(
            document.Url + "/correct",
            ("Unit", $"{Guid.NewGuid()}"),
            ("Reason", "Nhập nhầm đơn vị")
        );
        corrected.Status.ShouldBe(422);
        corrected.Error("Unit").ShouldBe("Chọn đơn vị trong danh sách.");
        (await Issued.Row(world, subject)).UnitId.ShouldBe(world.Staff.Unit("th"));
    }

    [Fact]
    public async Task Sixty_four_clerks_at_once_leave_no_gap_and_no_duplicate()
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing);
        var clerk = await world.As("clerk");
        var seen = await clerk.Get(Issued.Form);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 64)
                .Select(n =>
                    Task.Run(() =>
                        clerk.Send(
                            seen,
                            Issued.Form,
                            Issued.Fields(
                                $"Văn bản đi cùng lúc {n}",
                                ("_once", Guid.NewGuid().ToString()),
                                ("Book", book.ToString()),
                                ("Notation", "SS-VPCP")
                            )
                        )
                    )
                )
        );

        answers.ShouldAllBe(a => a.Status == 302);
        var codes = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Where(d => d.BookId == book)
                .OrderBy(d => d.Number)
                .Select(d => d.Code)
                .ToListAsync()
        );
        codes.ShouldBe(Enumerable.Range(1, 64).Select(n => $"{n:00}/SS-VPCP"));
    }

    [Fact]
    public async Task A_notation_left_empty_is_that_of_the_book()
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing, notation: "{0}-{1}");
        var clerk = await world.As("clerk");

        var without = await clerk.Submit(
            Issued.Form,
            Issued.Fields("Chưa chọn đơn vị", ("Book", book.ToString()), ("Notation", ""))
        );
        without.Status.ShouldBe(422);
        without.Error("Notation").ShouldBe("Nhập ký hiệu, ví dụ TB-VPCP.");

        var subject = Sample.Unique("Ký hiệu của sổ");
        var unit = world.Staff.Unit("cn").ToString();
        var saved = await clerk.Submit(
            Issued.Form,
            Issued.Fields(subject, ("Book", book.ToString()), ("Notation", ""), ("Unit", unit))
        );
        saved.Status.ShouldBe(302);
        (await Issued.Row(world, subject)).Code.ShouldBe("01/VPCP-CN");
    }

    [Fact]
    public async Task A_number_and_notation_given_by_another_book_are_refused_and_the_number_goes_back()
    {
        var (one, other) = (
            await Sample.OpenBook(world, Direction.Outgoing),
            await Sample.OpenBook(world, Direction.Outgoing)
        );
        (await Register("Của sổ này", one, "HAI-SO")).Status.ShouldBe(302);

        var refused = await Register("Của sổ kia", other, "hai-so");
        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("đã cấp ở sổ khác");
        refused.Value("#Subject").ShouldBe("Của sổ kia");

        var subject = Sample.Unique("Của sổ kia, ký hiệu khác");
        (await Register(subject, other, "SO-KIA")).Status.ShouldBe(302);
        (await Issued.Row(world, subject)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task An_issuer_typed_differently_does_not_let_a_number_be_given_twice()
    {
        var (one, other) = (
            await Sample.OpenBook(world, Direction.Outgoing),
            await Sample.OpenBook(world, Direction.Outgoing)
        );
        var subject = Sample.Unique("Ghi đúng cơ quan");
        (await Register(subject, one, "HAI-TEN")).Status.ShouldBe(302);

        var refused = await Register("Ghi cơ quan khác", other, "HAI-TEN", "Văn phòng của Chính phủ");
        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("Số 01/HAI-TEN đã cấp ở sổ khác");

        // The issuer may be corrected; the number stays the document's own.
        var document = await Issued.Row(world, subject);
        var corrected = await (await world.As("clerk")).Submit(
            document.Url + "/correct",
            ("Issuer", "Văn phòng của Chính phủ"),
            ("Reason", "Ghi như trên bản in")
        );
        corrected.Status.ShouldBe(302);
        (await Register("Vẫn số ấy", other, "HAI-TEN")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Of_books_that_give_the_same_number_and_notation_at_once_one_does()
    {
        var books = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            books.Add(await Sample.OpenBook(world, Direction.Outgoing));
        }

        var clerk = await world.As("clerk");
        var seen = await clerk.Get(Issued.Form);
        var answers = await Task.WhenAll(
            books.Select(book =>
                Task.Run(() =>
                    clerk.Send(
                        seen,
                        Issued.Form,
                        Issued.Fields(
                            "Cùng số, khác sổ",
                            ("_once", Guid.NewGuid().ToString()),
                            ("Book", book.ToString()),
                            ("Notation", "CUNG-SO")
                        )
                    )
                )
            )
        );

        answers.Count(a => a.Status == 302).ShouldBe(1);
        answers.Count(a => a.Status == 409).ShouldBe(7);
    }

    [Fact]
    public async Task A_marked_secret_is_refused_and_not_kept()
    {
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("điều không được lộ");
        var uploaded = await Upload(clerk, "mat.txt", Sample.Directive("12/TB-VPCP", subject, marks: "TỐI MẬT"));
        uploaded.Status.ShouldBe(409);
        uploaded.Body.ShouldNotContain(subject);
        uploaded.Text("main p.no-print a").ShouldBe("Về sổ văn bản đi");
        (await clerk.Get(New)).Body.ShouldNotContain("mat.txt");

        var declared = await clerk.Submit(Issued.Form, Issued.Fields(subject, ("Secrecy", "Confidential")));
        declared.Status.ShouldBe(409);
        declared.Body.ShouldNotContain(subject);
        (
            await world.In(s => s.GetRequiredService<DocumentsDb>().Outgoing.AnyAsync(d => d.Subject.Contains(subject)))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task Tasks_are_read_only_for_a_unit_that_reviews_them()
    {
        var clerk = await world.As("clerk");
        var step2 = await clerk.Follow(
            await Upload(
                clerk,
                "khong-don-vi.txt",
                Sample.Directive("18/TB-VPCP", Sample.Unique("việc chưa rõ đơn vị"))
            )
        );
        step2.Text(".doubtful:has(#Unit) .doubt").ShouldContain("Chưa rõ đơn vị soạn thảo");
        step2.Text(".doubtful:has(#Notation) .doubt").ShouldContain("đã in sẵn số");

        var refused = await clerk.Send(step2, Issued.Form);
        refused.Status.ShouldBe(422);
        refused.Error("Unit").ShouldStartWith("Chọn đơn vị soạn thảo");

        (await clerk.Send(refused, Issued.Form, ("ReadTasks", null))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Who_is_named_in_short_reads_it_and_what_is_not_clear_is_shown_until_it_is()
    {
        var clerk = await world.As("clerk");
        var text = Sample
            .Directive("19/TB-VPCP", Sample.Unique("nơi nhận viết tắt"))
            .Replace("- Bộ Tài chính;", "- Các Bộ: TC, CT, XYZ;", StringComparison.Ordinal);
        var step2 = await clerk.Follow(await Upload(clerk, "viet-tat.txt", text));
        step2.Text(".doubtful:has(#ToPlaces) .doubt").ShouldContain("Cần xem lại: XYZ.");

        var subject = Sample.Unique("Nơi nhận viết tắt");
        (
            await clerk.Send(step2, Issued.Form, ("Subject", subject), ("Unit", $"{world.Staff.Unit("th")}"))
        ).Status.ShouldBe(302);

        var row = await Issued.Row(world, subject);
        row.Recipients.Select(r =>
                world.Staff.Agency("btc") == r.AgencyId ? "btc"
                : world.Staff.Agency("bct") == r.AgencyId ? "bct"
                : "bxd"
            )
            .Order()
            .ShouldBe(["bct", "btc", "bxd"]);
        (await clerk.Get(row.Url)).Text("main").ShouldContain("Nơi nhận cần xem lại");
        (await clerk.Get($"/api{row.Url}")).Body.ShouldContain("\"doubtfulPlaces\":[\"XYZ\"]");
        (await (await world.As("focal-btc")).Get($"/api{row.Url}")).Body.ShouldContain("\"doubtfulPlaces\":[]");

        var correct = await clerk.Get(row.Url + "/correct");
        correct.Has(".doubtful:has(#ToPlaces)").ShouldBeTrue();
        (
            await clerk.Send(correct, row.Url + "/correct", ("ToPlaces", "- Các Bộ: TC, CT;"), ("Reason", "Ghi thừa"))
        ).Status.ShouldBe(302);
        (await clerk.Get(row.Url)).Text("main").ShouldNotContain("Nơi nhận cần xem lại");
    }

    [Fact]
    public async Task A_double_click_registers_once()
    {
        var clerk = await world.As("clerk");
        var seen = await clerk.Get(Issued.Form);
        var subject = Sample.Unique("Bấm hai lần");
        var fields = Issued.Fields(subject, ("Notation", "VPCP-BHL"));

        var both = await Task.WhenAll(clerk.Send(seen, Issued.Form, fields), clerk.Send(seen, Issued.Form, fields));

        both.ShouldAllBe(a => a.Status == 302);
        (
            await world.In(s => s.GetRequiredService<DocumentsDb>().Outgoing.CountAsync(d => d.Subject == subject))
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("office-leader")]
    [InlineData("focal-btc")]
    public async Task Only_clerks_give_numbers(string who)
    {
        var visitor = await world.As(who);

        (await visitor.Get(Issued.Form)).Status.ShouldBe(403);
        (await visitor.Get(New)).Status.ShouldBe(403);
    }

    private static Task<Page> Upload(Visitor clerk, string name, string text) => Issued.Upload(clerk, name, text);

    private async Task<Page> Register(
        string subject,
        Guid book,
        string notation,
        string issuer = "Văn phòng Chính phủ"
    ) =>
        await (await world.As("clerk")).Submit(
            Issued.Form,
            Issued.Fields(subject, ("Book", book.ToString()), ("Notation", notation), ("Issuer", issuer))
        );
}
