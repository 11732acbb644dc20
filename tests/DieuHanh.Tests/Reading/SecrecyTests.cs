using DieuHanh.Reading.Heading;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class SecrecyTests
{
    [Theory]
    [InlineData("M Ậ T", SecrecyMark.Confidential)]
    [InlineData("T Ố I   M Ậ T", SecrecyMark.Secret)]
    [InlineData("T U Y Ệ T M Ậ T", SecrecyMark.TopSecret)]
    [InlineData("H Ỏ A   T Ố C   M Ậ T", SecrecyMark.Confidential)]
    [InlineData("MẬT\tSố bản: 05", SecrecyMark.Confidential)]
    [InlineData("MẬT\tHà Nội, ngày 20 tháng 11 năm 2026", SecrecyMark.Confidential)]
    [InlineData("MẬT.", SecrecyMark.Confidential)]
    [InlineData("\"MẬT\"", SecrecyMark.Confidential)]
    [InlineData("«TỐI MẬT»", SecrecyMark.Secret)]
    [InlineData("* MẬT *", SecrecyMark.Confidential)]
    [InlineData("HỎA TỐC - MẬT", SecrecyMark.Confidential)]
    [InlineData("MẬT/HỎA TỐC", SecrecyMark.Confidential)]
    [InlineData("HỎA TỐC MẬT", SecrecyMark.Confidential)]
    [InlineData("THƯỢNG KHẨN, TUYỆT MẬT", SecrecyMark.TopSecret)]
    [InlineData("Bản số: 01 MẬT", SecrecyMark.Confidential)]
    [InlineData("MẬT Số bản: 03", SecrecyMark.Confidential)]
    [InlineData("ĐÓNG DẤU MẬT", SecrecyMark.Confidential)]
    [InlineData("Mật", SecrecyMark.Confidential)]
    [InlineData("tuyệt mật", SecrecyMark.TopSecret)]
    [InlineData("MẬT Kính gửi: Thủ tướng Chính phủ", SecrecyMark.Confidential)]
    [InlineData("MẬT Hà Nội, ngày 20 tháng 11 năm 2026", SecrecyMark.Confidential)]
    [InlineData("BỘ TÀI CHÍNH Số: 934/BC-BTC MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", SecrecyMark.Confidential)]
    public void A_mark_is_seen_however_it_is_set(string line, SecrecyMark mark) => Read(line).ShouldBe(mark);

    [Theory]
    [InlineData("BAN CƠ YẾU MẬT MÃ")]
    [InlineData("B Í   M Ậ T")]
    [InlineData("B Í M Ậ T")]
    [InlineData("DANH MỤC BÍ\nMẬT")]
    [InlineData("LUẬT BẢO VỆ BÍ\nMẬT NHÀ NƯỚC")]
    [InlineData("XÃ MẬT SƠN")]
    [InlineData("Mật Sơn, ngày 20 tháng 11 năm 2026")]
    [InlineData("Nguyễn Thị Mật")]
    [InlineData("TRỊNH VĂN MẬT")]
    [InlineData("tài liệu mật")]
    public void Words_and_names_in_the_heading_are_none(string line) => Read(line).ShouldBe(SecrecyMark.None);

    [Theory]
    [InlineData("thi hành Luật Bảo vệ bí mật nhà nước")]
    [InlineData("thi hành Luật Bảo vệ bí\nmật nhà nước")]
    [InlineData("quản lý tài liệu\nmật")]
    [InlineData("đóng dấu \"MẬT\" trên tài liệu")]
    [InlineData("kiểm tra việc đóng dấu MẬT, TỐI MẬT")]
    [InlineData("mật độ xây dựng tại Mật Sơn")]
    public void What_a_document_is_about_is_none(string subject) =>
        Read("---", subject: subject).ShouldBe(SecrecyMark.None);

    [Theory]
    [InlineData("- MẬT;\n- TỐI MẬT;\n- TUYỆT MẬT.")]
    [InlineData("giữ tài liệu\nmật\ntheo quy định")]
    [InlineData("Mật")]
    public void What_the_body_says_is_none(string body) => Read("---", body: body).ShouldBe(SecrecyMark.None);

    private static SecrecyMark Read(string line, string subject = "báo cáo thu chi", string body = "") =>
        Documents
            .Read(
                $"""
                BỘ TÀI CHÍNH
                {line}
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Số: 934/BC-BTC
                V/v {subject}
                Hà Nội, ngày 20 tháng 11 năm 2026

                Kính gửi: Thủ tướng Chính phủ

                {body}
                Bộ Tài chính báo cáo Thủ tướng Chính phủ tình hình.

                Nơi nhận:
                - Như trên.
                BỘ TRƯỞNG
                Nguyễn Văn Mẫu
                """
            )
            .Header.Secrecy;
}
