using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Rules;

/// <summary>Numbers of working days that a regulation sets or the office chose.</summary>
public enum RuleName
{
    /// <summary>An assignment nobody opened counts as received after so many working days.</summary>
    Acceptance,

    /// <summary>A result counts from its document's date when the office got it within so many working days.</summary>
    Receipt,
}

/// <summary>A number in force between two days, with where it comes from.</summary>
public sealed class Rule : Entity
{
    private Rule() { }

    public RuleName Name { get; private init; }
    public int Days { get; private init; }
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private init; }
    public string Source { get; private init; } = "";
}

/// <summary>How a connected agency works: whether its head approves every report before it is sent.</summary>
public sealed class AgencyWay : Entity
{
    private AgencyWay() { }

    public static AgencyWay Of(Guid agencyId, bool headApproves) =>
        new() { AgencyId = agencyId, HeadApproves = headApproves };

    public Guid AgencyId { get; private init; }
    public bool HeadApproves { get; private set; }

    public void Choose(bool headApproves) => HeadApproves = headApproves;
}
