using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// Once a day deletes what the mechanisms no longer need: keys of forms that were sent long ago, facts that everybody was told, and stored
/// files that no row speaks of. What was not delivered stays, however old. Several nodes may run it; what one deleted, the others do not find.
/// </summary>
public sealed class KernelSweeper(IServiceScopeFactory scopes, TimeProvider clock, Jobs.Jobs jobs) : BackgroundService
{
    /// <summary>A page that lay open for longer may act a second time.</summary>
    public static readonly TimeSpan KeysKept = TimeSpan.FromDays(7);

    /// <summary>So long it can be looked up what was told to whom.</summary>
    public static readonly TimeSpan FactsKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Deletes what is old enough now and answers how many rows went.</summary>
    public async Task<int> Sweep(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var (keys, facts) = (clock.Now() - KeysKept, clock.Now() - FactsKept);
        return await db.Set<OnceRow>().Where(o => o.At < keys).ExecuteDeleteAsync(cancel)
            + await db.Outbox.Where(o => o.DeliveredAt < facts || o.DroppedAt < facts).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Deletes stored files without a row and answers how many went.</summary>
    public async Task<int> SweepFiles(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return await scope
            .ServiceProvider.GetRequiredService<FileStore>()
            .Sweep(
                async (hashes, c) =>
                    await db.Files.Where(f => hashes.Contains(f.Hash)).Select(f => f.Hash).ToHashSetAsync(c),
                cancel
            );
    }

    /// <summary>Writes down how much room the office takes.</summary>
    public async Task MeasureDisk(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var folder = scope.ServiceProvider.GetRequiredService<FileSettings>().Folder;
        await (await DiskDay.Measure(db, folder, cancel)).Keep(db, cancel);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every(
            "Dọn khóa, sự kiện và tệp không còn dùng",
            Pause,
            async cancel =>
            {
                await MeasureDisk(cancel);
                return await Sweep(cancel) + await SweepFiles(cancel);
            },
            stoppingToken
        );
}
