using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>What looks like an assignment and is none: looking back, stock phrases, sections that describe, approvals.</summary>
internal sealed class Backdrop(Sheet sheet)
{
    private static readonly PhraseSet Describing = new(
        """
        tình hình|đánh giá|kết quả|bối cảnh|nhận định|nguyên nhân|tồn tại, hạn chế|hạn chế|mục tiêu|mục đích|quan điểm|nguyên tắc|phạm vi điều chỉnh|phạm vi|đối tượng áp dụng|đối tượng|giải thích từ ngữ|hiệu lực|hiệu lực thi hành|căn cứ|sự cần thiết|cơ sở pháp lý|thông tin văn bản|ghi chú|nơi nhận|ưu điểm
        """
    );

    private static readonly PhraseSet Directing = new(
        "nhiệm vụ|giải pháp|tổ chức thực hiện|trách nhiệm|phân công|yêu cầu|kiến nghị|thời gian tới|chỉ đạo"
    );

    private static readonly PhraseSet LookingBack = new(
        "đã giao|đã yêu cầu|đã đề nghị|đã chỉ đạo|đã có|đã phối hợp|đã ban hành|đã trình|đã hoàn thành|đã báo cáo|đã được giao|đã chỉ thị|đã gửi|vừa giao|vừa yêu cầu|được yêu cầu"
    );

    private static readonly PhraseSet Stock = new(
        """
        chịu trách nhiệm thi hành|có hiệu lực|biết, thực hiện|biết, triển khai|để biết|biết và thực hiện|được biết|biết, tập trung|biết, chỉ đạo|biết, phối hợp|thi hành quyết định này|thi hành nghị quyết này|thi hành chỉ thị này
        """
    );

    /// <summary>The work itself stands in the table of an annex.</summary>
    private static readonly PhraseSet Elsewhere = new(
        "chi tiết tại phụ lục|chi tiết theo phụ lục|theo phụ lục kèm theo|theo danh mục kèm theo|tại phụ lục kèm theo|danh mục kèm theo"
    );
    private static readonly PhraseSet Telling = new("thông báo|xin thông báo|trân trọng thông báo|kính báo");
    private static readonly PhraseSet Answering = new(
        "chịu trách nhiệm thi hành|chịu trách nhiệm thực hiện quyết định này|nghiêm túc thực hiện chỉ thị này|nghiêm túc thực hiện công điện này|nghiêm túc thực hiện quyết định này|nghiêm túc triển khai thực hiện chỉ thị này|nghiêm túc triển khai thực hiện công điện này|chịu trách nhiệm thực hiện nghị quyết này|chịu trách nhiệm tổ chức thi hành"
    );
    private static readonly PhraseSet Approving = new(
        "đồng ý|thống nhất với|nhất trí|chấp thuận|không đồng ý|không xem xét|không gia hạn|cơ bản thống nhất|thống nhất lùi|cho phép|ghi nhận|biểu dương|đánh giá cao|phê duyệt"
    );

    /// <summary>A heading under which a document describes rather than directs.</summary>
    public bool Describes(int from, int to)
    {
        var end = Math.Min(to, from + 16);
        if (Directing.In(sheet.Tokens, from, end) && !Describing.In(sheet.Tokens, from, Math.Min(end, from + 3)))
        {
            return false;
        }

        return Describing.In(sheet.Tokens, from, Math.Min(end, from + 6));
    }

    /// <summary>A heading under which work is handed out: "Nhiệm vụ, giải pháp", "Tổ chức thực hiện".</summary>
    public bool Directs(int from, int to) => Directing.In(sheet.Tokens, from, Math.Min(to, from + 16));

    /// <summary>A sentence that tells what was done or assigned before.</summary>
    public bool LooksBack(int from, int to) => LookingBack.In(sheet.Tokens, from, to);

    /// <summary>"… thông báo để các cơ quan biết, thực hiện", "… chịu trách nhiệm thi hành Quyết định này".</summary>
    public bool IsStock(int from, int to) =>
        Answering.In(sheet.Tokens, from, to)
        || Elsewhere.In(sheet.Tokens, from, to)
        || Stock.In(sheet.Tokens, from, to) && Telling.In(sheet.Tokens, from, to)
        || Effect(from, to);

    public bool Approves(int from, int to) => Approving.At(sheet.Tokens, from, to) > 0;

    private static readonly PhraseSet InForce = new("có hiệu lực");

    private bool Effect(int from, int to) => InForce.Find(sheet.Tokens, from, Math.Min(to, from + 10)).At >= 0;
}
