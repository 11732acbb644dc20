using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Makes the index anew in the background when this program cuts words in another way than the one before it, and finishes what was
/// begun and did not end. It rests as long as it works, so that the office can be used meanwhile.
/// </summary>
public sealed partial class SearchUpkeep(Reindexing reindexing, ILogger<SearchUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await Work(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away or busy: what was done is written down, the rest comes in a minute.
                Paused(e.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Work(CancellationToken cancel)
    {
        if (await reindexing.IsDue(cancel))
        {
            await reindexing.Begin(cancel);
        }

        if (!(await reindexing.Read(cancel)).Runs)
        {
            return;
        }

        Begun();
        var progress = await reindexing.Run(_ => Task.CompletedTask, cancel);
        Ended(progress.Done);
    }

    [LoggerMessage(LogLevel.Information, "The search index is made anew in the background")]
    private partial void Begun();

    [LoggerMessage(LogLevel.Information, "The search index was made anew: {Things} things")]
    private partial void Ended(long things);

    [LoggerMessage(LogLevel.Warning, "Making the search index anew paused: {Error}")]
    private partial void Paused(string error);
}
