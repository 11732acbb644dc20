namespace DieuHanh.Reading;

/// <summary>What the reader cannot know from the text alone.</summary>
/// <param name="IsWorkingDay">The working days of the office; without it Saturdays and Sundays are off.</param>
/// <param name="DocumentDate">The date of the document when the register already knows it; otherwise the heading is believed.</param>
/// <param name="Spoken">What a leader said, or a piece of a document: it carries no letterhead and is read all the same.</param>
public sealed record ReadingContext(
    Func<DateOnly, bool> IsWorkingDay,
    DateOnly? DocumentDate = null,
    bool Spoken = false
)
{
    /// <summary>Saturdays and Sundays off, no public holidays.</summary>
    public static ReadingContext Default { get; } =
        new(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}
