using System.Linq.Expressions;
using DieuHanh.Kernel.Access;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Tasks.Desks;

/// <summary>
/// Which tasks a person sees, in one place. The office sees all. Connected agencies see what is open to them, and always the tasks that name
/// them; of a task that is not open to others, each sees only its own part. Nobody else sees anything here: what is shown on the internet
/// is another page with its own rule.
/// </summary>
public static class TaskAccess
{
    public static IQueryable<SteeringTask> VisibleTo(this IQueryable<SteeringTask> tasks, Actor actor)
    {
        if (SeesAll(actor))
        {
            return tasks;
        }

        var mine = actor.Agencies;
        return mine.Count == 0
            ? tasks.Where(_ => false)
            : tasks.Where(t =>
                t.Openness != Openness.OwnAgency
                || t.Assignments.Any(a => mine.Contains(a.AgencyId))
                || t.Contributions.Any(c => mine.Contains(c.AgencyId))
            );
    }

    public static IQueryable<Assignment> VisibleTo(this IQueryable<Assignment> parts, Actor actor) =>
        parts.Where(PartsFor(actor));

    /// <summary>The same rule as a condition, for the parts inside a query of tasks.</summary>
    public static Expression<Func<Assignment, bool>> PartsFor(Actor actor)
    {
        if (SeesAll(actor))
        {
            return _ => true;
        }

        var mine = actor.Agencies;
        return mine.Count == 0 ? _ => false : a => a.Openness != Openness.OwnAgency || mine.Contains(a.AgencyId);
    }

    /// <summary>Whether what one agency wrote or asked about a task is shown to this person.</summary>
    public static bool Sees(Actor actor, SteeringTask task, Guid agencyId) =>
        SeesAll(actor) || task.Openness is not Openness.OwnAgency || actor.Agencies.Contains(agencyId);

    /// <summary>What a coordinating agency said is meant for those who owe the task: they read it even where agencies do not see each other.</summary>
    public static bool Reads(OpenTask open, Contribution contribution) =>
        Sees(open.Actor, open.Task, contribution.AgencyId) || open.Parts.Any(open.Owes);

    /// <summary>A word about one agency's part is that agency's; the office's word on the whole task is for everyone who sees the task.</summary>
    public static bool Reads(Actor actor, SteeringTask task, Guid noteAgencyId) =>
        noteAgencyId == actor.OfficeId || Sees(actor, task, noteAgencyId);

    /// <summary>A report that has not left its agency is that agency's own affair.</summary>
    public static bool Reads(OpenTask open, CompletionReport report) =>
        Sees(open.Actor, open.Task, report.AgencyId)
        && (report.LeftAgency || open.Actor.Agencies.Contains(report.AgencyId));

    private static bool SeesAll(Actor actor) => actor.InOffice || ReferenceEquals(actor, Actor.System);
}
