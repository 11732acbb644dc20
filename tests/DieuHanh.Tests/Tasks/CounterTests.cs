using CsCheck;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

public sealed class CounterTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    /// <summary>A walk: who gets it, the days to the due date (11: none), then moves with days.</summary>
    private static readonly Gen<(int Agency, int Due, (int Move, int Days)[] Moves)> Walk = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[-10, 11],
        Gen.Select(Gen.Int[0, 10], Gen.Int[1, 8]).Array[0, 12]
    );

    [Fact]
    public async Task However_assignments_move_the_counters_are_the_counts_of_the_rows()
    {
        await Walk.Array[1, 4]
            .SampleAsync(
                async walks =>
                {
                    foreach (var (agency, due, moves) in walks)
                    {
                        var part = await world.Give(
                            new[] { "btc", "bxd", "nghean" }[agency],
                            w =>
                                due == 11
                                    ? w with
                                    {
                                        Kind = TaskKind.Standing,
                                        Due = null,
                                    }
                                    : w with
                                    {
                                        Due = TaskWorld.Today.AddDays(due),
                                    }
                        );

                        // Each move is saved by itself, as a request would, and none on a day to come.
                        var day = TaskWorld.Today.AddDays(-12);
                        foreach (var (move, days) in moves)
                        {
                            await world.Change(part.Id, a => Walks.Step(a, move, day, days));
                            day = day.AddDays(days % 2);
                        }
                    }

                    await CountersAgree();
                },
                iter: 25,
                threads: 1
            );
    }

    [Fact]
    public async Task When_the_change_is_refused_by_the_database_no_counter_moves()
    {
        var part = await world.Give("hatinh");
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() =>
            world.In(async services =>
            {
                var db = services.GetRequiredService<TasksDb>();
                var mine = await db.Assignments.SingleAsync(a => a.Id == part.Id);
                await world.Change(part.Id, a => a.Accept(DateTime.UtcNow));
                mine.Discontinue(TaskWorld.Today);
                await db.SaveAsync("Thử nghiệm");
            })
        );

        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);
        await CountersAgree();
    }

    [Fact]
    public async Task Counting_again_puts_them_right_and_is_on_record()
    {
        await world.Give("hatinh");
        await world.Look(db => db.Counters.ExecuteUpdateAsync(c => c.SetProperty(x => x.N, x => x.N + 1)));
        var wrong = await world.Look(db => db.Counters.CountAsync());

        (await (await world.As("administrator")).Submit(RecountFigures.Address)).Status.ShouldBe(302);

        await CountersAgree();
        var record = await world.Look(db => db.Audit.AsNoTracking().SingleAsync(a => a.Action == "Đếm lại số liệu"));
        record.ActorId.ShouldBe(world.Staff["administrator"]);
        record.Why.ShouldBe($"Số ô đếm sai đã sửa: {wrong}");
    }

    private async Task CountersAgree()
    {
        var rows = await world.Look(db => db.Assignments.AsNoTracking().ToListAsync());
        var kept = await world.Look(db => db.Counters.AsNoTracking().Where(c => c.N != 0).ToListAsync());

        var counted = rows.SelectMany(a => Counters.Of(a).Select(m => (a.AgencyId, a.Openness, m.Measure, m.Day)))
            .CountBy(c => c)
            .Select(c => (c.Key, c.Value));
        kept.Select(c => ((c.AgencyId, c.Openness, c.Measure, c.Day), c.N)).ShouldBe(counted, ignoreOrder: true);

        // Years are the sums of their days, of all that does not run.
        var years = await world.Look(db => db.CounterYears.AsNoTracking().Where(y => y.N != 0).ToListAsync());
        years
            .Select(y => ((y.AgencyId, y.Openness, y.Measure, y.Year), y.N))
            .ShouldBe(
                kept.Where(c => c.Measure is not (Measure.Open or Measure.FirstOpen))
                    .GroupBy(c => (c.AgencyId, c.Openness, c.Measure, c.Day.Year), c => c.N)
                    .Select(g => (g.Key, g.Sum())),
                ignoreOrder: true
            );

        // And what the measures mean: on any day from today on, their sums are the statuses.
        foreach (var day in new[] { TaskWorld.Today, TaskWorld.Today.AddDays(20) })
        {
            int Sum(Func<Counter, bool> which) => kept.Where(which).Sum(c => c.N);
            int Rows(AssignmentStatus status) => rows.Count(a => a.StatusOn(day) == status);
            Sum(c => c.Measure is Measure.DoneOnTime).ShouldBe(Rows(AssignmentStatus.DoneOnTime));
            Sum(c => c.Measure is Measure.DoneLate).ShouldBe(Rows(AssignmentStatus.DoneLate));
            Sum(c =>
                    c.Measure is Measure.ReportedOverdue or Measure.SuspendedOverdue
                    || (c.Measure is Measure.Open && c.Day < day)
                )
                .ShouldBe(Rows(AssignmentStatus.OpenOverdue));
            Sum(c =>
                    c.Measure is Measure.ReportedWithoutDeadline or Measure.SuspendedWithoutDeadline
                    || (c.Measure is Measure.Open && c.Day == Assignment.NoDue)
                )
                .ShouldBe(Rows(AssignmentStatus.OpenWithoutDeadline));
            Sum(c => c.Measure is Measure.Assigned)
                .ShouldBe(rows.Count(a => a.StatusOn(day) is not AssignmentStatus.EndedOtherwise));
        }
    }
}
