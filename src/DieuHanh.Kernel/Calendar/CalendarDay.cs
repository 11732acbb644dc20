namespace DieuHanh.Kernel.Calendar;

/// <summary>How a day differs from its weekday.</summary>
public enum DayKind
{
    /// <summary>Ngày làm việc.</summary>
    Working,

    /// <summary>Nghỉ hằng tuần.</summary>
    Weekend,

    /// <summary>Nghỉ lễ, Tết (Bộ luật Lao động 2019, Điều 112).</summary>
    Holiday,

    /// <summary>Nghỉ bù (Điều 111 khoản 3).</summary>
    Compensatory,

    /// <summary>Nghỉ do hoán đổi.</summary>
    SwappedOff,

    /// <summary>Làm bù do hoán đổi.</summary>
    SwappedWork,
}

/// <summary>A day that is not what its weekday says, and the decision that makes it so.</summary>
public sealed class CalendarDay
{
    public DateOnly Day { get; init; }
    public DayKind Kind { get; init; }

    /// <summary>What the day is ("Tết Nguyên đán").</summary>
    public string Name { get; init; } = "";

    /// <summary>The deciding document.</summary>
    public string Decision { get; init; } = "";

    /// <summary>The other day of an exchange: the make-up day of a day off, and the reverse. Null: no make-up day, or none known.</summary>
    public DateOnly? Pair { get; init; }

    /// <summary>What was decided was taken back: the day is what its weekday says, and stays so.</summary>
    public bool TakenBack => Kind is DayKind.Working or DayKind.Weekend;

    /// <summary>Saturday or Sunday.</summary>
    public static bool IsRest(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
