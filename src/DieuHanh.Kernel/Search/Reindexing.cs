using System.Diagnostics;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Makes the whole index anew, step by step, while the office works: each step replaces what some things are found by and writes down
/// how far it came, in one transaction, so it may be killed at any moment and goes on from there. What a step has not reached is found as
/// before. Several nodes may take steps: they wait for one another.
/// </summary>
public sealed class Reindexing(IServiceScopeFactory scopes, Database database, TimeProvider clock)
{
    private const int ThingsInAStep = 400;

    /// <summary>A SQLite writer that waits for its turn looks again only so often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    public async Task<SearchProgress> Read(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Of(scope.ServiceProvider.GetRequiredService<KernelDb>()).AsNoTracking().SingleAsync(cancel);
    }

    /// <summary>The index was cut by an older program: it is to be made anew.</summary>
    public async Task<bool> IsDue(CancellationToken cancel) =>
        await Read(cancel) is { Version: < SearchTokens.Version, Runs: false };

    /// <summary>Begins from the first thing; what runs already goes on instead.</summary>
    public Task<SearchProgress> Begin(CancellationToken cancel) =>
        Locked(
            async (services, _, progress) =>
            {
                if (progress.Runs)
                {
                    return;
                }

                var sources = Sources(services);
                (progress.Kind, progress.AfterId, progress.Done, progress.Total) = (sources[0].Kind, null, 0, 0);
                foreach (var source in sources)
                {
                    progress.Total += await source.Count(cancel);
                }

                (progress.StartedAt, progress.EndedAt) = (clock.Now(), null);
            },
            cancel
        );

    /// <summary>Takes all steps that are left, and rests between them so that others write and read.</summary>
    /// <param name="told">Is told after each step how far it is.</param>
    public async Task<SearchProgress> Run(Func<SearchProgress, Task> told, CancellationToken cancel)
    {
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            var progress = await Step(cancel);
            await told(progress);
            if (!progress.Runs)
            {
                return progress;
            }

            // PostgreSQL lets those who wait for the lock have it in turn.
            var worked = Stopwatch.GetElapsedTime(since);
            await Task.Delay(database.Engine is Engine.Sqlite && worked < Rest ? Rest : worked / 2, cancel);
        }
    }

    /// <summary>Takes one step, where there is one to take.</summary>
    /// <param name="most">Of so many things.</param>
    public Task<SearchProgress> Step(CancellationToken cancel, int most = ThingsInAStep) =>
        Locked(
            async (services, db, progress) =>
            {
                if (!progress.Runs)
                {
                    return;
                }

                var sources = Sources(services);
                var place = Math.Max(0, sources.FindIndex(s => s.Kind == progress.Kind));
                var things = await sources[place].After(progress.AfterId, most, cancel);
                if (things.Count > 0)
                {
                    await SearchStore.Of(db).Write(things, cancel);
                    (progress.AfterId, progress.Done) = (things[^1].Id, progress.Done + things.Count);
                }
                else if (place + 1 < sources.Count)
                {
                    (progress.Kind, progress.AfterId) = (sources[place + 1].Kind, null);
                }
                else
                {
                    (progress.Kind, progress.AfterId) = (null, null);
                    (progress.Version, progress.EndedAt) = (SearchTokens.Version, clock.Now());
                }
            },
            cancel
        );

    private async Task<SearchProgress> Locked(
        Func<IServiceProvider, KernelDb, SearchProgress, Task> act,
        CancellationToken cancel
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Nobody who changed a thing may write what it is found by between our reading of it and our writing.
        await SearchStore.Of(db).Lock(cancel);
        var progress = await Of(db).SingleAsync(cancel);
        await act(scope.ServiceProvider, db, progress);
        progress.MovedAt = clock.Now();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return progress;
    }

    private static IQueryable<SearchProgress> Of(KernelDb db) => db.SearchProgress.Where(p => p.Id == 1);

    private static List<ISearchSource> Sources(IServiceProvider services) =>
        [.. services.GetServices<ISearchSource>().OrderBy(s => s.Kind, StringComparer.Ordinal)];
}
