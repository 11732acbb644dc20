using DieuHanh.Tasks.Figures;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>What the published shares are made of, in words: without links, a share tells its two numbers itself.</summary>
internal static class ShareWords
{
    /// <summary>Said in place of the share of a period stored before it was computed; a translation key.</summary>
    public const string WithoutFirst =
        "Số liệu kỳ này được chốt khi phần mềm chưa tính theo hạn ban đầu; số đã chốt không tính thêm.";

    public static string OnTime(FigureSet set) =>
        T[
            "{0} / {1}: hoàn thành đúng hạn chia cho số đã phải có kết quả.",
            set.OnTime.Numerator,
            set.OnTime.Denominator
        ];

    public static string OnTimeByFirst(FigureSet set) =>
        T[
            "{0} / {1}: hoàn thành trong hạn ban đầu chia cho số đã phải có kết quả theo hạn ban đầu.",
            set.OnTimeByFirst.Numerator,
            set.OnTimeByFirst.Denominator
        ];
}
