using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

public sealed class RegisterIncomingTests(World world) : IClassFixture<World>
{
    private const string Form = "/documents/incoming/register";

    [Fact]
    public async Task An_uploaded_directive_fills_the_form_and_is_registered_as_corrected()
    {
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("cấp nước sinh hoạt nông thôn");
        var step2 = await clerk.Follow(await Upload(clerk, "chi-dao.txt", Sample.Directive("287/TB-VPCP", subject)));

        step2.Status.ShouldBe(200);
        step2.Value("#Code").ShouldBe("287/TB-VPCP");
        step2.Value("#IssuedOn").ShouldBe("16/11/2026");
        step2.Value("#Issuer").ShouldBe("Văn phòng Chính phủ");
        step2.Value("#TypeName").ShouldBe("Thông báo");
        step2.Value("#Signer").ShouldBe("Nguyễn Thị Mẫu");
        step2.Text(".paper-text").ShouldContain(subject);

        var saved = await clerk.Send(step2, Form, ("Subject", "Kết luận về " + subject), ("Note", "bản giấy đến sau"));

        saved.Status.ShouldBe(302);
        var row = await Row("Kết luận về " + subject);
        (row.Code, row.TypeName, row.Signer, row.Note, row.BookedOn).ShouldBe(
            ("287/TB-VPCP", "Thông báo", "Nguyễn Thị Mẫu", "bản giấy đến sau", Sample.Today)
        );
        row.AgencyId.ShouldBe(world.Staff.Agency("vpcp"));
        var file = await world.In(s =>
            s.GetRequiredService<DocumentsDb>().Attachments.SingleAsync(a => a.DocumentId == row.Id)
        );
        file.Name.ShouldBe("chi-dao.txt");
        file.Text!.ShouldContain(subject);
        (await clerk.Get("/documents/incoming/new")).Body.ShouldNotContain("chi-dao.txt");
    }

    [Fact]
    public async Task An_empty_form_says_everything_at_once()
    {
        var page = await (await world.As("clerk")).Submit(Form, ("ArrivedOn", ""), ("TypeName", ""), ("Issuer", ""));

        page.Status.ShouldBe(422);
        page.Error("ArrivedOn").ShouldBe("Nhập ngày đến, ví dụ 23/11/2026.");
        page.Error("IssuedOn").ShouldBe("Nhập ngày của văn bản, ví dụ 20/11/2026.");
        page.Error("Code").ShouldStartWith("Nhập số, ký hiệu như trên văn bản");
        page.Error("Issuer").ShouldBe("Nhập cơ quan ban hành.");
        page.Error("TypeName").ShouldBe("Chọn tên loại văn bản.");
        page.Error("Subject").ShouldBe("Nhập trích yếu nội dung.");
        page.Texts(".error-summary li").Count.ShouldBe(6);
        page.Texts(".error-summary li")[0].ShouldBe("Nhập ngày đến, ví dụ 23/11/2026.", "the first field of the form");
    }

    [Theory]
    [InlineData("IssuedOn", "31/02/2026", "Ngày không có trong lịch hoặc không đúng dạng ngày/tháng/năm.")]
    [InlineData("IssuedOn", "24/11/2026", "Ngày văn bản không được sau ngày đến.")]
    [InlineData("ArrivedOn", "32/13/2026", "Ngày đến không đọc được. Nhập ngày/tháng/năm, ví dụ 23/11/2026.")]
    [InlineData("ArrivedOn", "24/11/2026", "Ngày đến không được sau hôm nay.")]
    [InlineData("Code", "TB-VPCP", "Số, ký hiệu gồm số")]
    [InlineData("DueOn", "19/11/2026", "Hạn xử lý không được trước ngày văn bản.")]
    [InlineData("Pages", "năm", "Số trang là số từ 1 đến 9.999.")]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
        string field,
        string typed,
        string message
    )
    {
        var fields = Sample
            .Fields(null, "12/SAI-BTC", "Văn bản có lỗi")
            .Where(f => f.Item1 is not "Book" && f.Item1 != field);
        var page = await (await world.As("clerk")).Submit(Form, [.. fields, (field, typed)]);

        page.Status.ShouldBe(422);
        page.Error(field).ShouldStartWith(message);
        page.Value($"#{field}").ShouldBe(typed);
        page.Value("#Subject").ShouldBe("Văn bản có lỗi");
    }

    [Fact]
    public async Task A_book_of_the_other_register_or_an_unknown_one_gives_no_number()
    {
        var outgoing = await Sample.OpenBook(world, Direction.Outgoing);
        foreach (var book in new[] { outgoing, Guid.NewGuid() })
        {
            var page = await Register(("Book", $"{book}"), ("Subject", "Sổ không đúng"));

            page.Status.ShouldBe(422);
            page.Error("Book").ShouldBe("Chọn sổ đăng ký.");
            page.Value("#Subject").ShouldBe("Sổ không đúng");
        }

        (
            await world.In(s => s.GetRequiredService<DocumentsDb>().Registers.AnyAsync(r => r.BookId == outgoing))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task A_subject_of_five_thousand_characters_is_refused_with_its_length()
    {
        var subject = new string('a', 5000);
        var page = await Register(("Subject", subject));

        page.Status.ShouldBe(422);
        page.Error("Subject").ShouldBe("Nội dung dài 5.000 ký tự, tối đa 500 ký tự.");
        page.Value("#Subject").ShouldBe(subject);
    }

    [Fact]
    public async Task Decomposed_letters_are_kept_composed_and_found_by_words_without_marks()
    {
        var subject = Sample.Unique("Hướng dẫn đường sắt đô thị");
        (
            await Register(("Code", "31/NFD-BXD"), ("Subject", subject.Normalize(NormalizationForm.FormD)))
        ).Status.ShouldBe(302);

        (await Row(subject)).Subject.ShouldBe(subject);
        var found = await (await world.As("clerk")).Get("/documents/incoming?Words=huong+dan+duong+sat+do+thi");
        found.Texts("tbody a.subject").ShouldContain($"Công văn: {subject}");
    }

    [Fact]
    public async Task The_same_number_and_issuer_warn_and_a_clerk_may_register_it_again()
    {
        var first = Sample.Unique("Bản thứ nhất");
        (await Register(("Code", "555/TRUNG-BTC"), ("Subject", first))).Status.ShouldBe(302);

        var warned = await Register(("Code", "555/trung-btc"), ("Subject", "Bản thứ hai"));
        warned.Status.ShouldBe(409);
        warned.Text(".alert-warning").ShouldContain(first);
        warned.Value("#Subject").ShouldBe("Bản thứ hai");

        var again = await (await world.As("clerk")).Send(warned, Form, ("Again", warned.Value("[name=Again]")));
        again.Status.ShouldBe(302);
        (await Row("Bản thứ hai")).Copy.ShouldBe(2);

        // Another year is another document.
        (
            await Register(("Code", "555/TRUNG-BTC"), ("IssuedOn", "20/11/2025"), ("Subject", "Năm trước"))
        ).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_double_click_and_the_back_button_register_once()
    {
        var clerk = await world.As("clerk");
        var seen = await clerk.Get(Form);
        var subject = Sample.Unique("Bấm hai lần");
        (string, string?)[] fields = [.. Sample.Fields(null, "77/CLICK-BTC", subject).Where(f => f.Item1 != "Book")];

        var both = await Task.WhenAll(clerk.Send(seen, Form, fields), clerk.Send(seen, Form, fields));
        var back = await clerk.Send(seen, Form, fields);

        both.ShouldAllBe(a => a.Status == 302);
        back.Status.ShouldBe(302);
        (
            await world.In(s => s.GetRequiredService<DocumentsDb>().Incoming.CountAsync(d => d.Subject == subject))
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Save_and_next_goes_on_with_what_waits()
    {
        var clerk = await world.As("clerk");
        var answer = await clerk.Upload(
            "/documents/incoming/new",
            "/documents/incoming/new",
            [
                (
                    "Files",
                    "mot.txt",
                    Encoding.UTF8.GetBytes(Sample.Directive("901/TB-VPCP", Sample.Unique("việc một")))
                ),
                (
                    "Files",
                    "hai.txt",
                    Encoding.UTF8.GetBytes(Sample.Directive("902/TB-VPCP", Sample.Unique("việc hai")))
                ),
            ],
            ("Split", "each")
        );
        var first = await clerk.Follow(answer);
        first.Value("#Code").ShouldBe("901/TB-VPCP");

        var next = await clerk.Follow(await clerk.Send(first, Form, ("Then", "next")));
        next.Value("#Code").ShouldBe("902/TB-VPCP");

        var last = await clerk.Send(next, Form, ("Then", "next"));
        last.Location!.ShouldStartWith("/documents/incoming/");
        last.Location.ShouldNotContain(next.Value("[name=Upload]")!);
    }

    [Fact]
    public async Task A_program_named_pdf_is_refused_by_its_content()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Upload(
            "/documents/incoming/new",
            "/documents/incoming/new",
            [("Files", "cong-van.pdf", [.. "MZ"u8, 0, 1, 2, 3, 0, 0, 0, 0])]
        );

        page.Status.ShouldBe(422);
        page.Error("Files").ShouldContain("không đúng loại được nhận");
    }

    [Fact]
    public async Task A_damaged_pdf_is_registered_all_the_same()
    {
        var clerk = await world.As("clerk");
        var step2 = await clerk.Follow(
            await Upload(
                clerk,
                "hong.pdf",
                "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 99\ngarbage\n%%EOF"
            )
        );

        step2.Text(".paper .alert-warning").ShouldContain("không đọc được văn bản");
        var saved = await clerk.Send(
            step2,
            Form,
            [.. Sample.Fields(null, "66/HONG-BTC", "Văn bản có tệp hỏng").Where(f => f.Item1 != "Book")]
        );
        saved.Status.ShouldBe(302);
    }

    [Fact]
    public async Task What_one_clerk_sent_up_is_seen_by_nobody_else()
    {
        var clerk = await world.As("clerk");
        var answer = await Upload(clerk, "rieng.txt", Sample.Directive("41/TB-VPCP", "việc riêng của tôi"));

        var other = await world.As("officer");
        (await other.Get(answer.Location!)).Status.ShouldBe(403);
        (await other.Get("/documents/incoming/new")).Status.ShouldBe(403);
    }

    private static Task<Page> Upload(Visitor clerk, string name, string text) =>
        clerk.Upload(
            "/documents/incoming/new",
            "/documents/incoming/new",
            [("Files", name, Encoding.UTF8.GetBytes(text))]
        );

    private async Task<Page> Register(params (string Name, string? Value)[] fields)
    {
        var given = fields.Select(f => f.Name).Append("Book").ToHashSet();
        return await (await world.As("clerk")).Submit(
            Form,
            [.. Sample.Fields(null, "10/MAC-DINH", "Mặc định").Where(f => !given.Contains(f.Item1)), .. fields]
        );
    }

    private Task<DieuHanh.Documents.Incoming.IncomingDocument> Row(string subject) =>
        world.In(s => s.GetRequiredService<DocumentsDb>().Incoming.SingleAsync(d => d.Subject == subject));
}
