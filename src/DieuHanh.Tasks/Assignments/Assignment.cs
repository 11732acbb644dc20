using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Assignments;

/// <summary>
/// What one agency owes of a task ("cơ quan thực hiện"). Its state and its transitions are in <c>Assignment.Moves.cs</c>; whether it is
/// late is asked of <see cref="StatusOn"/>.
/// </summary>
public sealed partial class Assignment : Entity
{
    /// <summary>Sorts what has no deadline after everything that has one.</summary>
    public static readonly DateOnly NoDue = DateOnly.MaxValue;

    private Assignment() { }

    internal static Assignment Of(SteeringTask task, Guid agencyId, DateOnly givenOn, DateOnly? due, TimeOnly? hour) =>
        new()
        {
            TaskId = task.Id,
            AgencyId = agencyId,
            GivenOn = givenOn,
            FirstDue = due,
            Due = due,
            DueHour = hour,
            DueSort = due ?? NoDue,
            Openness = task.Openness,
            UnitId = task.MonitoringUnitId,
            OfficerId = task.MonitoringOfficerId,
        };

    public Guid TaskId { get; private init; }
    public Guid AgencyId { get; private init; }
    public AssignmentState State { get; private set; }

    /// <summary>The day from which this agency owes it: for an heir, the day of the transfer.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>The deadline first given and the one that holds now, with its hour where one was given.</summary>
    public DateOnly? FirstDue { get; private init; }
    public DateOnly? Due { get; private set; }
    public TimeOnly? DueHour { get; private set; }

    /// <summary><see cref="Due"/>, or <see cref="NoDue"/>: what lists are ordered by.</summary>
    [NotAudited]
    public DateOnly DueSort { get; private set; }

    /// <summary>
    /// The day the clock stopped; null while it runs. Suspended: the day it began. Reported and Confirmed: the day the result counts
    /// from, with the hour of its receipt where that is the same day.
    /// </summary>
    public DateOnly? StoppedOn { get; private set; }
    public TimeOnly? StoppedHour { get; private set; }

    /// <summary>The day it was confirmed, transferred or discontinued.</summary>
    public DateOnly? EndedOn { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public int Extensions { get; private set; }

    /// <summary>An extension was asked for after the due date ("xin sau hạn").</summary>
    public bool AskedLate { get; private set; }

    /// <summary>The reason of a requested transfer and the agency proposed.</summary>
    public string TransferWhy { get; private set; } = "";
    public Guid? TransferTo { get; private set; }

    /// <summary>The assignment of the agency that had it before, and of the agency that took it over.</summary>
    public Guid? PreviousId { get; private init; }
    public Guid? NextId { get; private set; }

    /// <summary>The agency ended and has several successors: the monitoring unit must choose.</summary>
    public bool NeedsHeir { get; private set; }

    /// <summary>Copies of the task's own, so that a list needs one index and no join.</summary>
    [NotAudited]
    public Openness Openness { get; private set; }

    [NotAudited]
    public Guid UnitId { get; private set; }

    [NotAudited]
    public Guid? OfficerId { get; private set; }

    public override Guid WholeId => TaskId;

    public bool Open => EndedOn is null;

    /// <summary>The day the result counts from; null until it is confirmed.</summary>
    public DateOnly? CompletedOn => State is AssignmentState.Confirmed ? StoppedOn : null;

    public AssignmentStatus StatusOn(DateOnly day) => Statuses.Of(this, day);
}
