using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Lists;

/// <summary>A line of a list: one agency's part of one task.</summary>
public sealed record TaskRow
{
    public Guid Id { get; init; }
    public Guid TaskId { get; init; }
    public string Action { get; init; } = "";
    public Guid AgencyId { get; init; }
    public AssignmentState State { get; init; }
    public AssignmentStatus Status { get; init; }
    public DateOnly GivenOn { get; init; }
    public DateOnly? FirstDue { get; init; }
    public DateOnly? Due { get; init; }
    public TimeOnly? DueHour { get; init; }
    public DateOnly DueSort { get; init; }
    public DateOnly? StoppedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public int Extensions { get; init; }
    public bool AskedLate { get; init; }
    public bool NeedsHeir { get; init; }
    public Guid UnitId { get; init; }
    public Guid? OfficerId { get; init; }
    public TaskKind Kind { get; init; }
    public bool KeyTask { get; init; }
    public string Field { get; init; } = "";
    public Guid? DocumentId { get; init; }
    public string DocumentCode { get; init; } = "";
    public DateOnly? DocumentDate { get; init; }
    public DateOnly? SpokenOn { get; init; }
    public string DirectedBy { get; init; } = "";

    /// <summary>Rows with the words of their tasks and their status on a day, by due day.</summary>
    public static IQueryable<TaskRow> Of(IQueryable<Assignment> rows, IQueryable<SteeringTask> tasks, DateOnly day) =>
        rows.Select(StatusShape.With(day, (a, status) => new { Part = a, Status = status }))
            .Join(
                tasks,
                p => p.Part.TaskId,
                t => t.Id,
                (p, t) =>
                    new TaskRow
                    {
                        Id = p.Part.Id,
                        TaskId = t.Id,
                        Action = t.Action,
                        AgencyId = p.Part.AgencyId,
                        State = p.Part.State,
                        Status = p.Status,
                        GivenOn = p.Part.GivenOn,
                        FirstDue = p.Part.FirstDue,
                        Due = p.Part.Due,
                        DueHour = p.Part.DueHour,
                        DueSort = p.Part.DueSort,
                        StoppedOn = p.Part.StoppedOn,
                        EndedOn = p.Part.EndedOn,
                        Extensions = p.Part.Extensions,
                        AskedLate = p.Part.AskedLate,
                        NeedsHeir = p.Part.NeedsHeir,
                        UnitId = p.Part.UnitId,
                        OfficerId = p.Part.OfficerId,
                        Kind = t.Kind,
                        KeyTask = t.KeyTask,
                        Field = t.Field,
                        DocumentId = t.DocumentId,
                        DocumentCode = t.DocumentCode,
                        DocumentDate = t.DocumentDate,
                        SpokenOn = t.SpokenOn,
                        DirectedBy = t.DirectedBy,
                    }
            )
            .OrderBy(r => r.DueSort)
            .ThenBy(r => r.Id);
}

/// <summary>Where a page of a list begins or ends: the due day and the id of a row ("2026-11-20~…").</summary>
public sealed record Cursor(DateOnly Due, Guid Id)
{
    public static Cursor? Read(string? typed) =>
        typed?.Split('~') is [var due, var id]
        && DateOnly.TryParseExact(due, "yyyy-MM-dd", out var day)
        && Typed.Id(id) is { } known
            ? new Cursor(day, known)
            : null;

    public static Cursor Of(TaskRow row) => new(row.DueSort, row.Id);

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Due:yyyy-MM-dd}~{Id}");
}

/// <summary>One page of a list ordered by due day, reached forward or back, with no row skipped or shown twice.</summary>
public static class Paging
{
    /// <summary>One row more than <paramref name="size"/>, which tells whether there is another page.</summary>
    public static IQueryable<Assignment> Page(this IQueryable<Assignment> rows, Cursor? after, Cursor? before, int size)
    {
        if (before is not null)
        {
            return rows.Where(a => RowValues.Before(a.DueSort, a.Id, before.Due, before.Id))
                .OrderByDescending(a => a.DueSort)
                .ThenByDescending(a => a.Id)
                .Take(size + 1);
        }

        rows = after is null ? rows : rows.Where(a => RowValues.After(a.DueSort, a.Id, after.Due, after.Id));
        return rows.OrderBy(a => a.DueSort).ThenBy(a => a.Id).Take(size + 1);
    }
}
