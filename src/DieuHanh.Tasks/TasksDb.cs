using DieuHanh.Kernel.Data;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Review;
using DieuHanh.Tasks.Rules;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks;

/// <summary>Tasks, what each agency owes of them, and the counters all figures are sums of.</summary>
public sealed class TasksDb(DbContextOptions<TasksDb> options, ModuleScope scope) : ModuleDb(options, scope, "tasks")
{
    public DbSet<SteeringTask> Tasks => Set<SteeringTask>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<Petition> Petitions => Set<Petition>();
    public DbSet<CompletionReport> Reports => Set<CompletionReport>();
    public DbSet<ProgressNote> Notes => Set<ProgressNote>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Rule> Rules => Set<Rule>();
    public DbSet<AgencyWay> AgencyWays => Set<AgencyWay>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<CounterYear> CounterYears => Set<CounterYear>();
    public DbSet<DirectiveReview> Reviews => Set<DirectiveReview>();
    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>Counters change in the transaction of the assignments, or not at all.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        ChangeTracker.DetectChanges();
        var changes = Counting.Counters.Changes(ChangeTracker);
        if (changes.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await Counting.Counters.Write(this, changes, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return saved;
    }

    protected override void Describe(ModelBuilder model)
    {
        var task = model.Entity<SteeringTask>();
        task.HasMany(t => t.Assignments).WithOne().HasForeignKey(a => a.TaskId);
        task.HasMany(t => t.Contributions).WithOne().HasForeignKey(c => c.TaskId);
        task.HasMany(t => t.FollowUps).WithOne().HasForeignKey(f => f.TaskId);
        foreach (
            var parts in new[]
            {
                nameof(SteeringTask.Assignments),
                nameof(SteeringTask.Contributions),
                nameof(SteeringTask.FollowUps),
            }
        )
        {
            task.Navigation(parts).UsePropertyAccessMode(PropertyAccessMode.Field);
        }

        model.DescribeReview();
        var publication = model.Entity<Publication>();
        publication.Ignore(p => p.Period);
        publication.HasMany(p => p.Figures).WithOne().HasForeignKey(f => f.PublicationId);
        publication.Navigation(p => p.Figures).UsePropertyAccessMode(PropertyAccessMode.Field);
        model
            .Entity<PublishedFigure>()
            .HasKey(f => new
            {
                f.PublicationId,
                f.AgencyId,
                f.Figure,
            });
        model
            .Entity<Counter>()
            .HasKey(c => new
            {
                c.AgencyId,
                c.Openness,
                c.Measure,
                c.Day,
            });
        model
            .Entity<CounterYear>()
            .HasKey(c => new
            {
                c.AgencyId,
                c.Measure,
                c.Openness,
                c.Year,
            });
    }
}
