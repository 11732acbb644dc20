namespace DieuHanh.Reading.Deadlines;

/// <summary>What a deadline hangs on.</summary>
public enum DeadlineKind
{
    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>It comes back: "hằng tháng", "định kỳ 6 tháng".</summary>
    Recurring,

    /// <summary>An event whose day the text does not tell: "trước mùa mưa lũ", "kể từ ngày nhận đủ hồ sơ".</summary>
    Event,

    /// <summary>So many days of which the text does not say from when they count: a day is proposed from the document's own date.</summary>
    Assumed,

    /// <summary>A day could not be worked out, because the document carries no date or the day does not exist (31/02).</summary>
    Unknown,
}

/// <summary>A deadline as the document writes it and the day it means.</summary>
/// <param name="Raw">The words of the document.</param>
/// <param name="Date">The last day in time; only a day of the calendar and an assumed one have it.</param>
/// <param name="Start">Where the words start in the given text (UTF-16).</param>
/// <param name="Explanation">Why it is this day.</param>
/// <param name="Inherited">The words stand outside the task, in the sentence that opens its section.</param>
public sealed record Deadline(
    string Raw,
    DateOnly? Date,
    DeadlineKind Kind,
    int Start,
    int End,
    Remark Explanation,
    bool Inherited = false
)
{
    public bool IsRecurring => Kind == DeadlineKind.Recurring;
}
