using DieuHanh.Kernel.Data;
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

    /// <returns>How many were scanned.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var scanned = 0;
        if (!clamd.Settings.On)
        {
            return scanned;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var (at, hash) = (DateTime.MinValue.ToUniversalTime(), "");
        while (await Next(db, at, hash, cancel) is { Count: > 0 } files)
        {
            foreach (var file in files.Where(f => store.Exists(f.Hash)))
            {
                await using var content = store.Open(file.Hash);
                var found = await clamd.Look(content, cancel);
                scanned += await Write(db, file.Hash, found, cancel);
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

    private async Task<int> Write(KernelDb db, string hash, Scan found, CancellationToken cancel)
    {
        var row = db.Files.Where(f => f.Hash == hash);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return found switch
        {
            Scan.Clean => await row.ExecuteUpdateAsync(f => f.SetProperty(x => x.ScannedAt, now), cancel),
            Scan.Infected => await row.ExecuteUpdateAsync(f => f.SetProperty(x => x.InfectedAt, now), cancel),
            _ => 0,
        };
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clamd.Settings.On ? jobs.Every("Quét lại mã độc", Pause, Run, stoppingToken) : Task.CompletedTask;
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
