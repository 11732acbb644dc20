using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.Opening;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Directory.Provider;
using DieuHanh.Directory.Resets;
using DieuHanh.Directory.Sessions;
using DieuHanh.Directory.Workbooks;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory;

/// <summary>Agencies and their successors, units, people, posts, accounts, portfolios.</summary>
public sealed class DirectoryDb(DbContextOptions<DirectoryDb> options, ModuleScope scope)
    : ModuleDb(options, scope, "directory")
{
    /// <summary>Name of the revision every change here moves, so that all nodes read the directory again.</summary>
    public const string RevisionName = "directory";

    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<Alias> Aliases => Set<Alias>();
    public DbSet<HeldCode> Codes => Set<HeldCode>();
    public DbSet<AgencyGroup> Groups => Set<AgencyGroup>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<JobTitle> JobTitles => Set<JobTitle>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Portfolio> Portfolios => Set<Portfolio>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<StructureImport> Imports => Set<StructureImport>();
    public DbSet<Guess> Guesses => Set<Guess>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<FactorRule> FactorRules => Set<FactorRule>();
    public DbSet<Spent> Spent => Set<Spent>();
    public DbSet<Reset> Resets => Set<Reset>();
    public DbSet<Login> Logins => Set<Login>();

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Agency>().HasMany(a => a.Successions).WithOne().HasForeignKey(s => s.AgencyId);
        model.Entity<Agency>().Navigation(a => a.Successions).UsePropertyAccessMode(PropertyAccessMode.Field);
        model.Entity<AgencyGroup>().HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId);
        model.Entity<AgencyGroup>().Navigation(g => g.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
        model.Entity<Decision>().HasMany(d => d.Parts).WithOne().HasForeignKey(p => p.DecisionId);
        model.Entity<Decision>().Navigation(d => d.Parts).UsePropertyAccessMode(PropertyAccessMode.Field);
        model.Entity<Post>().HasQueryFilter(p => !p.NeverBegins);
        model.Entity<Guess>().HasKey(g => g.Address);
        model.Entity<Session>().Property(s => s.Id).ValueGeneratedNever();
        model.Entity<RecoveryCode>().Property(c => c.Id).ValueGeneratedNever();
        model.Entity<Reset>().Property(r => r.Id).ValueGeneratedNever();
        model.Entity<Spent>().Property(s => s.Id).ValueGeneratedNever();
        model.Entity<Account>().Ignore(a => a.HasAuthenticator);
        model.Entity<Account>().Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        model.Entity<Account>().Property(a => a.UserName).IsRequired();
        model.Entity<Account>().Property(a => a.NormalizedUserName).IsRequired();

        // SQLite compares instants as DateTime only.
        model
            .Entity<Account>()
            .Property(a => a.LockoutEnd)
            .HasConversion(
                at => at == null ? (DateTime?)null : at.Value.UtcDateTime,
                stored =>
                    stored == null
                        ? (DateTimeOffset?)null
                        : new DateTimeOffset(DateTime.SpecifyKind(stored.Value, DateTimeKind.Utc))
            );
    }
}
