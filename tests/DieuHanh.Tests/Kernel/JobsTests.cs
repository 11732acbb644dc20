using DieuHanh.Kernel.Jobs;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DieuHanh.Tests.Kernel;

/// <summary>What the health of the office says of a background job. Moves the clock.</summary>
public sealed class JobsTests(World world) : IClassFixture<World>
{
    private const string Job = "Đọc văn bản của tệp";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_lasts_is_not_told_as_stopped_and_one_that_hangs_is()
    {
        var jobs = world.App.Services.GetRequiredService<Jobs>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (begun, further, told) = (new SemaphoreSlim(0), new SemaphoreSlim(0), new SemaphoreSlim(0));
        var loop = jobs.Every(
            Job,
            TimeSpan.FromMilliseconds(1),
            async (run, cancel) =>
            {
                begun.Release();
                await further.WaitAsync(cancel);
                await run.Tell("1", cancel);
                told.Release();
                await further.WaitAsync(cancel);
                return 1;
            },
            stop.Token
        );

        // A first run is short, as most are; the next one lasts.
        await begun.WaitAsync(Cancel);
        further.Release(2);
        await told.WaitAsync(Cancel);
        await begun.WaitAsync(Cancel);
        world.Clock.Now += TimeSpan.FromMinutes(90);
        (await Troubled()).ShouldNotContain(Job);
        further.Release();
        await told.WaitAsync(Cancel);
        world.Clock.Now += TimeSpan.FromMinutes(90);
        (await Troubled()).ShouldNotContain(Job, customMessage: "it said something an hour and a half ago");
        world.Clock.Now += TimeSpan.FromHours(1);
        (await Troubled()).ShouldContain(Job, customMessage: "it hangs");

        further.Release();
        await begun.WaitAsync(Cancel);
        (await Troubled()).ShouldNotContain(Job);
        await stop.CancelAsync();
        await loop;

        // Nobody runs it any more.
        world.Clock.Now += TimeSpan.FromHours(3);
        (await Troubled()).ShouldContain(Job);
    }

    private async Task<string> Troubled()
    {
        var health = await world.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel);
        return health.Entries["Việc nền"].Description ?? "";
    }
}
