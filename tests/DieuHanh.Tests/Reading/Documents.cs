using System.Globalization;
using DieuHanh.Reading;
using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tests.Reading;

/// <summary>Documents of an office that does not exist, to read in tests.</summary>
internal static class Documents
{
    /// <summary>A notice of conclusions with the given body, of 16/3/2026 if nothing else is said.</summary>
    public static string Notice(string body, DateOnly? on = null) =>
        $"""
            VĂN PHÒNG CHÍNH PHỦ
            -------
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            ---------------
            Số: 71/TB-VPCP
            Hà Nội, {(on ?? new DateOnly(2026, 3, 16)).ToString(
                "'ngày' d 'tháng' M 'năm' yyyy",
                CultureInfo.InvariantCulture
            )}

            THÔNG BÁO
            Kết luận của Phó Thủ tướng Trần Văn Mẫu tại cuộc họp về chợ nổi và bến thuyền

            Ngày 12 tháng 3 năm 2026, Phó Thủ tướng Trần Văn Mẫu chủ trì cuộc họp. Sau khi nghe Bộ Xây dựng báo cáo, Phó Thủ tướng kết luận như sau:

            {body}

            Nơi nhận:
            - Như trên;
            - Lưu: VT, CN.

            KT. BỘ TRƯỞNG, CHỦ NHIỆM
            PHÓ CHỦ NHIỆM
            Lê Thị Thử
            """;

    public static DirectiveReading Read(string text) => DirectiveReader.Read(text, ReadingContext.Default);

    public static IReadOnlyList<DirectiveTask> Tasks(string body, DateOnly? on = null) => Read(Notice(body, on)).Tasks;

    public static DirectiveTask Task(string sentence, DateOnly? on = null) =>
        Tasks("1. " + sentence, on).ShouldHaveSingleItem();
}
