using System.Diagnostics;

namespace DieuHanh.Kernel.Jobs;

/// <summary>One run of a job, which may tell how far it is.</summary>
public sealed class JobRun
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);
    private readonly (Jobs Jobs, string Name, DateTime Begun, TimeSpan? Pause) run;
    private long told = Stopwatch.GetTimestamp();

    internal JobRun(Jobs jobs, string name, DateTime begun, TimeSpan? pause) => run = (jobs, name, begun, pause);

    /// <summary>
    /// Says how far it is, in words without anybody's data; more often than every two seconds is not written down. Who tells something is
    /// known to be at work.
    /// </summary>
    public async Task Tell(string progress, CancellationToken cancel)
    {
        run.Jobs.Hear(run.Name, run.Pause);
        if (Stopwatch.GetElapsedTime(told) > AtMost)
        {
            told = Stopwatch.GetTimestamp();
            await run.Jobs.Tell(run.Name, run.Begun, progress, run.Pause, cancel);
        }
    }
}
