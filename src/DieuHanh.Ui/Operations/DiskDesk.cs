using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Operations;

/// <summary>How much room the office takes, how fast it grows, and how much is left.</summary>
public static class DiskDesk
{
    private const int DaysShown = 30;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(OperationsTabs.Disk, Get).Needs(Right.Operate);

    /// <param name="Waiting">Bytes of uploads that nobody has registered yet, or that are coming in.</param>
    /// <param name="Days">One a day, newest first.</param>
    public sealed record Model(DiskDay Now, long Waiting, long WarnBelow, IReadOnlyList<DiskDay> Days)
    {
        /// <summary>Bytes a day, over the days that were measured; null while there is only one.</summary>
        public long? Growth =>
            Days.Count > 1 && Days[0].Day.DayNumber - Days[^1].Day.DayNumber is > 0 and var days
                ? (Taken(Days[0]) - Taken(Days[^1])) / days
                : null;

        /// <summary>How many days what is left lasts at this pace.</summary>
        public long? DaysLeft => Growth is > 0 and var pace ? Now.FreeBytes / pace : null;

        private static long Taken(DiskDay day) => day.DatabaseBytes + day.FilesBytes;
    }

    private static async Task<RazorComponentResult<DiskDeskPage>> Get(
        KernelDb db,
        FileSettings files,
        DiskSettings settings,
        CancellationToken cancel
    ) => new(new { Model = await Load(db, files, settings, cancel) });

    internal static async Task<Model> Load(
        KernelDb db,
        FileSettings files,
        DiskSettings settings,
        CancellationToken cancel
    ) =>
        new(
            await DiskDay.Measure(db, files.Folder, cancel),
            Waiting(files.Folder),
            settings.WarnBelow,
            await db.DiskDays.AsNoTracking().OrderByDescending(d => d.Day).Take(DaysShown).ToListAsync(cancel)
        );

    // Every folder of files that are not kept by their hash: those have names of two letters.
    private static long Waiting(string folder) =>
        new DirectoryInfo(folder) is { Exists: true } root
            ? root.EnumerateDirectories()
                .Where(d => d.Name.Length > 2)
                .SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories))
                .Sum(f => f.Exists ? f.Length : 0)
            : 0;
}
