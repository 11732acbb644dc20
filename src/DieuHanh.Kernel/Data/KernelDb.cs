using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>The tables the mechanisms keep for themselves: calendar, outbox, audit, notices, files, search.</summary>
public sealed class KernelDb(DbContextOptions<KernelDb> options, ModuleScope scope) : ModuleDb(options, scope, "kernel")
{
    public DbSet<Calendar.CalendarDay> CalendarDays => Set<Calendar.CalendarDay>();
    public DbSet<Http.KeyRow> Keys => Set<Http.KeyRow>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Jobs.JobRow> Jobs => Set<Jobs.JobRow>();
    public DbSet<DiskDay> DiskDays => Set<DiskDay>();

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Calendar.CalendarDay>().ToTable("kernel_calendar_day").HasKey(d => d.Day);
        model.Entity<Http.KeyRow>().ToTable("kernel_key");
        model.Entity<Jobs.JobRow>().ToTable("kernel_job").HasKey(j => j.Name);
        model.Entity<DiskDay>().ToTable("kernel_disk_day").HasKey(d => d.Day);
        model.Entity<Revision>().ToTable("kernel_revision").HasKey(r => r.Name);
    }
}

/// <summary>Counts the changes of something that nodes keep in memory, so that each node knows when to read it again.</summary>
public sealed class Revision
{
    public string Name { get; init; } = "";
    public long Value { get; set; }
}
