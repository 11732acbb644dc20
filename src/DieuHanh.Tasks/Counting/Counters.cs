using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DieuHanh.Tasks.Counting;

/// <summary>
/// The one place that turns what is about to be saved into changes of counters. It compares each assignment as it was read with as it is
/// now, so no transition can forget it.
/// </summary>
public static class Counters
{
    private const int RowsAtOnce = 100;

    /// <summary>What the assignment adds to: the same for a row in the database and for one in memory.</summary>
    public static IEnumerable<(Measure Measure, DateOnly Day)> Of(Assignment a)
    {
        // The last day there is: how everything known today stands.
        var status = a.StatusOn(DateOnly.MaxValue);
        if (status is AssignmentStatus.EndedOtherwise)
        {
            yield return (Measure.EndedOtherwise, a.EndedOn!.Value);
            yield break;
        }

        yield return (Measure.Assigned, a.GivenOn);
        if (a.Due is { } due)
        {
            yield return (Measure.Due, due);
        }

        yield return a.StoppedOn is { } stopped ? (Stopped(a.State, status), stopped) : (Measure.Open, a.DueSort);
        if (ByFirst(a) is { } byFirst)
        {
            yield return byFirst;
        }
    }

    // The same by the deadline first given, which extensions do not move.
    private static (Measure Measure, DateOnly Day)? ByFirst(Assignment a) =>
        (a.FirstDue, a.StoppedOn) switch
        {
            (null, _) => null,
            ({ } first, null) => (Measure.FirstOpen, first),
            (_, { } stopped) when a.State is AssignmentState.Confirmed => (
                Statuses.KeptFirst(a) ? Measure.FirstKept : Measure.FirstMissed,
                stopped
            ),
            (_, { } stopped) => Statuses.KeptFirst(a) ? null : (Measure.FirstOverdue, stopped),
        };

    private static Measure Stopped(AssignmentState state, AssignmentStatus status) =>
        (state, status) switch
        {
            (_, AssignmentStatus.DoneOnTime) => Measure.DoneOnTime,
            (_, AssignmentStatus.DoneLate) => Measure.DoneLate,
            (_, AssignmentStatus.DoneWithoutDeadline) => Measure.DoneWithoutDeadline,
            (AssignmentState.Suspended, AssignmentStatus.OpenInTerm) => Measure.SuspendedInTerm,
            (AssignmentState.Suspended, AssignmentStatus.OpenOverdue) => Measure.SuspendedOverdue,
            (AssignmentState.Suspended, _) => Measure.SuspendedWithoutDeadline,
            (_, AssignmentStatus.OpenInTerm) => Measure.ReportedInTerm,
            (_, AssignmentStatus.OpenOverdue) => Measure.ReportedOverdue,
            _ => Measure.ReportedWithoutDeadline,
        };

    /// <summary>The changes of all assignments that are about to be saved, ordered so that two savers never wait for one another in a ring.</summary>
    internal static List<Counter> Changes(ChangeTracker tracker)
    {
        var changes = new Dictionary<(Guid Agency, Openness Openness, Measure Measure, DateOnly Day), int>();
        foreach (var entry in tracker.Entries<Assignment>())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted)
            {
                Add((Assignment)entry.OriginalValues.ToObject(), -1);
            }

            if (entry.State is EntityState.Modified or EntityState.Added)
            {
                Add(entry.Entity, +1);
            }
        }

        return
        [
            .. changes
                .Where(c => c.Value != 0)
                .OrderBy(c => c.Key)
                .Select(c => new Counter
                {
                    AgencyId = c.Key.Agency,
                    Openness = c.Key.Openness,
                    Measure = c.Key.Measure,
                    Day = c.Key.Day,
                    N = c.Value,
                }),
        ];

        void Add(Assignment a, int n)
        {
            foreach (var (measure, day) in Of(a))
            {
                var key = (a.AgencyId, a.Openness, measure, day);
                changes[key] = changes.GetValueOrDefault(key) + n;
            }
        }
    }

    /// <summary>Adds the changes to their days and to the years of those.</summary>
    internal static async Task Write(TasksDb db, IReadOnlyList<Counter> changes, CancellationToken cancel)
    {
        await WriteDays(db, changes, cancel);
        await WriteYears(db, CounterYear.Of(changes), cancel);
    }

    internal static Task WriteDays(TasksDb db, IReadOnlyList<Counter> changes, CancellationToken cancel) =>
        Add(
            db,
            "tasks_counter",
            "day",
            [
                .. changes.Select(c =>
                    new object[] { c.AgencyId, c.Openness.ToString(), c.Measure.ToString(), c.Day, c.N }
                ),
            ],
            cancel
        );

    internal static Task WriteYears(TasksDb db, IReadOnlyList<CounterYear> changes, CancellationToken cancel) =>
        Add(
            db,
            "tasks_counter_year",
            "year",
            [
                .. changes.Select(c =>
                    new object[] { c.AgencyId, c.Openness.ToString(), c.Measure.ToString(), c.Year, c.N }
                ),
            ],
            cancel
        );

    private static async Task Add(
        TasksDb db,
        string table,
        string when,
        IReadOnlyList<object[]> changes,
        CancellationToken cancel
    )
    {
        foreach (var chunk in changes.Chunk(RowsAtOnce))
        {
            var rows = chunk.Select(
                (_, i) => $"({string.Join(", ", Enumerable.Range(i * 5, 5).Select(p => $"{{{p}}}"))})"
            );
            var sql =
                $"insert into {table} (agency_id, openness, measure, {when}, n) values {string.Join(", ", rows)} "
                + $"on conflict (agency_id, openness, measure, {when}) do update set n = {table}.n + excluded.n";
            await db.Database.ExecuteSqlRawAsync(sql, chunk.SelectMany(c => c), cancel);
        }
    }
}
