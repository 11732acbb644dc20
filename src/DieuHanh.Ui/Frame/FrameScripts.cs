using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Frame;

/// <summary>The scripts of every page, and the words they show in the reader's language.</summary>
internal static class FrameScripts
{
    public static readonly IReadOnlyList<string> Files =
    [
        "forms.js",
        "keys.js",
        "fields.js",
        "upload.js",
        "suggest.js",
        "live.js",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Words() =>
        JsonSerializer.Serialize(
            new
            {
                icons = Asset.Url("lib/icons.svg"),
                restored = T["Đã khôi phục nội dung anh/chị nhập lần trước."],
                discard = T["Bỏ nội dung này"],
                close = T["Đóng"],
                keys = T["Dùng phím tắt một chữ"],
                pickDate = T["Chọn ngày"],
                find = T["Gõ để tìm"],
                suggestions = T["Gợi ý"],
                suggested = T["{0} gợi ý, dùng phím mũi tên để chọn", "{0}"],
                chosen = T["Đã chọn {0}", "{0}"],
                sending = T["Đang gửi tệp"],
                sent = T["Đã gửi {0}%", "{0}"],
                saving = T["Đã gửi xong, đang kiểm tra và lưu"],
                tooLarge = T["Tệp “{0}” lớn hơn {1} MB, mức lớn nhất được nhận.", "{0}", "{1}"],
                newNotice = T["Có thông báo mới"],
                lost = T[
                    "Không gửi được: mất kết nối. Nội dung đã nhập và phần tệp đã gửi vẫn còn; bấm gửi lại để gửi tiếp."
                ],
                tooMuch = T["Tệp vượt mức được nhận. Hãy tách tệp hoặc giảm dung lượng rồi gửi lại."],
                tooMany = T[
                    "Anh/chị đang gửi dở quá nhiều tệp. Hãy gửi xong các tệp trước, hoặc chờ một ngày rồi gửi lại."
                ],
                full = T["Máy chủ hết chỗ lưu nên chưa nhận được tệp. Hãy báo quản trị viên rồi gửi lại sau."],
            },
            Readable
        );
}
