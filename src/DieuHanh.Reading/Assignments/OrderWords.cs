using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>The words by which a paragraph gives, groups or closes tasks.</summary>
internal static class OrderWords
{
    public static readonly PhraseSet Afterword = new(
        "thời gian hoàn thành|thời hạn hoàn thành|hoàn thành trước|hoàn thành trong|thời hạn|báo cáo gửi về|kết quả báo cáo|kết quả gửi|kết quả gửi về|báo cáo kết quả trước|báo cáo trước|xong trước|thời gian thực hiện"
    );

    public static readonly PhraseSet Orders = new(
        "yêu cầu|chỉ đạo|giao|nhiệm vụ|công việc|kết luận|thống nhất|chỉ thị"
    );
    public static readonly PhraseSet Toward = new("đối với|về phía|về trách nhiệm của|trách nhiệm của");
    public static readonly PhraseSet AllAbove = new(
        "các nội dung tại|các nội dung trên|các nội dung nêu trên|các nhiệm vụ trên|các nhiệm vụ nêu trên|các công việc trên|các công việc nêu trên|các việc trên|những nhiệm vụ trên|các nhiệm vụ tại|các nhiệm vụ, công việc nêu trên|thời hạn hoàn thành các|thời gian hoàn thành các"
    );
    public static readonly PhraseSet Below = new("sau|sau đây|dưới đây|như sau|nhiệm vụ|nội dung");
    public static readonly PhraseSet Placeholder = new("sau đây|sau|dưới đây");
    public static readonly PhraseSet Coordinating = new("phối hợp với|phối hợp chặt chẽ với|chủ trì, phối hợp");
}
