using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Deadlines;

/// <summary>The words by which a deadline is known, and those that tell that it is none.</summary>
internal static class DeadlineWords
{
    public static readonly PhraseSet Cues = new(
        """
        trước|trước ngày|trước thời điểm|trước hết|trước khi hết|chậm nhất|chậm nhất là|chậm nhất là ngày|chậm nhất là trong|chậm nhất đến|chậm nhất vào|chậm nhất trong|chậm nhất là vào|muộn nhất|muộn nhất là|không muộn hơn|không chậm hơn|không quá
        đến hết|đến ngày|đến cuối|đến hết ngày|trong|ngay trong|xong trong|xong trước|vào|vào cuối|hoàn thành|hoàn thành trong|hoàn thành trước|hoàn thành vào|hoàn thành đến|thời hạn hoàn thành|thời hạn hoàn thành là|thời gian hoàn thành|thời hạn|thời hạn là|hạn hoàn thành|hạn cuối|hạn|xong
        """
    );

    public static readonly PhraseSet Sessions = new(
        "tại phiên họp|trong phiên họp|trước phiên họp|vào phiên họp|tại các phiên họp|tại cuộc họp|tại kỳ họp|trước kỳ họp|tại hội nghị|tại phiên"
    );
    public static readonly PhraseSet Recurs = new(
        """
        hằng ngày|hàng ngày|hằng tuần|hàng tuần|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng năm|hàng năm|định kỳ|mỗi tháng|mỗi quý|mỗi tuần|mỗi năm|tháng một lần|của tháng cuối quý|của tháng cuối mỗi quý|của tháng cuối|cuối mỗi tháng|cuối mỗi quý|thường xuyên, định kỳ
        """
    );

    public static readonly PhraseSet Today = new(
        "trong ngày hôm nay|ngay trong ngày|trong hôm nay|ngay hôm nay|trong ngày"
    );
    public static readonly PhraseSet ThisYear = new("trong năm nay|ngay trong năm nay");
    public static readonly PhraseSet Events = new(
        "trước mùa|trước Tết|trước dịp|trước thềm|khi vào|trước kỳ nghỉ|trước khi khai giảng|trước năm học|trước thời vụ"
    );
    public static readonly PhraseSet NotDeadline = new(
        "kể từ|tính đến|dự kiến|mục tiêu|áp dụng từ|có hiệu lực|định hướng|tầm nhìn"
    );
    public static readonly PhraseSet MonthWord = new("tháng");
    public static readonly PhraseSet Always = new("thường xuyên|nhiệm vụ thường xuyên|liên tục");
    public static readonly string Hour = Tokenizer.KeysOf("giờ")[0];
    public static readonly string Minute = Tokenizer.KeysOf("phút")[0];
}
