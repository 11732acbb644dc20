using DieuHanh.Kernel.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Makes the index anew in the background when this program cuts words in another way than the one before it, and finishes what was
/// begun and did not end. It rests as long as it works, so that the office can be used meanwhile.
/// </summary>
public sealed partial class SearchUpkeep(Reindexing reindexing, Jobs.Jobs jobs, ILogger<SearchUpkeep> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every("Lập lại chỉ mục tìm kiếm", Pause, Work, stoppingToken);

    private async Task<int> Work(JobRun run, CancellationToken cancel)
    {
        if (await reindexing.IsDue(cancel))
        {
            await reindexing.Begin(cancel);
        }

        if (!(await reindexing.Read(cancel)).Runs)
        {
            return 0;
        }

        Begun();
        var progress = await reindexing.Run(p => run.Tell($"{p.Done:N0} / {p.Total:N0}", cancel), cancel);
        Ended(progress.Done);
        return (int)Math.Min(progress.Done, int.MaxValue);
    }

    [LoggerMessage(LogLevel.Information, "The search index is made anew in the background")]
    private partial void Begun();

    [LoggerMessage(LogLevel.Information, "The search index was made anew: {Things} things")]
    private partial void Ended(long things);
}
