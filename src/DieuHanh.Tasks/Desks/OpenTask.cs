using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Rules;

namespace DieuHanh.Tasks.Desks;

/// <summary>
/// A task as it lies before one person: the task and what waits in it, the directory and calendar it is read with, and which hand this
/// person has in it. Rights let a role act at all; these hands say in which task.
/// </summary>
public sealed record OpenTask(
    SteeringTask Task,
    IReadOnlyList<Petition> Petitions,
    IReadOnlyList<CompletionReport> Reports,
    TaskRules Rules,
    DirectoryBook Book,
    WorkingCalendar Calendar,
    Actor Actor,
    DateOnly Today
)
{
    public string Url => TaskUrl.Of(Task.Id);

    /// <summary>The parts this person sees.</summary>
    public IEnumerable<Assignment> Parts => Task.Assignments.Where(a => TaskAccess.Sees(Actor, Task, a.AgencyId));

    /// <summary>Follows the task in the office: its officer, its unit, the office's leaders.</summary>
    public bool Monitors =>
        (Actor.PersonId is { } me && me == Task.MonitoringOfficerId) || HeadsUnit || InUnit(Role.Officer);

    /// <summary>Answers for the unit that follows it.</summary>
    public bool HeadsUnit => Actor.IsIn(Book.OfficeId, Role.OfficeLeader) || InUnit(Role.UnitHead);

    /// <summary>It is this person others wait for when a report is to be checked or a request looked at.</summary>
    public bool IsOfficer => Book.OfficerInPost(Task) is { } officer ? officer == Actor.PersonId : LeadsUnit;

    /// <summary>It is this person others wait for when the unit must answer; a leader of the office may do it too, but is not waited for.</summary>
    public bool LeadsUnit => InUnit(Role.UnitHead) || (HeadsUnit && !Book.UnitHeads(Task).Any());

    /// <summary>Works for the agency that owes the part.</summary>
    public bool Owes(Assignment part) => Actor.IsIn(part.AgencyId, Role.FocalPoint, Role.AgencyHead, Role.AgencyStaff);

    public bool HeadsAgency(Assignment part) => Actor.IsIn(part.AgencyId, Role.AgencyHead);

    public Guid? Decider(Assignment part) => Deciders.Of(Task, part.AgencyId, Book, Today);

    /// <summary>Is the decider, or enters for them.</summary>
    public bool Decides(Assignment part) => Decider(part) is { } decider && Actor.MayEnterFor(decider);

    /// <summary>The leader in whose name this person acts; null when it is their own decision.</summary>
    public Guid? BehalfOf(Guid? decider) => decider == Actor.PersonId ? null : decider;

    /// <summary>Gave the task, or stands for the giver: may pass it to another agency or insist.</summary>
    public bool Gives => HeadsUnit || ActsForGiver;

    public bool ActsForGiver => Task.DirectedById is { } leader && Actor.MayEnterFor(leader);

    public Petition? Waiting(Assignment part) => Petitions.FirstOrDefault(p => p.AssignmentId == part.Id && p.Waits);

    /// <summary>The report that waits for an answer, inside the agency or in the office.</summary>
    public CompletionReport? WaitingReport(Assignment part) =>
        Reports.FirstOrDefault(r => r.AssignmentId == part.Id && r.Waits);

    /// <summary>The last report of a part that its agency is to mend: the office or the head of the agency sent it back.</summary>
    public CompletionReport? Returned(Assignment part) =>
        part.State is AssignmentState.Accepted
        && Reports.LastOrDefault(r => r.AssignmentId == part.Id)
            is { State: ReportState.Returned or ReportState.SentBackInside } last
            ? last
            : null;

    public int Unanswered => Task.Contributions.Count(c => c.Missing);

    private bool InUnit(Role role) =>
        Actor.Positions.Any(p => p.Role == role && p.AgencyId == Book.OfficeId && p.UnitId == Task.MonitoringUnitId);

    /// <summary>What still waits for an answer about a part that ends is closed with it.</summary>
    public void CloseWaiting(Assignment part)
    {
        Waiting(part)?.Close();
        WaitingReport(part)?.Close();
    }
}
