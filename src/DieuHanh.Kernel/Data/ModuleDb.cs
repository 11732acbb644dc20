using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// The tables of one module, all named <c>prefix_thing</c>. Saving writes, in one transaction, the things that changed, who changed what
/// and why, the facts for other modules, and the notices to people; or nothing at all.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, ModuleScope scope, string prefix) : DbContext(options)
{
    private readonly HashSet<string> moved = [];
    private readonly List<StoredFile> kept = [];
    private readonly HashSet<Guid> told = [];
    private readonly Dictionary<Guid, Searched> searched = [];

    public ModuleScope Scope { get; } = scope;

    internal System.Data.Common.DbDataReader? RunningBatch { get; set; }

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<SearchPart> SearchParts => Set<SearchPart>();

    /// <summary>Gathers the queries of a page so that they are sent together.</summary>
    public QueryBatch Batch() => new(this);

    /// <summary>Saves what was done.</summary>
    /// <param name="action">What was done, in the words of the timeline ("Giao nhiệm vụ"). It is a translation key.</param>
    /// <param name="why">The reason given, where one was asked for.</param>
    /// <param name="behalfOf">The leader in whose name it was entered; where none is said, whoever the person acts for.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone else saved one of the things first: shown as 409.</exception>
    public async Task SaveAsync(
        string action,
        string? why = null,
        Guid? behalfOf = null,
        CancellationToken cancel = default
    )
    {
        ChangeTracker.DetectChanges();
        var entities = ChangeTracker.Entries<Entity>().ToList();
        Audit.AddRange(Audits.Of(entities, Scope, action, why, behalfOf ?? Scope.Actor.BehalfOf));
        foreach (var entry in entities.Where(e => e.State is EntityState.Modified))
        {
            var version = entry.Property(nameof(Entity.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }

        var facts = entities.SelectMany(e => e.Entity.TakeRaised()).Select(f => OutboxRow.Of(f, Scope.Now)).ToList();
        Outbox.AddRange(facts);
        Scope.Once?.WriteTo(this);
        await Commit(cancel);
        Scope.Live.Tell(told);
        told.Clear();
        Scope.Once?.Kept = true;
        if (facts.Count > 0)
        {
            Scope.Bell.Ring();
        }
    }

    /// <summary>
    /// Writes into the audit what changed no row of ours (a sign-in, a download) or a row that is no <see cref="Entity"/>; with the next save.
    /// </summary>
    /// <param name="wholeId">The thing whose timeline shows it; <paramref name="thingId"/> itself where null.</param>
    public void Record(string action, string thing, Guid thingId, Guid? wholeId = null, string? why = null) =>
        Audit.Add(
            new AuditRow
            {
                At = Scope.Now,
                ActorId = Scope.Actor.PersonId,
                ActorName = Scope.Actor.Name,
                BehalfId = Scope.Actor.BehalfOf,
                Action = action,
                Thing = thing,
                ThingId = thingId,
                WholeId = wholeId ?? thingId,
                Why = why,
            }
        );

    /// <summary>Every node reads <paramref name="name"/> (the directory, the calendar) again once this is saved.</summary>
    public void Moves(string name) => moved.Add(name);

    /// <summary>Tells people something in the app, and by e-mail where that is set up; sent only if this transaction commits.</summary>
    /// <param name="sentence">The Vietnamese sentence, which is the translation key.</param>
    public void Notify(IEnumerable<Guid> people, string url, string sentence, params string[] values)
    {
        foreach (var person in people.Distinct().Where(p => p != Scope.Actor.PersonId))
        {
            Notices.Add(Notice.To(person, url, sentence, values, Scope.Now));
            told.Add(person);
        }
    }

    /// <summary>These bytes are kept once this is saved; until then nothing speaks of them, and the sweeper takes them.</summary>
    public void Keep(StoredFile file) => kept.Add(file);

    /// <summary>
    /// What this thing is found by from the moment this is saved; replaces what it was found by before. To be called whenever something
    /// in it changes, also when the text of a file comes later: with everything the thing holds, not only with what is new.
    /// </summary>
    public void Index(Searched thing) => searched[thing.Id] = thing;

    /// <summary>What can be found changes in the transaction of the things, or not at all.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (searched.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await SearchStore.Of(this).Write([.. searched.Values], cancellationToken);
        searched.Clear();
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return saved;
    }

    private async Task Commit(CancellationToken cancel)
    {
        if (moved.Count == 0 && kept.Count == 0)
        {
            await SaveChangesAsync(cancel);
            return;
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancel) : null;
        await KeptFiles.Write(this, kept, cancel);
        await SaveChangesAsync(cancel);
        foreach (var name in moved)
        {
            await Database.ExecuteSqlAsync(
                $"insert into kernel_revision (name, value) values ({name}, 1) on conflict (name) do update set value = kernel_revision.value + 1",
                cancel
            );
        }

        moved.Clear();
        kept.Clear();
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxRow>().ToTable("kernel_outbox");
        modelBuilder.Entity<AuditRow>().ToTable("kernel_audit");
        modelBuilder.Entity<Notice>().ToTable("kernel_notice");
        modelBuilder.Entity<OnceRow>().ToTable("kernel_once").HasKey(o => o.Key);
        modelBuilder.Entity<StoredFile>().ToTable("kernel_file").HasKey(f => f.Hash);
        modelBuilder.Entity<SearchPart>().ToTable("kernel_search_part").HasKey(s => new { s.Id, s.Part });
        RowValues.Register(modelBuilder);
        Describe(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (
                entity.GetTableName() is { } table
                && !table.StartsWith("kernel_", StringComparison.Ordinal)
                && !entity.IsOwned()
            )
            {
                // Kinds of one thing share its table.
                entity.SetTableName($"{prefix}_{Snake(entity.GetRootType().ClrType.Name)}");
            }

            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = Microsoft
                    .EntityFrameworkCore
                    .Metadata
                    .ValueGenerated
                    .Never;
            }
        }
    }

    /// <summary>The module's own tables. Names, enums as text and UTC instants are settled here for all of them.</summary>
    protected abstract void Describe(ModelBuilder model);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
    }

    /// <summary>SourceDocument → source_document.</summary>
    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToLowerInvariant();

    private sealed class UtcInstant()
        : ValueConverter<DateTime, DateTime>(
            typed => typed.Kind == DateTimeKind.Utc ? typed : DateTime.SpecifyKind(typed, DateTimeKind.Utc),
            stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc)
        );
}
