namespace DieuHanh.Reading.Deadlines;

/// <summary>Why a deadline falls on its day.</summary>
internal static class DeadlineReasons
{
    public const string Day = "Văn bản nêu đúng ngày {0}.";
    public const string DayOfYear = "Văn bản không nêu năm; lấy năm của văn bản, ngày {0}.";
    public const string NextYear = "Văn bản không nêu năm; ngày này của năm văn bản đã qua, lấy năm sau: {0}.";
    public const string LastOfPeriod = "Hạn nêu theo kỳ; lấy ngày cuối kỳ là {0}.";
    public const string Middle = "Giữa tháng được hiểu là ngày {0}.";
    public const string Week = "Hạn nêu theo tuần; lấy Chủ nhật của tuần đó, ngày {0}.";
    public const string Session = "Phải trình, báo cáo tại phiên họp của tháng; lấy ngày cuối tháng là {0}.";
    public const string DaysFromDate = "{0} ngày kể từ ngày văn bản {1} là ngày {2}.";
    public const string WorkingDaysFromDate =
        "{0} ngày làm việc kể từ ngày văn bản {1}, ngày đầu tính là ngày kế tiếp, là ngày {2}.";
    public const string SameDay = "Trong ngày ký văn bản, {0}.";
    public const string Recurs = "Việc định kỳ, không có một ngày hạn duy nhất.";
    public const string OnEvent = "Hạn gắn với một sự kiện; văn bản không nêu ngày.";
    public const string StartAssumed = "Văn bản không nói tính từ ngày nào; tạm tính từ ngày văn bản {0}, là ngày {1}.";
    public const string StartUnknown = "Văn bản không nói tính từ lúc nào nên chưa tính được hạn.";
    public const string NoDocumentDate = "Không rõ ngày của văn bản nên chưa tính được hạn.";

    public static readonly string[] All =
    [
        Day,
        DayOfYear,
        NextYear,
        LastOfPeriod,
        Middle,
        Week,
        Session,
        DaysFromDate,
        WorkingDaysFromDate,
        SameDay,
        Recurs,
        OnEvent,
        StartAssumed,
        StartUnknown,
        NoDocumentDate,
    ];
}
