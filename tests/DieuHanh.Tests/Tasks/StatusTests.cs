using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks;

public sealed class StatusTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private static readonly DateOnly Due = TaskWorld.Today.AddDays(7);

    [Theory]
    [InlineData(0, AssignmentStatus.OpenInTerm)]
    [InlineData(7, AssignmentStatus.OpenInTerm)]
    [InlineData(8, AssignmentStatus.OpenOverdue)]
    public async Task An_open_one_is_overdue_from_the_day_after(int days, AssignmentStatus expected)
    {
        var part = await world.Give("btc");
        part.StatusOn(TaskWorld.Today.AddDays(days)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(6, null, true)]
    [InlineData(7, null, true)]
    [InlineData(7, 17, true)]
    [InlineData(7, 18, false)]
    [InlineData(8, null, false)]
    public async Task What_was_reported_stands_still_and_is_done_as_it_stood(int days, int? hour, bool inTerm)
    {
        var part = await world.Give("btc", w => w with { DueHour = new TimeOnly(17, 0) });
        part.Accept(DateTime.UtcNow);
        part.Report(TaskWorld.Today.AddDays(days), hour is { } h ? new TimeOnly(h, 0) : null);

        var later = Due.AddDays(30);
        part.StatusOn(later).ShouldBe(inTerm ? AssignmentStatus.OpenInTerm : AssignmentStatus.OpenOverdue);
        part.Confirm(later);
        part.StatusOn(later).ShouldBe(inTerm ? AssignmentStatus.DoneOnTime : AssignmentStatus.DoneLate);
        part.StatusOn(TaskWorld.Today).ShouldBe(AssignmentStatus.OpenInTerm, "it was not done yet on that day");
    }

    [Fact]
    public async Task The_database_and_the_program_answer_alike()
    {
        await world.In(async services =>
        {
            var random = new Random(7);
            for (var i = 0; i < 60; i++)
            {
                var part = await world.Give(
                    "bct",
                    w =>
                        w with
                        {
                            Kind = i % 5 == 0 ? TaskKind.WithoutDeadline : TaskKind.WithDeadline,
                            Due = i % 5 == 0 ? null : TaskWorld.Today.AddDays(random.Next(-10, 10)),
                            DueHour = i % 3 == 0 ? new TimeOnly(10, 0) : null,
                        }
                );
                await world.Change(part.Id, a => Walks.Random(a, random, 6));
            }
        });

        var all = await world.Look(db => db.Assignments.AsNoTracking().ToListAsync());
        for (var days = -12; days <= 12; days += 3)
        {
            var day = TaskWorld.Today.AddDays(days);
            foreach (var status in Enum.GetValues<AssignmentStatus>())
            {
                var ids = await world.Look(db =>
                    db.Assignments.Where(Statuses.Are(status, day)).Select(a => a.Id).ToListAsync()
                );
                ids.ShouldBe(
                    all.Where(a => a.StatusOn(day) == status).Select(a => a.Id),
                    ignoreOrder: true,
                    $"{status} on {day}"
                );
            }

            var counted = await world.Look(db =>
                db.Assignments.GroupBy(Statuses.On(day)).Select(g => new { g.Key, N = g.Count() }).ToListAsync()
            );
            counted.Sum(c => c.N).ShouldBe(all.Count, "the statuses part all assignments");
            counted.ShouldAllBe(c => c.N == all.Count(a => a.StatusOn(day) == c.Key));
        }
    }
}
