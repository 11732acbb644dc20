using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Tasks.MyWork;

/// <summary>Something written that waits for this person's answer.</summary>
/// <param name="Id">The report, petition or contribution.</param>
internal sealed record WaitingItem(Guid TaskId, Guid AgencyId, string Action, string Context, DateOnly? Due, Guid Id)
{
    public TimeOnly? DueHour { get; init; }

    /// <summary>The part it is about.</summary>
    public Guid PartId { get; init; }

    /// <summary>What is asked of the decider; null where something else waits.</summary>
    public Matter? Asks { get; init; }

    /// <summary>Until when, where more time is asked for.</summary>
    public DateOnly? NewDue { get; init; }

    public ReportState? Report { get; init; }

    /// <summary>Where a contribution is asked for: from which document or leader, by whom it is led, and by how many, as far as the reader may see.</summary>
    public string DocumentCode { get; init; } = "";
    public string DirectedBy { get; init; } = "";
    public Guid? LeadId { get; init; }
    public int? Leads { get; init; }
}

/// <param name="Url">Where it is answered.</param>
internal sealed record WaitingList(IQueryable<WaitingItem> Rows, WorkList Empty, Func<WaitingItem, string> Url)
{
    /// <summary>What a row waits for, where the rows of the list wait for different things.</summary>
    public Func<WaitingItem, string>? Action { get; init; }

    /// <summary>The rows are of the reader's own agencies.</summary>
    public bool Own { get; init; }
}
