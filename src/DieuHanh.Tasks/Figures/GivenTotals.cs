using DieuHanh.Kernel.Data;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Figures;

/// <summary>What was given in a period, counted as tasks and as the documents they stand in: "1.664 văn bản, 1.908 nhiệm vụ".</summary>
public sealed record GivenTotals(int Tasks, int Documents)
{
    public static readonly GivenTotals None = new(0, 0);

    /// <summary>The tasks of the period. Every one given counts, whatever became of it.</summary>
    public static IQueryable<SteeringTask> Of(IQueryable<SteeringTask> tasks, Period period)
    {
        var (from, to) = period;
        return tasks.Where(t => t.GivenOn >= from && t.GivenOn <= to);
    }

    public static Batched<GivenTotals?> Ask(QueryBatch batch, IQueryable<SteeringTask> tasks, Period period) =>
        batch.One(
            Of(tasks, period)
                .GroupBy(_ => 1)
                .Select(g => new GivenTotals(
                    g.Count(),
                    g.Where(t => t.DocumentId != null).Select(t => t.DocumentId).Distinct().Count()
                ))
        );
}

/// <summary>How many parts were given and done in each month of a period cut off today.</summary>
public sealed record MonthCount(int Year, int Month, Measure Measure, int N)
{
    private static readonly Measure[] Wanted =
    [
        Measure.Assigned,
        Measure.DoneOnTime,
        Measure.DoneLate,
        Measure.DoneWithoutDeadline,
    ];

    public static IQueryable<MonthCount> Of(IQueryable<Counter> counters, Period period)
    {
        var (from, to) = period;
        return counters
            .Where(c => Wanted.Contains(c.Measure) && c.Day >= from && c.Day <= to && c.N != 0)
            .GroupBy(c => new
            {
                c.Day.Year,
                c.Day.Month,
                c.Measure,
            })
            .Select(g => new MonthCount(g.Key.Year, g.Key.Month, g.Key.Measure, g.Sum(c => c.N)));
    }
}

/// <summary>Standing tasks ("thường xuyên") have no end: they are open without a deadline, and told apart.</summary>
public static class StandingTasks
{
    // Today none of them has ended, and the index by state and due day knows them; on a past day some that are done by now had not.
    private static readonly AssignmentState[] NotEnded =
    [
        .. Enum.GetValues<AssignmentState>()
            .Except([AssignmentState.Confirmed, AssignmentState.Transferred, AssignmentState.Discontinued]),
    ];

    public static IQueryable<int> Count(TasksDb db, Period period) =>
        Undated(db, period)
            .Counted(Figure.OpenWithoutDeadline, period)
            .Where(a => db.Tasks.Any(t => t.Id == a.TaskId && t.Kind == TaskKind.Standing))
            .GroupBy(_ => 1)
            .Select(g => g.Count());

    private static IQueryable<Assignment> Undated(TasksDb db, Period period)
    {
        var undated = db.Assignments.Where(a => a.DueSort == Assignment.NoDue);
        return period.To == db.Scope.Today ? undated.Where(a => NotEnded.Contains(a.State)) : undated;
    }
}
