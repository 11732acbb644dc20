using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Scans what was kept while the scanner was off or away, oldest first. What it finds is not given out any more, but stays: a document of
/// the register is not destroyed by a program. Several nodes may do it; scanning twice does no harm.
/// </summary>
public sealed class Rescan(
    IServiceScopeFactory scopes,
    Clamd clamd,
    FileStore store,
    TimeProvider clock,
    Jobs.Jobs jobs
) : BackgroundService
{
    private const int Some = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    // A file the scanner declined is sent to it again an hour later: it may have fallen over, or look through larger ones by then. What is
    // forgotten with this process is sent once more; nothing else hangs on it.
    private static readonly TimeSpan AfterDeclined = TimeSpan.FromHours(1);
    private readonly Dictionary<string, DateTime> later = [];

    /// <summary>Scans what waits; ends when it is done or the scanner is away.</summary>
    /// <returns>How many were scanned.</returns>
    public async Task<int> Run(CancellationToken cancel, JobRun? run = null)
    {
        var scanned = 0;
        if (!clamd.Settings.On)
        {
            return scanned;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var (at, hash) = (DateTime.MinValue.ToUniversalTime(), "");
        while (await Next(db, at, hash, cancel) is { Count: > 0 } files)
        {
            foreach (var file in files.Where(f => IsDue(f.Hash) && store.Exists(f.Hash)))
            {
                await using var content = store.Open(file.Hash);
                var found = await clamd.Look(content, cancel);
                if (found is Scan.Away)
                {
                    return scanned;
                }

                scanned += await Write(db, file.Hash, found, cancel);
                await (run?.Tell($"{scanned:N0}", cancel) ?? Task.CompletedTask);
            }

            (at, hash) = (files[^1].At, files[^1].Hash);
        }

        return scanned;
    }

    private static Task<List<StoredFile>> Next(KernelDb db, DateTime at, string hash, CancellationToken cancel) =>
        db
            .Files.AsNoTracking()
            .Where(f => f.ScannedAt == null && f.InfectedAt == null)
            .Where(f => RowValues.After(f.At, f.Hash, at, hash))
            .OrderBy(f => f.At)
            .ThenBy(f => f.Hash)
            .Take(Some)
            .ToListAsync(cancel);

    private bool IsDue(string hash) => !later.TryGetValue(hash, out var at) || at <= clock.Now();

    private async Task<int> Write(KernelDb db, string hash, Scan found, CancellationToken cancel)
    {
        DateTime? now = clock.Now();
        switch (found)
        {
            case Scan.Clean:
                later.Remove(hash);
                return await db
                    .Files.Where(f => f.Hash == hash)
                    .ExecuteUpdateAsync(f => f.SetProperty(x => x.ScannedAt, now), cancel);
            case Scan.Infected:
                later.Remove(hash);
                return await Block(db, hash, now, cancel);
            default:
                later[hash] = now.Value + AfterDeclined;
                return 0;
        }
    }

    /// <summary>From now on nobody is given it, and the journal says since when and why: once, whichever nodes found it.</summary>
    private static async Task<int> Block(KernelDb db, string hash, DateTime? now, CancellationToken cancel)
    {
        await using var held = await db.Database.BeginTransactionAsync(cancel);
        var blocked = await db
            .Files.Where(f => f.Hash == hash && f.InfectedAt == null)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.InfectedAt, now), cancel);
        if (blocked == 1)
        {
            db.Record("Chặn tệp có mã độc", "File", NewId.Next(), why: $"SHA-256 {hash}");
            await db.SaveAsync("Chặn tệp có mã độc", cancel: cancel);
            db.ChangeTracker.Clear();
        }

        await held.CommitAsync(cancel);
        return blocked;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clamd.Settings.On
            ? jobs.Every("Quét lại mã độc", Pause, (run, cancel) => Run(cancel, run), stoppingToken)
            : Task.CompletedTask;
}

/// <summary>When the office opens, erases what a program that was killed had taken in and not yet looked at.</summary>
internal sealed class QuarantineSweep(Quarantine quarantine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        quarantine.Sweep();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
