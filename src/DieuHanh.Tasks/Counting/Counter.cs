using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Counting;

/// <summary>What is counted. No counter changes because a day passed: lateness comes out of the day a sum runs to.</summary>
public enum Measure
{
    /// <summary>Not ended otherwise, by the day given.</summary>
    Assigned,

    /// <summary>Not ended otherwise and with a deadline, by the day due.</summary>
    Due,

    /// <summary>The clock runs, by the day due; 31/12/9999 where there is no deadline.</summary>
    Open,

    /// <summary>Awaiting confirmation, by the day the result counts from.</summary>
    ReportedInTerm,
    ReportedOverdue,
    ReportedWithoutDeadline,

    /// <summary>Suspended, by the day it began.</summary>
    SuspendedInTerm,
    SuspendedOverdue,
    SuspendedWithoutDeadline,

    /// <summary>Confirmed, by the day the result counts from.</summary>
    DoneOnTime,
    DoneLate,
    DoneWithoutDeadline,

    /// <summary>Transferred or discontinued, by the day it ended.</summary>
    EndedOtherwise,

    /// <summary>The clock runs, by the deadline first given.</summary>
    FirstOpen,

    /// <summary>Awaiting confirmation or suspended after the first deadline, by the day the clock stopped.</summary>
    FirstOverdue,

    /// <summary>Confirmed within the first deadline or after it, by the day the result counts from.</summary>
    FirstKept,
    FirstMissed,
}

/// <summary>
/// How many assignments of an agency, open to one ring of readers, fall under a measure on a day. Kept by <see cref="Counters"/> alone.
/// </summary>
public sealed class Counter
{
    public Guid AgencyId { get; init; }
    public Openness Openness { get; init; }
    public Measure Measure { get; init; }
    public DateOnly Day { get; init; }
    public int N { get; init; }
}
