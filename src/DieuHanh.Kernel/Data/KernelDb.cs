using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>The tables the mechanisms keep for themselves: calendar, outbox, audit, notices, files, search.</summary>
public sealed class KernelDb(DbContextOptions<KernelDb> options, ModuleScope scope) : ModuleDb(options, scope, "kernel")
{
    public DbSet<Calendar.CalendarDay> CalendarDays => Set<Calendar.CalendarDay>();
    public DbSet<Http.KeyRow> Keys => Set<Http.KeyRow>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Search.SearchProgress> SearchProgress => Set<Search.SearchProgress>();

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Calendar.CalendarDay>().ToTable("kernel_calendar_day").HasKey(d => d.Day);
        model.Entity<Http.KeyRow>().ToTable("kernel_key");
        model.Entity<Search.SearchProgress>().ToTable("kernel_search_progress");
        model.Entity<Revision>().ToTable("kernel_revision").HasKey(r => r.Name);
    }
}

/// <summary>Counts the changes of something that nodes keep in memory, so that each node knows when to read it again.</summary>
public sealed class Revision
{
    public string Name { get; init; } = "";
    public long Value { get; set; }
}
