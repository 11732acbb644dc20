using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>The verbs of administrative Vietnamese: what an agency is told to do, what tells it, and the adverbs that stand before.</summary>
internal static class ActionVerbs
{
    /// <summary>Words that give work to the agency named next.</summary>
    public static readonly PhraseSet Giving = new(
        "giao|giao cho|yêu cầu|đề nghị|chỉ thị|phân công|ủy quyền|ủy quyền cho|phân công cho|giao nhiệm vụ cho|kính đề nghị|trân trọng đề nghị"
    );

    public static readonly PhraseSet Adverbs = new(
        """
        khẩn trương|tiếp tục|chủ động|tích cực|tập trung|kịp thời|nghiêm túc|trực tiếp|thường xuyên|định kỳ|sớm|cần|cần phải|phải|có trách nhiệm
        chịu trách nhiệm|tăng cường|đẩy mạnh|quyết liệt|khẩn trương hơn|đồng thời|ngay|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng tuần|hàng tuần
        căn cứ chức năng, nhiệm vụ|theo chức năng, nhiệm vụ được giao|theo chức năng, nhiệm vụ|theo chức năng|theo thẩm quyền|cùng|cùng nhau|chậm nhất|phấn đấu|ưu tiên|tổ chức
        nâng cao|phát huy|đặc biệt|trước mắt|nhanh chóng|có kế hoạch|có phương án|có biện pháp|có giải pháp|có văn bản|có báo cáo|có ý kiến|có hình thức|có cơ chế|có chính sách|làm tốt|rút kinh nghiệm
        tiến hành|lập tức|thống nhất|chấp hành|nghiêm|khẩn cấp|bằng mọi biện pháp|kiên quyết|thực sự|chính thức|sẵn sàng|trong phạm vi|từng bước|cương quyết|bám sát|chú trọng|quan tâm|theo lĩnh vực phân công|theo lĩnh vực được phân công|theo nhiệm vụ được giao|theo phân công|theo lĩnh vực phụ trách
        """
    );

    private static readonly PhraseSet Acts = new(
        """
        chủ trì|phối hợp|chỉ đạo|xây dựng|rà soát|nghiên cứu|hướng dẫn|kiểm tra|thanh tra|đôn đốc|theo dõi|giám sát|báo cáo|trình|đề xuất|kiến nghị|tổng hợp|tham mưu|tổ chức|triển khai|thực hiện
        hoàn thành|hoàn thiện|hoàn chỉnh|ban hành|công bố|công khai|bố trí|cân đối|tự cân đối|cấp|phân bổ|thẩm định|thẩm tra|phê duyệt|phê bình|xử lý|giải quyết|khắc phục|điều tra|làm rõ|xác minh|truy tìm|truy quét
        quản lý|sử dụng|bảo đảm|đảm bảo|đánh giá|phân tích|phân loại|phân công|phân cấp|phân luồng|phân định|thống kê|sơ kết|tổng kết|quán triệt|tuyên truyền|phổ biến|thông tin|truyền thông|vận động|phát động|khuyến khích|biểu dương|khen thưởng
        lập|làm việc|làm|lấy mẫu|lắp đặt|thiết lập|thành lập|kiện toàn|sắp xếp|điều chỉnh|bổ sung|sửa đổi|cập nhật|rút ngắn|cắt giảm|tạm dừng|tạm đình chỉ|đình chỉ|chấm dứt|dừng|thu hồi|bàn giao|tiếp nhận|tiếp thu|giải trình|giải thích
        trả lời|gửi|cung cấp|chia sẻ|kết nối|liên thông|số hóa|đăng tải|đăng ký|đưa|tạo|tạo điều kiện|tạo thuận lợi|hỗ trợ|giúp|giúp đỡ|thăm hỏi|động viên|cứu chữa|cứu trợ|ứng phó|ứng trực|sơ tán|di dời|tháo dỡ|tháo gỡ|khơi thông|nạo vét
        đầu tư|mua sắm|đấu thầu|lựa chọn|ký|ký kết|ký cam kết|đàm phán|trao đổi|thống nhất|thỏa thuận|xem xét|quyết định|quy định|xác định|tính toán|dự báo|cảnh báo|thông báo|điều hành|điều phối|điều tiết|vận hành|khai thác|duy trì|bảo vệ|bảo trì
        kiểm soát|kiểm điểm|kiểm kê|kiểm định|kiểm toán|xét xử|truy tố|xử phạt|ngăn chặn|phòng ngừa|phòng, chống|phòng chống|chống|phát hiện|tố giác|đấu tranh|xóa|xóa bỏ|giảm|giảm thiểu|hạn chế|mở|mở rộng|mở chuyên mục|thí điểm|thử nghiệm|ứng dụng|chuyển|chuyển giao|chuyển đổi
        đào tạo|bồi dưỡng|tập huấn|tuyển dụng|biệt phái|luân chuyển|bổ nhiệm|cử|bố trí kinh phí|chi trả|thanh toán|quyết toán|giải ngân|thu|nộp|miễn|hoàn trả|trích|tham gia|đóng góp|góp ý|cho ý kiến|có trách nhiệm|chịu trách nhiệm|làm đầu mối|là đầu mối|là cơ quan đầu mối|là cơ quan chủ trì|là cơ quan thường trực
        nâng|nâng cao|nâng cấp|cải thiện|cải cách|đổi mới|phát triển|phát huy|thúc đẩy|đẩy nhanh|đẩy mạnh|tăng|tăng cường|tăng tốc|tập trung|huy động|thu hút|xúc tiến|quảng bá|hợp tác|lồng ghép|đặt hàng|sưu tầm|biên soạn|in|phát hành|dự thảo|soạn thảo|hệ thống hóa|pháp điển
        rút kinh nghiệm|nghiêm túc rút kinh nghiệm|kế thừa|quán xuyến|phụ trách|bám sát|nắm|nắm tình hình|nắm chắc|niêm yết|tái cấu trúc|truyền tải|khảo sát|điều tra, lập|quan trắc|đo đạc|lập bản đồ|trồng|chăm sóc|khoanh vùng|dập dịch|tiêm|giải tỏa|bồi thường|giải phóng mặt bằng|thi công|khởi công
        thay mặt|thừa ủy quyền|tiến hành|tham khảo|mời|chuẩn bị|dự trữ|dự phòng|bình ổn|điều tiết|tiêu thụ|thu mua|xuất khẩu|nhập khẩu|tạm ứng|ứng vốn|cho phép|chấp thuận|không để|không đầu tư|không sử dụng|không ban hành|không|tránh|nhận diện|tận dụng|cụ thể hóa|thể chế hóa|phấn đấu|gương mẫu|tiếp tục|lên phương án|ưu tiên
        bắt buộc|điều động|luyện tập|diễn tập|kè|gia cố|sửa chữa|thay thế|cứu hộ|cứu nạn|tìm kiếm|tiếp cận|cách ly|xét nghiệm|điều trị|tiêu hủy|kê khai|minh bạch|truy thu|thanh lý|tiết kiệm|cơ cấu lại|tái cơ cấu|xử lý dứt điểm|trả|giữ|giữ vững|giao|yêu cầu|đề nghị|nhắc nhở|chấn chỉnh|ra quân|siết chặt|tuần tra|canh gác|chốt chặn|hướng tới|vận dụng|tiến tới
        chuyển tải|giới thiệu|bàn|họp|tổng kiểm tra|tổng rà soát|tổng điều tra|tái định cư|ổn định|cứu đói|tạm ngừng|tạm hoãn|giãn|khoanh nợ|gia hạn|đối thoại|gặp gỡ|tiếp công dân|hòa giải|thụ lý|cưỡng chế|kê biên|xác nhận|chứng nhận|công nhận|đề cử|tôn vinh|tư vấn|phản biện|giám định|lấy ý kiến|tập hợp|sáp nhập|hợp nhất|giải thể|định hướng|chỉnh lý|chỉnh sửa|thiết kế|bảo quản|lưu trữ|khôi phục
        """
    );

    /// <summary>Nouns that begin like a verb.</summary>
    private static readonly PhraseSet Nouns = new(
        "giao thông|giao dịch|giao lưu|giao ban|đầu tư công|làm chủ|cấp huyện|cấp xã|cấp tỉnh|cấp cơ sở|cấp có thẩm quyền|tổ chức tín dụng|tổ chức chính trị|tổ chức xã hội|thu nhập|in ấn|trình độ|mở cửa|trả giá|không gian|không khí|kè biển|lập pháp|ứng dụng công nghệ|đưa đón"
    );

    private static readonly PhraseSet NotAfterSubject = new(
        "để|theo|bằng|trên|qua|nhằm|sau|vì|đã|vừa|được|bị|là|đang|sẽ|vẫn|còn|chưa|mới|cũng|tại|của|về|và|hoặc|với|cho|do|theo đó|như|khi|nếu|từ|trong đó|cam kết|báo cáo như sau|báo cáo, giải trình như sau|nhận thấy|cho biết|cho rằng|trân trọng|kính|kính trình|kính đề nghị"
    );

    /// <summary>The length of an action verb at the position, adverbs before it included; 0 when none stands there.</summary>
    public static int At(IReadOnlyList<Token> tokens, int at, int end)
    {
        var i = at;
        var adverb = 0;
        while (i < end)
        {
            if (tokens[i].Is(',') && i > at)
            {
                i++;
                continue;
            }

            var act = Nouns.At(tokens, i, end) > 0 ? 0 : Acts.At(tokens, i, end);
            var length = Adverbs.At(tokens, i, end);
            if (act > 0 && act >= length)
            {
                return i + act - at;
            }

            if (length == 0 || i - at > 24)
            {
                break;
            }

            adverb = i + length - at;
            i += length;
        }

        return adverb;
    }

    /// <summary>A bare verb, without adverbs: where the name of an agency must stop.</summary>
    public static bool Starts(IReadOnlyList<Token> tokens, int at, int end) =>
        !tokens[at].Capital
        && Nouns.At(tokens, at, end) == 0
        && (Acts.At(tokens, at, end) > 0 || Adverbs.At(tokens, at, end) > 0);

    /// <summary>How long a verb of two or more words is here, whatever its capitals: "Ban hành", "Báo cáo", "Tổ chức", "Phòng chống".</summary>
    public static int Compound(IReadOnlyList<Token> tokens, int at, int end) =>
        Acts.At(tokens, at, end) is >= 2 and var length ? length : 0;

    /// <summary>After a subject these words tell, explain or look back; they give no work.</summary>
    public static bool Tells(IReadOnlyList<Token> tokens, int at, int end) =>
        NotAfterSubject.At(tokens, at, end) > 0 && Acts.At(tokens, at, end) < 2 && Adverbs.At(tokens, at, end) < 2;
}
