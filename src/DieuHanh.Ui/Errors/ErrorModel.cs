using System.Diagnostics;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Errors;

/// <summary>An error as a person reads it: what happened and what can be done. It tells nothing about things they may not see.</summary>
public sealed record ErrorModel(
    int Status,
    string Code,
    string Title,
    IReadOnlyList<string> Lines,
    string? Trace = null
)
{
    /// <summary>For an answer without a body.</summary>
    public static ErrorModel Of(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => new(
                status,
                "sign-in",
                T["Cần đăng nhập"],
                [T["Hãy đăng nhập rồi mở lại trang này."]]
            ),
            StatusCodes.Status403Forbidden => new(
                status,
                "forbidden",
                T["Không có quyền"],
                [T["Chức vụ của anh/chị không có quyền với trang này. Nếu cần, hãy đề nghị quản trị viên của cơ quan."]]
            ),
            StatusCodes.Status404NotFound => new(
                status,
                "not-found",
                T["Không tìm thấy"],
                [T["Địa chỉ không đúng, nội dung đã được chuyển đi, hoặc không thuộc phạm vi anh/chị được xem."]]
            ),
            StatusCodes.Status413PayloadTooLarge => new(
                status,
                "too-large",
                T["Tệp quá lớn"],
                [T["Tổng dung lượng gửi lên vượt mức được nhận. Hãy tách tệp hoặc giảm dung lượng rồi gửi lại."]]
            ),
            StatusCodes.Status507InsufficientStorage => new(
                status,
                "disk-full",
                T["Máy chủ hết chỗ lưu"],
                [
                    T["Ổ đĩa của hệ thống đã đầy nên việc vừa làm chưa được lưu, không có gì lưu dở dang."],
                    T["Hãy báo quản trị viên; khi đã có chỗ, quay lại trang trước và gửi lại."],
                ]
            ),
            StatusCodes.Status400BadRequest => new(
                status,
                "bad-request",
                T["Yêu cầu không đọc được"],
                [T["Hãy mở lại trang và gửi lại."]]
            ),
            StatusCodes.Status405MethodNotAllowed => new(
                status,
                "method",
                T["Thao tác không đúng"],
                [T["Địa chỉ này không nhận thao tác vừa gửi."]]
            ),
            StatusCodes.Status503ServiceUnavailable => new(
                status,
                "unavailable",
                T["Hệ thống tạm thời không trả lời"],
                [
                    T["Cơ sở dữ liệu đang ngừng hoặc quá bận. Việc vừa làm chưa được lưu."],
                    T[
                        "Hãy đợi ít phút, quay lại trang trước và gửi lại; nội dung đã nhập vẫn còn ở đó, và gửi hai lần không thành hai việc."
                    ],
                ]
            ),
            StatusCodes.Status429TooManyRequests => new(
                status,
                "too-many",
                T["Quá nhiều yêu cầu"],
                [T["Anh/chị vừa tra cứu hoặc kết xuất quá nhiều lần liền nhau. Hãy chờ ít giây rồi thử lại."]]
            ),
            _ => new(
                status,
                "error",
                T["Có lỗi trong hệ thống"],
                [T["Việc vừa làm chưa được lưu. Hãy thử lại; nếu vẫn lỗi, báo quản trị viên."]]
            ),
        };

    public static ErrorModel Of(Exception error) =>
        error switch
        {
            RefusedException refused => new(
                StatusCodes.Status409Conflict,
                "refused",
                T["Chưa thực hiện được"],
                [.. refused.Reasons.Select(r => r.ToString())]
            ),
            DbUpdateException e when e is DbUpdateConcurrencyException || UniqueIndex.Refused(e.InnerException) => new(
                StatusCodes.Status409Conflict,
                "changed-by-another",
                T["Người khác vừa sửa"],
                [
                    T[
                        "Nội dung này đã được người khác thay đổi trong lúc anh/chị làm. Hãy mở lại trang để xem bản mới, rồi thực hiện lại nếu vẫn cần."
                    ],
                ]
            ),
            _ when DiskFull.Is(error) => Of(StatusCodes.Status507InsufficientStorage),
            RefusedFormException => new(
                StatusCodes.Status400BadRequest,
                "form-expired",
                T["Biểu mẫu hết hiệu lực"],
                [
                    error.Message,
                    T["Hãy quay lại trang trước, tải lại rồi gửi lại. Nội dung đã nhập vẫn còn ở trang trước."],
                ]
            ),
            BadHttpRequestException bad => Of(bad.StatusCode),
            _ when Away.Is(error) => Of(StatusCodes.Status503ServiceUnavailable),
            _ => Of(StatusCodes.Status500InternalServerError) with { Trace = Activity.Current?.TraceId.ToString() },
        };
}
