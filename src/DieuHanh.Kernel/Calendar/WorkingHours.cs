using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Calendar;

/// <summary>The hours of work from a day on, as the office set them ("giờ làm việc"). The newest row that has begun counts.</summary>
public sealed class WorkingHours : Entity
{
    private WorkingHours() { }

    public static WorkingHours From(
        DateOnly validFrom,
        TimeOnly morningFrom,
        TimeOnly morningTo,
        TimeOnly afternoonFrom,
        TimeOnly afternoonTo,
        string source
    )
    {
        WhyNot(morningFrom, morningTo, afternoonFrom, afternoonTo).Refuse();
        return new()
        {
            ValidFrom = validFrom,
            MorningFrom = morningFrom,
            MorningTo = morningTo,
            AfternoonFrom = afternoonFrom,
            AfternoonTo = afternoonTo,
            Source = source,
        };
    }

    /// <summary>
    /// What the program begins with, until the office sets its own: the week of forty hours of civil servants; the law leaves the hours of
    /// the day to each office.
    /// </summary>
    public static WorkingHours Shipped() =>
        From(
            new DateOnly(CalendarYear.First, 1, 1),
            new TimeOnly(8, 0),
            new TimeOnly(12, 0),
            new TimeOnly(13, 0),
            new TimeOnly(17, 0),
            CalendarNames.FirstHours
        );

    public DateOnly ValidFrom { get; private init; }
    public TimeOnly MorningFrom { get; private set; }
    public TimeOnly MorningTo { get; private set; }
    public TimeOnly AfternoonFrom { get; private set; }
    public TimeOnly AfternoonTo { get; private set; }

    /// <summary>The document that sets them.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Work in one day.</summary>
    public TimeSpan Length => MorningTo - MorningFrom + (AfternoonTo - AfternoonFrom);

    /// <summary>Why these cannot be the hours of a day.</summary>
    public static Reasons WhyNot(
        TimeOnly morningFrom,
        TimeOnly morningTo,
        TimeOnly afternoonFrom,
        TimeOnly afternoonTo
    ) =>
        new Reasons()
            .When(morningFrom >= morningTo, "Buổi sáng phải kết thúc sau khi bắt đầu.")
            .When(afternoonFrom >= afternoonTo, "Buổi chiều phải kết thúc sau khi bắt đầu.")
            .When(afternoonFrom < morningTo, "Buổi chiều không bắt đầu trước khi buổi sáng kết thúc.");

    /// <summary>Corrects the hours of this row.</summary>
    public void Set(
        TimeOnly morningFrom,
        TimeOnly morningTo,
        TimeOnly afternoonFrom,
        TimeOnly afternoonTo,
        string source
    )
    {
        WhyNot(morningFrom, morningTo, afternoonFrom, afternoonTo).Refuse();
        (MorningFrom, MorningTo, AfternoonFrom, AfternoonTo, Source) = (
            morningFrom,
            morningTo,
            afternoonFrom,
            afternoonTo,
            source
        );
    }
}
