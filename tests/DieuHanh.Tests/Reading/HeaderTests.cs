using System.Text;
using DieuHanh.Reading.Heading;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class HeaderTests
{
    private const string Letter = """
        ỦY BAN NHÂN DÂN
        TỈNH CÀ MAU
        -------
        HỎA TỐC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------
        Số: 512/UBND-NNTN
        V/v kiểm tra bến thuyền trước mùa mưa,
        bảo đảm an toàn cho khách

        Cà Mau, ngày 04 tháng 5 năm 2026

        Kính gửi:
        - Các Sở: Xây dựng, Y tế;
        - Ủy ban nhân dân các xã, phường.

        Để bảo đảm an toàn, đề nghị các đơn vị kiểm tra bến thuyền, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2026.

        Nơi nhận:
        - Như trên;
        - CT, các PCT UBND tỉnh;
        - Lưu: VT.

        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Lý Thị Ví Dụ
        """;

    [Fact]
    public void A_letter_gives_its_registration_data()
    {
        var header = Documents.Read(Letter).Header;
        header.Number.ShouldBe("512/UBND-NNTN");
        header.Symbol.ShouldBe("UBND-NNTN");
        header.Date.ShouldBe(new DateOnly(2026, 5, 4));
        header.Place.ShouldBe("Cà Mau");
        header.Issuer.ShouldBe("Ủy ban nhân dân tỉnh Cà Mau");
        header.DocumentType.ShouldBe("Công văn");
        header.Subject.ShouldBe("kiểm tra bến thuyền trước mùa mưa, bảo đảm an toàn cho khách");
        header.AddressedTo.ShouldBe(["Sở Xây dựng", "Sở Y tế", "Ủy ban nhân dân các xã, phường"]);
        header.Recipients.ShouldBe(["Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT"]);
        header.Signer.ShouldBe("Lý Thị Ví Dụ");
        header.SignerCapacity.ShouldBe("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
        header.Urgency.ShouldBe(Urgency.Express);
        header.Secrecy.ShouldBe(SecrecyMark.None);
    }

    [Fact]
    public void The_place_of_issue_is_not_the_name_of_a_leader()
    {
        var text = """
            VĂN PHÒNG CHÍNH PHỦ
            Số: 118/VPCP-QHQT
            V/v triển khai kết quả chuyến công tác của Thủ tướng Chính phủ

            Hà Nội, ngày 20 tháng 11 năm 2026

            Thủ tướng Chính phủ Nguyễn Mẫu An giao Bộ Công Thương mở chợ.
            """;
        Documents.Read(text).Header.DirectedBy.ShouldBe("Thủ tướng Chính phủ Nguyễn Mẫu An");
    }

    [Fact]
    public void Who_is_written_to_has_directed_nothing()
    {
        var text = """
            BỘ TÀI CHÍNH
            Số: 1234/BTC-NSNN
            V/v phân bổ kinh phí
            Hà Nội, ngày 20 tháng 11 năm 2026

            Kính gửi: Thủ tướng Chính phủ

            Bộ Tài chính kính trình Thủ tướng Chính phủ xem xét.
            """;
        Documents.Read(text).Header.DirectedBy.ShouldBeNull();
    }

    [Fact]
    public void A_notice_names_the_leader_whose_conclusion_it_is()
    {
        var header = Documents.Read(Documents.Notice("1. Giao Bộ Y tế kiểm tra.")).Header;
        header.DirectedBy.ShouldBe("Phó Thủ tướng Trần Văn Mẫu");
        header.DocumentType.ShouldBe("Thông báo");
        header.Issuer.ShouldBe("Văn phòng Chính phủ");
        header.Subject.ShouldBe("Kết luận của Phó Thủ tướng Trần Văn Mẫu tại cuộc họp về chợ nổi và bến thuyền");
        header.Signer.ShouldBe("Lê Thị Thử");
    }

    [Fact]
    public void Decomposed_text_reads_the_same()
    {
        var header = Documents.Read(Letter.Normalize(NormalizationForm.FormD)).Header;
        var composed = Documents.Read(Letter).Header;
        (header with { AddressedTo = [], Recipients = [] }).ShouldBe(
            composed with
            {
                AddressedTo = [],
                Recipients = [],
            }
        );
        header.AddressedTo.ShouldBe(composed.AddressedTo);
    }

    [Theory]
    [InlineData("MẬT", SecrecyMark.Confidential)]
    [InlineData("TỐI MẬT", SecrecyMark.Secret)]
    [InlineData("TUYỆT MẬT", SecrecyMark.TopSecret)]
    [InlineData("Độ mật: Tối mật", SecrecyMark.Secret)]
    [InlineData("| MẬT |", SecrecyMark.Confidential)]
    [InlineData("HỎA TỐC     MẬT", SecrecyMark.Confidential)]
    [InlineData("BÍ MẬT NHÀ NƯỚC", SecrecyMark.None)]
    [InlineData("Mật độ dân số", SecrecyMark.None)]
    [InlineData("BẢO MẬT", SecrecyMark.None)]
    public void A_secrecy_mark_stands_alone_in_the_heading(string line, SecrecyMark mark) =>
        Documents.Read(Letter.Replace("HỎA TỐC", line, StringComparison.Ordinal)).Header.Secrecy.ShouldBe(mark);

    [Theory]
    [InlineData("VPCP-PL")]
    [InlineData("VPCP-NC")]
    [InlineData("UBND-TB")]
    public void A_unit_after_the_hyphen_is_no_kind(string symbol)
    {
        var number = Documents.Read(Letter).Header.Number!;
        var read = Documents.Read(Letter.Replace(number, $"{number.Split('/')[0]}/{symbol}", StringComparison.Ordinal));
        read.Header.Symbol.ShouldBe(symbol);
        read.Header.DocumentType.ShouldBe("Công văn");
    }

    [Fact]
    public void Secrecy_in_the_body_is_no_mark() =>
        Documents
            .Read(Documents.Notice("1. Giao Bộ Công an hướng dẫn đóng dấu MẬT, TỐI MẬT trên tài liệu bí mật nhà nước."))
            .Header.Secrecy.ShouldBe(SecrecyMark.None);

    [Theory]
    [InlineData("THÔNG BÁO", "Thông báo")]
    [InlineData("QUYẾT ĐỊNH", "Quyết định")]
    [InlineData("CHỈ THỊ", "Chỉ thị")]
    [InlineData("CÔNG ĐIỆN", "Công điện")]
    [InlineData("GIẤY MỜI", "Giấy mời")]
    [InlineData("TỜ TRÌNH", "Tờ trình")]
    public void The_kind_is_the_line_that_names_it(string line, string kind) =>
        Documents
            .Read(Documents.Notice("1. x").Replace("THÔNG BÁO", line, StringComparison.Ordinal))
            .Header.DocumentType.ShouldBe(kind);

    [Theory]
    [InlineData("TỜ TRÌNH")]
    [InlineData("BÁO CÁO")]
    [InlineData("GIẤY MỜI")]
    [InlineData("NGHỊ ĐỊNH")]
    public void Documents_that_propose_report_invite_or_rule_give_no_tasks(string kind) =>
        Documents
            .Read(
                Documents
                    .Notice("1. Giao Bộ Y tế kiểm tra bến thuyền.")
                    .Replace("THÔNG BÁO", kind, StringComparison.Ordinal)
            )
            .Tasks.ShouldBeEmpty();

    [Fact]
    public void News_gives_no_tasks() =>
        Documents
            .Read(
                "Thủ tướng yêu cầu siết quản lý bến thuyền\n\nTheo đó, Thủ tướng giao Bộ Xây dựng kiểm tra bến thuyền trước ngày 30/9/2026."
            )
            .Tasks.ShouldBeEmpty();

    [Fact]
    public void A_request_to_whoever_is_addressed_is_a_task_of_the_addressees()
    {
        var task = Documents.Read(Letter).Tasks.ShouldHaveSingleItem();
        task.Deadline!.Date.ShouldBe(new DateOnly(2026, 5, 20));
        task.ReportTo.ShouldBe("Ủy ban nhân dân tỉnh");
    }
}
