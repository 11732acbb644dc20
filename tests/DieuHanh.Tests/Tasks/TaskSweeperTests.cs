using DieuHanh.Kernel.Jobs;
using DieuHanh.Tasks.Heirs;
using DieuHanh.Tests.House;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Tests.Tasks;

public sealed class TaskSweeperTests
{
    [Fact]
    public async Task A_database_that_does_not_answer_in_time_does_not_end_the_office()
    {
        var stumbling = new Stumbling<TaskSweeper>();
        using var sweeper = new TaskSweeper(
            stumbling,
            new Jobs(stumbling, TimeProvider.System, NullLogger<Jobs>.Instance),
            stumbling.Log
        );
        (await stumbling.GoesOn(sweeper)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_stops_one_step_does_not_stop_the_others()
    {
        var stumbling = new Stumbling<TaskSweeper>();
        using var sweeper = new TaskSweeper(
            stumbling,
            new Jobs(stumbling, TimeProvider.System, NullLogger<Jobs>.Instance),
            stumbling.Log
        );

        (await sweeper.Sweep(TestContext.Current.CancellationToken)).ShouldBe(0);

        stumbling.Begun.ShouldBe(3);
        stumbling.Said.Count.ShouldBe(3);
        stumbling.Said.ShouldBeUnique();
    }
}
