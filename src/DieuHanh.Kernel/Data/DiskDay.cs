using System.Data.Common;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Data;

/// <summary>How much room the office took on a day, in bytes.</summary>
public sealed class DiskDay
{
    public DateOnly Day { get; init; }
    public long DatabaseBytes { get; init; }

    /// <summary>How many files of documents there are.</summary>
    public long Files { get; init; }
    public long FilesBytes { get; init; }

    /// <summary>What was left on the disk of the files.</summary>
    public long FreeBytes { get; init; }

    /// <summary>As it is now. Files are counted by their rows: walking millions of them would take minutes.</summary>
    public static async Task<DiskDay> Measure(KernelDb db, string filesFolder, CancellationToken cancel)
    {
        var files = await db
            .Files.GroupBy(_ => 1)
            .Select(g => new { Count = g.LongCount(), Bytes = g.Sum(f => f.Size) })
            .SingleOrDefaultAsync(cancel);
        return new DiskDay
        {
            Day = db.Scope.Today,
            DatabaseBytes = await SizeOf(db, cancel),
            Files = files?.Count ?? 0,
            FilesBytes = files?.Bytes ?? 0,
            FreeBytes = FreeSpace.At(filesFolder),
        };
    }

    /// <summary>Kept once a day; a second look on the same day takes its place.</summary>
    public Task<int> Keep(KernelDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into kernel_disk_day (day, database_bytes, files, files_bytes, free_bytes)
            values ({Day}, {DatabaseBytes}, {Files}, {FilesBytes}, {FreeBytes})
            on conflict (day) do update set database_bytes = excluded.database_bytes, files = excluded.files,
              files_bytes = excluded.files_bytes, free_bytes = excluded.free_bytes
            """,
            cancel
        );

    internal static string SizeSql(Engine engine) =>
        engine is Engine.Sqlite
            ? "select page_count * page_size from pragma_page_count, pragma_page_size"
            : "select pg_database_size(current_database())";

    private static async Task<long> SizeOf(KernelDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = SizeSql(db.Database.IsNpgsql() ? Engine.PostgreSql : Engine.Sqlite);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}

/// <summary>When a full disk is worth a word (configuration section <c>Disk</c>).</summary>
public sealed class DiskSettings
{
    /// <summary>Less than this left on the disk of the files, in MB, and health is <c>Degraded</c>.</summary>
    public long WarnBelowMb { get; set; } = 2_048;

    public long WarnBelow => WarnBelowMb << 20;

    internal static DiskSettings Read(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetSection("Disk").Get<DiskSettings>() ?? new DiskSettings();
}
