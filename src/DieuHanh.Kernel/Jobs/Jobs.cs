using System.Collections.Concurrent;
using System.Diagnostics;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Jobs;

/// <summary>
/// The background jobs of this node. A job is one line, <c>jobs.Every("Tên việc", pause, work, stoppingToken)</c>: it runs, tells the
/// operator's page how it went, and a fault of it ends neither the job nor the office.
/// </summary>
public sealed partial class Jobs(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Jobs> log)
{
    /// <summary>A job that ran and found nothing to do is written down this often; what did something or failed, at once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>So long after its next run was due a job has stopped.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    /// <summary>A run that said nothing for so long hangs. Work that takes longer tells how far it is (<see cref="JobRun.Tell"/>).</summary>
    private static readonly TimeSpan Speechless = TimeSpan.FromHours(2);

    /// <summary>An office that opens serves its first pages before its jobs look around.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private static readonly string Node = $"{Environment.MachineName}/{Environment.ProcessId}";

    private readonly ConcurrentDictionary<string, Bell> bells = new();
    private readonly ConcurrentDictionary<string, (DateTime At, bool Failed)> written = new();
    private readonly ConcurrentDictionary<string, DateTime> heardBy = new();

    /// <summary>The jobs that run here.</summary>
    public IReadOnlyCollection<string> Names => [.. bells.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// The jobs of this node that stopped or hang. Asked of this process and not of the rows, which another node may have written, and
    /// which say nothing of a job that is short at other times.
    /// </summary>
    public IReadOnlyCollection<string> Silent =>
        [.. heardBy.Where(h => h.Value < clock.Now()).Select(h => h.Key).Order(StringComparer.Ordinal)];

    /// <summary>Runs a job again and again until the office closes.</summary>
    /// <param name="name">What the operator calls it, in Vietnamese: a translation key.</param>
    /// <param name="work">Answers how many things it did. It may throw; the job runs again after the pause.</param>
    /// <param name="bell">What else wakes it, besides the pause and the operator.</param>
    public async Task Every(
        string name,
        TimeSpan pause,
        Func<JobRun, CancellationToken, Task<int>> work,
        CancellationToken stopping,
        Bell? bell = null
    )
    {
        bell = bells.GetOrAdd(name, bell ?? new Bell());
        try
        {
            await bell.Wait(pause < Settling ? pause : Settling, stopping);
            while (!stopping.IsCancellationRequested)
            {
                await Run(name, work, stopping, pause);
                await bell.Wait(pause, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The office closes.
        }
    }

    public Task Every(
        string name,
        TimeSpan pause,
        Func<CancellationToken, Task<int>> work,
        CancellationToken stopping,
        Bell? bell = null
    ) => Every(name, pause, (_, cancel) => work(cancel), stopping, bell);

    /// <summary>Runs a job once and writes down how it went.</summary>
    /// <returns>How many things it did; null where it failed.</returns>
    public async Task<int?> Run(
        string name,
        Func<JobRun, CancellationToken, Task<int>> work,
        CancellationToken cancel,
        TimeSpan? pause = null
    )
    {
        var begun = clock.Now();
        var since = Stopwatch.GetTimestamp();
        Hear(name, pause, Speechless);
        using var activity = Telemetry.Source.StartActivity("job");
        activity?.SetTag("job", name);
        if (pause >= Quiet)
        {
            await Write(name, begun, ended: null, TimeSpan.Zero, 0, null, null, pause, cancel);
        }

        int? done = null;
        string? fault = null;
        try
        {
            done = await work(new JobRun(this, name, begun, pause), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Timeouts too, which are cancellations: what leaves here ends the whole office.
            fault = e.GetType().Name;
            Paused(name, fault);
        }

        Hear(name, pause, (pause ?? TimeSpan.Zero) + Overdue);
        var took = Stopwatch.GetElapsedTime(since);
        Telemetry.JobEnded(activity, name, took, done, fault);
        if (IsWorthWriting(name, begun, done, fault is not null))
        {
            await Write(name, begun, clock.Now(), took, done ?? 0, fault, null, pause, cancel);
        }

        return done;
    }

    /// <summary>Wakes a job of this node.</summary>
    /// <returns>False: there is none of this name here.</returns>
    public bool RunNow(string name)
    {
        if (!bells.TryGetValue(name, out var bell))
        {
            return false;
        }

        // Whoever asked wants to see that it ran, even if it finds nothing to do.
        written.TryRemove(name, out _);
        bell.Ring();
        return true;
    }

    /// <summary>A run lives.</summary>
    internal void Hear(string name, TimeSpan? pause) => Hear(name, pause, Speechless);

    /// <summary>A run that lasts is in the rows as one that runs, with how far it is.</summary>
    internal Task Tell(string name, DateTime begun, string progress, TimeSpan? pause, CancellationToken cancel) =>
        Write(name, begun, ended: null, TimeSpan.Zero, 0, null, progress, pause, cancel);

    // By when it is heard of again. What runs once and not again and again is not waited for.
    private void Hear(string name, TimeSpan? pause, TimeSpan again)
    {
        if (pause is not null)
        {
            heardBy[name] = clock.Now() + again;
        }
    }

    private bool IsWorthWriting(string name, DateTime begun, int? done, bool failed)
    {
        var last = written.GetValueOrDefault(name);
        if (done is 0 && !failed && !last.Failed && begun - last.At < Quiet)
        {
            return false;
        }

        written[name] = (begun, failed);
        return true;
    }

    private Task Write(
        string name,
        DateTime begun,
        DateTime? ended,
        TimeSpan took,
        int done,
        string? fault,
        string? progress,
        TimeSpan? pause,
        CancellationToken cancel
    )
    {
        var row = new JobRow
        {
            Name = name,
            Node = Node,
            BegunAt = begun,
            EndedAt = ended,
            TookMs = (long)took.TotalMilliseconds,
            Done = done,
            Faults = fault is null ? 0 : 1,
            Fault = fault,
            FaultAt = fault is null ? null : ended,
            Progress = progress,
            NextAt = (ended ?? begun) + pause,
        };
        return Keep(
            (db, c) =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    insert into kernel_job (name, node, begun_at, ended_at, took_ms, done, faults, fault, fault_at, progress, next_at)
                    values ({row.Name}, {row.Node}, {row.BegunAt}, {row.EndedAt}, {row.TookMs}, {row.Done}, {row.Faults}, {row.Fault}, {row.FaultAt}, {row.Progress}, {row.NextAt})
                    on conflict (name) do update set
                      node = excluded.node, begun_at = excluded.begun_at, ended_at = excluded.ended_at, progress = excluded.progress, next_at = excluded.next_at,
                      took_ms = case when excluded.ended_at is null then kernel_job.took_ms else excluded.took_ms end,
                      done = case when excluded.ended_at is null then kernel_job.done else excluded.done end,
                      faults = case when excluded.ended_at is null then kernel_job.faults when excluded.fault is null then 0 else kernel_job.faults + 1 end,
                      fault = coalesce(excluded.fault, kernel_job.fault),
                      fault_at = coalesce(excluded.fault_at, kernel_job.fault_at)
                    """,
                    c
                ),
            cancel
        );
    }

    private async Task Keep(Func<KernelDb, CancellationToken, Task> write, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await write(scope.ServiceProvider.GetRequiredService<KernelDb>(), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // What cannot be written down is no reason not to do it.
            NotWritten(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Job {Name} paused: {Error}")]
    private partial void Paused(string name, string error);

    [LoggerMessage(LogLevel.Warning, "The state of a job could not be written: {Error}")]
    private partial void NotWritten(string error);
}
