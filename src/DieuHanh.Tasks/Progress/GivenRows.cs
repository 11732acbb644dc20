using DieuHanh.Kernel.Access;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Progress;

/// <summary>A task as a promise: what, by whom, by when, what happened.</summary>
public sealed record GivenRow
{
    public Guid Id { get; init; }
    public string Action { get; init; } = "";
    public DateOnly GivenOn { get; init; }
    public Guid? DocumentId { get; init; }
    public string DocumentCode { get; init; } = "";
    public DateOnly? DocumentDate { get; init; }
    public DateOnly? SpokenOn { get; init; }
    public IReadOnlyList<GivenPart> Parts { get; init; } = [];

    /// <summary>Of each task the parts that this person may see.</summary>
    public static IQueryable<GivenRow> Of(IQueryable<SteeringTask> tasks, DateOnly day, Actor actor)
    {
        var seen = TaskAccess.PartsFor(actor);
        var part = StatusShape.With(
            day,
            (a, status) =>
                new GivenPart
                {
                    AgencyId = a.AgencyId,
                    Due = a.Due,
                    State = a.State,
                    Status = status,
                }
        );
        return tasks.Select(t => new GivenRow
        {
            Id = t.Id,
            Action = t.Action,
            GivenOn = t.GivenOn,
            DocumentId = t.DocumentId,
            DocumentCode = t.DocumentCode,
            DocumentDate = t.DocumentDate,
            SpokenOn = t.SpokenOn,
            Parts = t
                .Assignments.AsQueryable()
                .Where(seen)
                .Where(a => a.GivenOn <= day)
                .OrderBy(a => a.Id)
                .Select(part)
                .ToList(),
        });
    }

    /// <summary>The tasks given in a period that this person may see; with <paramref name="connected"/> only what all agencies may.</summary>
    public static IQueryable<SteeringTask> Asked(TasksDb db, Period period, Actor actor, bool connected)
    {
        var tasks = GivenTotals.Of(db.Tasks.AsNoTracking().VisibleTo(actor), period);
        return connected ? tasks.Where(t => t.Openness != Openness.OwnAgency) : tasks;
    }
}

/// <summary>One agency's part of a promise.</summary>
public sealed record GivenPart
{
    public Guid AgencyId { get; init; }
    public DateOnly? Due { get; init; }
    public AssignmentState State { get; init; }
    public AssignmentStatus Status { get; init; }
}

/// <summary>A document and what was given in it.</summary>
public sealed record DocumentRow
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public DateOnly? Date { get; init; }
    public string Issuer { get; init; } = "";
    public int Tasks { get; init; }
    public int Parts { get; init; }
    public int Done { get; init; }
    public int Overdue { get; init; }
}
