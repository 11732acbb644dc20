using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Audit;

/// <summary>
/// Writes down what was done in the past: every deed is told with its day and doer, has its line in the audit record as if it had been
/// saved then, and all are saved together. No fact leaves for the other modules, since what followed is written down as well. For sample
/// offices and for registers taken over from another program; things already in the database are not its business.
/// </summary>
public sealed class Chronicle : IDisposable
{
    private readonly ModuleDb[] dbs;
    private readonly Dictionary<Type, ModuleDb> homes = [];
    private readonly IdSeries ids;
    private readonly IDisposable taken;
    private readonly Dictionary<Entity, (Dictionary<string, object?> Values, int Version)> told = [];

    /// <param name="seed">The same seed and the same deeds give the same ids.</param>
    public Chronicle(ulong seed, params ModuleDb[] dbs)
    {
        this.dbs = dbs;
        ids = new IdSeries(seed);
        taken = NewId.From(ids);
        foreach (var db in dbs)
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
        }
    }

    /// <summary>Tells a deed.</summary>
    /// <param name="action">What was done, in the words of the timeline; a translation key.</param>
    /// <param name="deed">Does it, and answers the things it made or changed.</param>
    public void Tell(
        DateTime at,
        Actor actor,
        string action,
        Func<IEnumerable<Entity>> deed,
        string? why = null,
        Guid? behalfOf = null
    )
    {
        ids.Moment = at;
        foreach (var thing in deed().ToList())
        {
            var db = Home(thing);
            var entry = db.Entry(thing);
            if (entry.State is EntityState.Detached)
            {
                db.Add(thing);
            }

            var before = told.GetValueOrDefault(thing);
            var values = Audits.Values(entry);
            db.Audit.Add(
                new AuditRow
                {
                    At = at,
                    ActorId = actor.PersonId,
                    ActorName = actor.Name,
                    BehalfId = behalfOf,
                    Action = action,
                    Thing = entry.Metadata.ClrType.Name,
                    ThingId = thing.Id,
                    WholeId = thing.WholeId,
                    Changes = Audits.Changes(before.Values, values),
                    Why = why,
                }
            );
            told[thing] = (values, before.Values is null ? 0 : before.Version + 1);
        }
    }

    /// <summary>Saves all that was told, and forgets it.</summary>
    public async Task Save(CancellationToken cancel = default)
    {
        foreach (var (thing, (_, version)) in told)
        {
            thing.TakeRaised();
            Home(thing).Entry(thing).Property(nameof(Entity.Version)).CurrentValue = version;
        }

        told.Clear();
        foreach (var db in dbs)
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    public void Dispose()
    {
        taken.Dispose();
        foreach (var db in dbs)
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private ModuleDb Home(Entity thing)
    {
        if (!homes.TryGetValue(thing.GetType(), out var home))
        {
            homes[thing.GetType()] = home = dbs.First(d => d.Model.FindEntityType(thing.GetType()) is not null);
        }

        return home;
    }
}
