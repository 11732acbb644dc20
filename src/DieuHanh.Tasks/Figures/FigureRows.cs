using System.Linq.Expressions;
using DieuHanh.Tasks.Assignments;
using Microsoft.EntityFrameworkCore.Query;

namespace DieuHanh.Tasks.Figures;

/// <summary>
/// What each figure counts, as a condition on rows: the one definition that lists open with and that figures of a past day are computed
/// by. What was completed after the cut-off is still open on it.
/// </summary>
public static class FigureRows
{
    /// <summary>The assignments a figure counts.</summary>
    public static IQueryable<Assignment> Counted(this IQueryable<Assignment> rows, Figure figure, Period period)
    {
        var (from, to) = period;
        var weekEnd = period.WeekEnd;
        return figure switch
        {
            Figure.CarriedOver => Owed(rows, period).Where(a => a.GivenOn < from),
            Figure.Assigned => Owed(rows, period).Where(a => a.GivenOn >= from),
            Figure.DoneOnTime => Owed(rows, period).Where(Statuses.Are(AssignmentStatus.DoneOnTime, to)),
            Figure.DoneLate => Owed(rows, period).Where(Statuses.Are(AssignmentStatus.DoneLate, to)),
            Figure.DoneWithoutDeadline => Owed(rows, period)
                .Where(Statuses.Are(AssignmentStatus.DoneWithoutDeadline, to)),
            Figure.OpenInTerm => Owed(rows, period).Where(Statuses.Are(AssignmentStatus.OpenInTerm, to)),
            Figure.OpenOverdue => Owed(rows, period).Where(Statuses.Are(AssignmentStatus.OpenOverdue, to)),
            Figure.OpenWithoutDeadline => Owed(rows, period)
                .Where(Statuses.Are(AssignmentStatus.OpenWithoutDeadline, to)),
            Figure.DueInPeriod => NotEndedOtherwise(rows, to).Where(a => a.Due >= from && a.Due <= to),
            Figure.EndedOtherwise => rows.Where(a =>
                a.GivenOn <= to
                && (a.State == AssignmentState.Transferred || a.State == AssignmentState.Discontinued)
                && a.EndedOn >= from
                && a.EndedOn <= to
            ),
            Figure.DueThisWeek => Owed(rows, period)
                .Where(a => (a.StoppedOn == null || a.StoppedOn > to) && a.Due >= to && a.Due <= weekEnd),
            Figure.Awaiting => Owed(rows, period).Where(a => a.State == AssignmentState.Reported && a.StoppedOn <= to),
            Figure.DoneByFirst => Owed(rows, period)
                .Where(a => a.State == AssignmentState.Confirmed && a.StoppedOn <= to)
                .Where(Statuses.KeepsFirst),
            Figure.CountedByFirst => Owed(rows, period).Where(a => a.FirstDue != null).Where(CountedByFirst(to)),
            Figure.Done => Owed(rows, period).Where(a => a.State == AssignmentState.Confirmed && a.StoppedOn <= to),
            Figure.Open => Owed(rows, period).Where(a => a.State != AssignmentState.Confirmed || a.StoppedOn > to),
            Figure.Counted => Owed(rows, period)
                .Where(
                    Status(
                        to,
                        s =>
                            s == AssignmentStatus.DoneOnTime
                            || s == AssignmentStatus.DoneLate
                            || s == AssignmentStatus.OpenOverdue
                    )
                ),
            _ => Owed(rows, period),
        };
    }

    /// <summary>The figures of every agency, in one statement over the rows.</summary>
    public static IQueryable<StandingCount> Standing(this IQueryable<Assignment> rows, Period period)
    {
        var (from, to) = period;
        var weekEnd = period.WeekEnd;
        return rows.Where(a => a.GivenOn <= to)
            .Select(
                StatusShape.With(
                    to,
                    (a, status, keepsFirst) =>
                        new Placed
                        {
                            AgencyId = a.AgencyId,
                            Status = status,
                            GivenOn = a.GivenOn,
                            Due = a.Due,
                            DoneBefore = a.State == AssignmentState.Confirmed && a.StoppedOn < from,
                            EndedOn = a.EndedOn,
                            Running = a.StoppedOn == null || a.StoppedOn > to,
                            Reported = a.State == AssignmentState.Reported && a.StoppedOn <= to,
                            FirstDue = a.FirstDue,
                            Done = a.State == AssignmentState.Confirmed && a.StoppedOn <= to,
                            KeepsFirst = keepsFirst,
                        }
                )
            )
            .GroupBy(s => new { s.AgencyId, s.Status })
            .Select(g => new StandingCount
            {
                AgencyId = g.Key.AgencyId,
                Status = g.Key.Status,
                CarriedOver = g.Sum(s => s.GivenOn < from && !s.DoneBefore ? 1 : 0),
                Assigned = g.Sum(s => s.GivenOn >= from && !s.DoneBefore ? 1 : 0),
                DueInPeriod = g.Sum(s => s.Due >= from && s.Due <= to ? 1 : 0),
                EndedInPeriod = g.Sum(s => s.EndedOn >= from && s.EndedOn <= to ? 1 : 0),
                DueThisWeek = g.Sum(s => s.Running && s.Due >= to && s.Due <= weekEnd ? 1 : 0),
                Awaiting = g.Sum(s => s.Reported ? 1 : 0),
                DoneByFirst = g.Sum(s => s.Done && !s.DoneBefore && s.KeepsFirst ? 1 : 0),
                CountedByFirst = g.Sum(s =>
                    s.FirstDue != null && !s.DoneBefore && (s.Done || (s.Running ? s.FirstDue < to : !s.KeepsFirst))
                        ? 1
                        : 0
                ),
            });
    }

    /// <summary>Done, or still open after the first deadline; where the clock stands still, that day decides.</summary>
    private static Expression<Func<Assignment, bool>> CountedByFirst(DateOnly to) =>
        StatusShape.With(
            to,
            (a, _, keepsFirst) =>
                (a.State == AssignmentState.Confirmed && a.StoppedOn <= to)
                || (a.StoppedOn == null || a.StoppedOn > to ? a.FirstDue < to : !keepsFirst)
        );

    private static IQueryable<Assignment> NotEndedOtherwise(IQueryable<Assignment> rows, DateOnly to) =>
        rows.Where(a =>
            a.GivenOn <= to
            && !((a.State == AssignmentState.Transferred || a.State == AssignmentState.Discontinued) && a.EndedOn <= to)
        );

    private static IQueryable<Assignment> Owed(IQueryable<Assignment> rows, Period period)
    {
        var from = period.From;
        return NotEndedOtherwise(rows, period.To)
            .Where(a => !(a.State == AssignmentState.Confirmed && a.StoppedOn < from));
    }

    private static Expression<Func<Assignment, bool>> Status(
        DateOnly day,
        Expression<Func<AssignmentStatus, bool>> condition
    )
    {
        var on = Statuses.On(day);
        return Expression.Lambda<Func<Assignment, bool>>(
            ReplacingExpressionVisitor.Replace(condition.Parameters[0], on.Body, condition.Body),
            on.Parameters
        );
    }

    private sealed class Placed
    {
        public Guid AgencyId { get; init; }
        public AssignmentStatus Status { get; init; }
        public DateOnly GivenOn { get; init; }
        public DateOnly? Due { get; init; }
        public bool DoneBefore { get; init; }
        public DateOnly? EndedOn { get; init; }
        public bool Running { get; init; }
        public bool Reported { get; init; }
        public DateOnly? FirstDue { get; init; }
        public bool Done { get; init; }
        public bool KeepsFirst { get; init; }
    }
}

/// <summary>How many assignments of an agency stand in one status at a cut-off, and what else is told of them.</summary>
public sealed class StandingCount
{
    public Guid AgencyId { get; init; }
    public AssignmentStatus Status { get; init; }
    public int CarriedOver { get; init; }
    public int Assigned { get; init; }
    public int DueInPeriod { get; init; }
    public int EndedInPeriod { get; init; }
    public int DueThisWeek { get; init; }
    public int Awaiting { get; init; }
    public int DoneByFirst { get; init; }
    public int CountedByFirst { get; init; }

    public void AddTo(FigureSet set)
    {
        if (Status is AssignmentStatus.EndedOtherwise)
        {
            set.Add(Figure.EndedOtherwise, EndedInPeriod);
            return;
        }

        set.Add(Figure.CarriedOver, CarriedOver);
        set.Add(Figure.Assigned, Assigned);
        set.Add(Enum.Parse<Figure>(Status.ToString()), CarriedOver + Assigned);
        set.Add(Figure.DueInPeriod, DueInPeriod);
        set.Add(Figure.DueThisWeek, DueThisWeek);
        set.Add(Figure.Awaiting, Awaiting);
        set.Add(Figure.DoneByFirst, DoneByFirst);
        set.Add(Figure.CountedByFirst, CountedByFirst);
    }
}
