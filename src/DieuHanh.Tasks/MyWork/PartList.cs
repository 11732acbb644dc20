using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Tasks.MyWork;

/// <summary>A list of parts of tasks that wait for someone: which, and how it is called.</summary>
/// <param name="Empty">The list without its rows.</param>
internal sealed record PartList(IQueryable<Assignment> Rows, WorkList Empty)
{
    /// <summary>One row for each task however many agencies owe it, since its page is where all of them are dealt with.</summary>
    public bool ByTask { get; init; }

    /// <summary>The rows are parts of the reader's own agencies.</summary>
    public bool Own { get; init; }

    /// <summary>Where a row's action is done.</summary>
    public Func<PartItem, string> Url { get; init; } = r => TaskUrl.Of(r.TaskId);

    /// <summary>What a row waits for, where the rows of the list wait for different things.</summary>
    public Func<PartItem, string>? Action { get; init; }
}

/// <summary>A row of such a list, as read.</summary>
internal sealed record PartItem
{
    public int List { get; init; }
    public Guid Id { get; init; }
    public Guid TaskId { get; init; }
    public Guid AgencyId { get; init; }
    public DateOnly? Due { get; init; }
    public TimeOnly? DueHour { get; init; }
    public DateOnly DueSort { get; init; }
    public string Action { get; init; } = "";
    public string DocumentCode { get; init; } = "";
    public string DirectedBy { get; init; } = "";
    public AssignmentState State { get; init; }
    public AssignmentStatus Status { get; init; }

    /// <summary>How all parts of the task stand that were not passed on or discontinued.</summary>
    public int Agencies { get; init; }
    public int Done { get; init; }
    public int NotReceived { get; init; }
    public int Overdue { get; init; }

    /// <summary>The last report of the part.</summary>
    public Guid? ReportId { get; init; }
    public ReportState? Report { get; init; }
}
