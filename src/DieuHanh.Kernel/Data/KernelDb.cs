using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>The tables the mechanisms keep for themselves: calendar, outbox, audit, notices, files, search.</summary>
public sealed class KernelDb(DbContextOptions<KernelDb> options, ModuleScope scope) : ModuleDb(options, scope, "kernel")
{
    public DbSet<Calendar.CalendarDay> CalendarDays => Set<Calendar.CalendarDay>();
    public DbSet<Calendar.CalendarYear> CalendarYears => Set<Calendar.CalendarYear>();
    public DbSet<Calendar.WorkingHours> WorkingHours => Set<Calendar.WorkingHours>();
    public DbSet<Calendar.CalendarFeed> CalendarFeeds => Set<Calendar.CalendarFeed>();
    public DbSet<Http.KeyRow> Keys => Set<Http.KeyRow>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Jobs.JobRow> Jobs => Set<Jobs.JobRow>();
    public DbSet<DiskDay> DiskDays => Set<DiskDay>();

    /// <summary>Read only: they are written by the sealer.</summary>
    public DbSet<Audit.Sealing.SealRow> Seals => Set<Audit.Sealing.SealRow>();
    public DbSet<Audit.Sealing.UnsealedRow> Unsealed => Set<Audit.Sealing.UnsealedRow>();
    public DbSet<Search.SearchProgress> SearchProgress => Set<Search.SearchProgress>();

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Calendar.CalendarDay>().ToTable("kernel_calendar_day").HasKey(d => d.Day);
        model.Entity<Calendar.CalendarDay>().Ignore(d => d.TakenBack);
        model.Entity<Calendar.CalendarYear>();
        model.Entity<Calendar.WorkingHours>();
        model.Entity<Calendar.CalendarFeed>();
        model.Entity<Http.KeyRow>().ToTable("kernel_key");
        model.Entity<Jobs.JobRow>().ToTable("kernel_job").HasKey(j => j.Name);
        model.Entity<DiskDay>().ToTable("kernel_disk_day").HasKey(d => d.Day);
        model.Entity<Search.SearchProgress>().ToTable("kernel_search_progress");
        model.Entity<Revision>().ToTable("kernel_revision").HasKey(r => r.Name);
        model.Entity<Audit.Sealing.SealRow>().ToTable("kernel_seal").HasKey(s => s.Number);
        model.Entity<Audit.Sealing.UnsealedRow>().ToTable("kernel_unsealed").HasKey(u => u.AuditId);
    }
}

/// <summary>Counts the changes of something that nodes keep in memory, so that each node knows when to read it again.</summary>
public sealed class Revision
{
    public string Name { get; init; } = "";
    public long Value { get; set; }
}
