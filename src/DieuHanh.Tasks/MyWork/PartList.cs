using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;

namespace DieuHanh.Tasks.MyWork;

/// <summary>A list of parts of tasks that wait for someone: which, and how it is called.</summary>
/// <param name="Empty">The list without its rows.</param>
internal sealed record PartList(IQueryable<Assignment> Rows, WorkList Empty);

/// <summary>A row of such a list, as read.</summary>
internal sealed record PartItem
{
    public int List { get; init; }
    public Guid Id { get; init; }
    public Guid TaskId { get; init; }
    public Guid AgencyId { get; init; }
    public DateOnly? Due { get; init; }
    public DateOnly DueSort { get; init; }
    public string Action { get; init; } = "";
    public string DocumentCode { get; init; } = "";
    public AssignmentState State { get; init; }
    public AssignmentStatus Status { get; init; }

    /// <summary>What has ended is no longer late or in time by today's date: its status says how it ended, and no distance is counted.</summary>
    public string Ended =>
        State switch
        {
            AssignmentState.Confirmed => TaskWords.Of(Status),
            AssignmentState.Transferred or AssignmentState.Discontinued => TaskWords.Of(State),
            _ => "",
        };
}
