using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

/// <summary>What the tests of the registers have in common.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static int made;

    public static string Unique(string start) => $"{start} {Interlocked.Increment(ref made)}";

    /// <summary>A book of its own, so that a test can count its numbers.</summary>
    public static Task<Guid> OpenBook(World world, Direction direction, string? notation = null) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var book = Book.Open(direction, Unique("Sổ thử"), 90, notation: notation);
            db.Books.Add(book);
            await db.SaveAsync("Mở sổ");
            return book.Id;
        });

    public static Particulars Particulars(
        string code,
        string subject = "Báo cáo tình hình giải ngân vốn đầu tư công"
    ) => new(DocumentCode.Parse(code)!.Value, new DateOnly(2026, 11, 20), null, "Bộ Tài chính", "Công văn", subject);

    /// <summary>A form for an incoming document without fault.</summary>
    public static IEnumerable<(string, string?)> Fields(Guid? book, string code, string subject) =>
        [
            ("Book", book?.ToString()),
            ("ArrivedOn", "23/11/2026"),
            ("Code", code),
            ("IssuedOn", "20/11/2026"),
            ("Issuer", "Bộ Tài chính"),
            ("TypeName", "Công văn"),
            ("Subject", subject),
        ];

    /// <summary>A notice of conclusions that gives one task; every name in it is made up.</summary>
    public static string Directive(string code, string about, string marks = "") =>
        $"""
            VĂN PHÒNG CHÍNH PHỦ
            -------

            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            ---------------
            {marks}
            Số: {code}

            Hà Nội, ngày 16 tháng 11 năm 2026

            THÔNG BÁO

            Kết luận của Phó Thủ tướng Trần Văn Ví Dụ tại cuộc họp về {about}

            Ngày 10 tháng 11 năm 2026, Phó Thủ tướng Trần Văn Ví Dụ đã chủ trì cuộc họp về {about}. Sau khi nghe báo cáo và ý kiến các đại biểu, Phó Thủ tướng kết luận như sau:

            1. Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng bố trí vốn cho các công trình dở dang, báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 12 năm 2026.

            Văn phòng Chính phủ thông báo để các Bộ, cơ quan biết, thực hiện./.

            Nơi nhận:
            - Bộ Tài chính;
            - Bộ Xây dựng;
            - Lưu: VT.

            KT. BỘ TRƯỞNG, CHỦ NHIỆM
            PHÓ CHỦ NHIỆM


            Nguyễn Thị Mẫu
            """;
}
