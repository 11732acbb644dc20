namespace DieuHanh.Kernel.Calendar;

/// <summary>
/// A day as someone wants it entered. <see cref="DayKind.Working"/> and <see cref="DayKind.Weekend"/> take back what was decided: the day
/// is what its weekday says.
/// </summary>
/// <param name="Pair">The other day of an exchange.</param>
/// <param name="NoPair">It is said that there is no other day ("không làm bù").</param>
/// <param name="Row">The row of a file it comes from.</param>
public sealed record ProposedDay(
    DateOnly Day,
    DayKind Kind,
    string Name,
    string Decision,
    DateOnly? Pair = null,
    bool NoPair = false,
    int? Row = null
)
{
    public bool TakesBack => Kind is DayKind.Working or DayKind.Weekend;

    /// <summary>Takes back what was decided for a day.</summary>
    public static ProposedDay Plain(DateOnly day, string decision) =>
        new(day, CalendarDay.IsRest(day) ? DayKind.Weekend : DayKind.Working, "", decision);

    internal CalendarDay AsDay() =>
        new()
        {
            Day = Day,
            Kind = Kind,
            Name = Name,
            Decision = Decision,
            Pair = Pair,
        };
}

/// <summary>A fault in what was proposed.</summary>
/// <param name="Row">The row of the file; null where a form was filled in.</param>
public sealed record DayFault(int? Row, DateOnly Day, Domain.Reason Reason);

/// <summary>One day of a plan: as it stands, and as it will.</summary>
/// <param name="Before">Null where the day is what its weekday says.</param>
/// <param name="Followed">Nobody proposed it: it follows from the rules (a day off in lieu, the other half of an exchange).</param>
public sealed record PlannedDay(DateOnly Day, CalendarDay? Before, CalendarDay? After, bool Followed)
{
    /// <summary>Something else was decided for this day and is replaced.</summary>
    public bool Replaces => Before is not null;
}
