using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Search;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Lists;

/// <summary>Turns a filter into a query. Only what the person may see is ever in it.</summary>
public static class FilteredRows
{
    /// <summary>What the index holds of the words, for a page; null where none were typed.</summary>
    public static Task<Found?> Find(this TasksDb db, TaskFilter filter, CancellationToken cancel) =>
        db.Find(filter.Words, TaskSearch.IndexedAs, cancel: cancel);

    /// <summary>The same for a file.</summary>
    /// <exception cref="RefusedException">More is found than is put into a file.</exception>
    public static Task<Found?> FindAll(this TasksDb db, TaskFilter filter, CancellationToken cancel) =>
        db.FindAll(filter.Words, TaskSearch.IndexedAs, cancel);

    /// <summary>The assignments asked for, of those this person may see.</summary>
    /// <param name="found">See <see cref="Find"/>.</param>
    public static IQueryable<Assignment> Filtered(this TasksDb db, TaskFilter filter, Found? found, Actor actor)
    {
        var today = db.Scope.Today;
        var rows = db.Assignments.AsNoTracking().VisibleTo(actor);
        rows = filter is { Figure: { } figure, Period: { } period }
            ? rows.Counted(figure, period)
            : Shown(rows, filter.Show, today);
        if (filter.Agencies.Count > 0)
        {
            rows = rows.Where(a => filter.Agencies.Contains(a.AgencyId));
        }

        if (filter.Connected)
        {
            rows = rows.Where(a => a.Openness != Openness.OwnAgency);
        }

        rows = filter.Unit is { } unit ? rows.Where(a => a.UnitId == unit) : rows;
        rows = filter.Officer is { } officer ? rows.Where(a => a.OfficerId == officer) : rows;
        rows = filter.DueFrom is { } dueFrom ? rows.Where(a => a.DueSort >= dueFrom) : rows;
        rows = filter.DueTo is { } dueTo ? rows.Where(a => a.DueSort <= dueTo) : rows;
        rows = filter.GivenFrom is { } givenFrom ? rows.Where(a => a.GivenOn >= givenFrom) : rows;
        rows = filter.GivenTo is { } givenTo ? rows.Where(a => a.GivenOn <= givenTo) : rows;
        return OfTasks(db, rows, filter, found);
    }

    private static IQueryable<Assignment> OfTasks(
        TasksDb db,
        IQueryable<Assignment> rows,
        TaskFilter filter,
        Found? found
    )
    {
        if (found?.Ids is { } ids)
        {
            rows = rows.Where(a => EF.Parameter(ids).Contains(a.TaskId));
        }

        if (filter is { Kind: null, Field: null, KeyTasks: false, Document: null })
        {
            return rows;
        }

        var tasks = db.Tasks.AsNoTracking();
        tasks = filter.Kind is { } kind ? tasks.Where(t => t.Kind == kind) : tasks;
        tasks = filter.Field is { } field ? tasks.Where(t => t.Field == field) : tasks;
        tasks = filter.KeyTasks ? tasks.Where(t => t.KeyTask) : tasks;
        tasks = filter.Document is { } document ? tasks.Where(t => t.DocumentId == document) : tasks;
        return rows.Where(a => tasks.Any(t => t.Id == a.TaskId));
    }

    private static IQueryable<Assignment> Shown(IQueryable<Assignment> rows, Showing show, DateOnly today) =>
        show switch
        {
            Showing.Open => rows.Where(a => a.EndedOn == null),
            Showing.InTerm => rows.Where(Statuses.Are(AssignmentStatus.OpenInTerm, today)),
            Showing.Overdue => rows.Where(Statuses.Are(AssignmentStatus.OpenOverdue, today)),
            Showing.WithoutDeadline => rows.Where(Statuses.Are(AssignmentStatus.OpenWithoutDeadline, today)),
            Showing.Awaiting => rows.Where(a => a.State == AssignmentState.Reported),
            Showing.Suspended => rows.Where(a => a.State == AssignmentState.Suspended),
            Showing.TransferRequested => rows.Where(a => a.State == AssignmentState.TransferRequested),
            Showing.Extended => rows.Where(a => a.Extensions > 0 && a.EndedOn == null),
            Showing.Done => rows.Where(a => a.State == AssignmentState.Confirmed),
            Showing.EndedOtherwise => rows.Where(a =>
                a.State == AssignmentState.Transferred || a.State == AssignmentState.Discontinued
            ),
            _ => rows,
        };
}
