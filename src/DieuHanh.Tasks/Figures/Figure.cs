using DieuHanh.Ui.Charts;

namespace DieuHanh.Tasks.Figures;

/// <summary>A number the office publishes about a period. Each counts assignments, and each opens the list of exactly those.</summary>
public enum Figure
{
    /// <summary>Tồn kỳ trước chuyển sang.</summary>
    CarriedOver,

    /// <summary>Giao trong kỳ.</summary>
    Assigned,
    DoneOnTime,
    DoneLate,
    DoneWithoutDeadline,
    OpenInTerm,
    OpenOverdue,
    OpenWithoutDeadline,

    /// <summary>Đến hạn trong kỳ: shown apart.</summary>
    DueInPeriod,

    /// <summary>Kết thúc khác: transferred or discontinued in the period; shown apart.</summary>
    EndedOtherwise,

    /// <summary>The clock runs and ends between the cut-off and its Sunday; part of what is open in term.</summary>
    DueThisWeek,

    /// <summary>Reported and not yet answered by the office; part of what is open.</summary>
    Awaiting,

    /// <summary>Done within the deadline first given, whatever was granted later.</summary>
    DoneByFirst,

    /// <summary>The denominator of the on-time share by the first deadline.</summary>
    CountedByFirst,

    /// <summary>Phải thực hiện: carried over and assigned.</summary>
    Owed,
    Done,
    Open,

    /// <summary>The denominator of the on-time share: done on time, done late, open and overdue.</summary>
    Counted,
}

/// <summary>The words of the figures: a name, and a definition printed wherever the number is.</summary>
public static class FigureWords
{
    /// <summary>The name, which is a translation key.</summary>
    public static string Name(this Figure figure) =>
        figure switch
        {
            Figure.CarriedOver => "Kỳ trước chuyển sang",
            Figure.Assigned => "Giao trong kỳ",
            Figure.DoneOnTime => "Hoàn thành đúng hạn",
            Figure.DoneLate => "Hoàn thành quá hạn",
            Figure.DoneWithoutDeadline => "Hoàn thành, không có thời hạn",
            Figure.OpenInTerm => "Chưa hoàn thành, trong hạn",
            Figure.OpenOverdue => "Chưa hoàn thành, quá hạn",
            Figure.OpenWithoutDeadline => "Chưa hoàn thành, không có thời hạn",
            Figure.DueInPeriod => "Đến hạn trong kỳ",
            Figure.EndedOtherwise => "Chuyển cơ quan khác hoặc thôi theo dõi",
            Figure.DueThisWeek => "Đến hạn trong tuần",
            Figure.Awaiting => "Chờ Văn phòng xác nhận",
            Figure.DoneByFirst => "Hoàn thành trong hạn ban đầu",
            Figure.CountedByFirst => "Đã phải có kết quả theo hạn ban đầu",
            Figure.Owed => "Phải thực hiện",
            Figure.Done => "Đã hoàn thành",
            Figure.Open => "Chưa hoàn thành",
            _ => "Đã phải có kết quả",
        };

    /// <summary>What is counted, in one sentence; a translation key.</summary>
    public static string Definition(this Figure figure) =>
        figure switch
        {
            Figure.CarriedOver => "Giao trước ngày bắt đầu kỳ và chưa hoàn thành trước ngày đó.",
            Figure.Assigned => "Có ngày giao từ ngày bắt đầu kỳ đến ngày chốt.",
            Figure.DoneOnTime =>
                "Đã được xác nhận; ngày tính kết quả trong kỳ và không sau thời hạn đang có hiệu lực (kể cả thời hạn được gia hạn).",
            Figure.DoneLate => "Đã được xác nhận; ngày tính kết quả trong kỳ và sau thời hạn.",
            Figure.DoneWithoutDeadline => "Đã được xác nhận trong kỳ; nhiệm vụ không có thời hạn.",
            Figure.OpenInTerm =>
                "Chưa được xác nhận, ngày chốt không sau thời hạn. Đã báo cáo thì xét ngày báo cáo, tạm hoãn thì xét ngày bắt đầu tạm hoãn.",
            Figure.OpenOverdue =>
                "Chưa được xác nhận, ngày chốt sau thời hạn. Đã báo cáo thì xét ngày báo cáo, tạm hoãn thì xét ngày bắt đầu tạm hoãn.",
            Figure.OpenWithoutDeadline => "Chưa được xác nhận; nhiệm vụ không có thời hạn.",
            Figure.DueInPeriod =>
                "Có thời hạn trong kỳ, đã hoàn thành hay chưa. Tính riêng, không cộng vào số phải thực hiện.",
            Figure.EndedOtherwise =>
                "Chuyển cho cơ quan khác hoặc thôi theo dõi trong kỳ. Tính riêng, không cộng vào số phải thực hiện.",
            Figure.DueThisWeek =>
                "Đang thực hiện, thời hạn từ ngày chốt đến Chủ nhật cùng tuần. Là một phần của số trong hạn.",
            Figure.Awaiting =>
                "Cơ quan đã báo cáo kết quả, Văn phòng chưa xác nhận hoặc trả lại. Là một phần của số chưa hoàn thành.",
            Figure.DoneByFirst =>
                "Đã được xác nhận; ngày tính kết quả trong kỳ và không sau thời hạn giao ban đầu, không kể gia hạn.",
            Figure.CountedByFirst =>
                "Đã được xác nhận trong kỳ, hoặc chưa hoàn thành mà đã qua thời hạn giao ban đầu; không kể phần việc giao không có thời hạn.",
            Figure.Owed =>
                "Bằng kỳ trước chuyển sang cộng giao trong kỳ; không tính phần đã chuyển cơ quan khác hoặc thôi theo dõi.",
            Figure.Done => "Bằng hoàn thành đúng hạn, hoàn thành quá hạn và hoàn thành không có thời hạn.",
            Figure.Open =>
                "Bằng chưa hoàn thành trong hạn, chưa hoàn thành quá hạn và chưa hoàn thành không có thời hạn.",
            _ => "Bằng hoàn thành đúng hạn, hoàn thành quá hạn và chưa hoàn thành quá hạn.",
        };

    public static Tone Tone(this Figure figure) =>
        figure switch
        {
            Figure.DoneOnTime => Ui.Charts.Tone.Good,
            Figure.DoneLate => Ui.Charts.Tone.Late,
            Figure.DoneWithoutDeadline => Ui.Charts.Tone.Done,
            Figure.OpenOverdue => Ui.Charts.Tone.Overdue,
            Figure.OpenWithoutDeadline => Ui.Charts.Tone.Undated,
            _ => Ui.Charts.Tone.Running,
        };
}
