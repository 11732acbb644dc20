using System.Globalization;
using System.Reflection;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Calendar;

/// <summary>The calendar in force, from the day table.</summary>
public sealed class Calendars(IServiceProvider services, Revisions revisions, Remembered<WorkingCalendar> remembered)
{
    internal const string RevisionName = "calendar";

    public ValueTask<WorkingCalendar> Get(CancellationToken cancel = default) =>
        remembered.Get(services, revisions, cancel);

    internal static async Task<WorkingCalendar> Read(IServiceProvider services, CancellationToken cancel) =>
        new(await services.GetRequiredService<KernelDb>().CalendarDays.AsNoTracking().ToListAsync(cancel));

    /// <summary>The days this version of the program ships, from <c>Data/calendar.tsv</c>.</summary>
    public static IReadOnlyList<CalendarDay> Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("calendar.tsv")!;
        using var reader = new StreamReader(stream);
        var days = new List<CalendarDay>();
        var header = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0)
            {
                continue;
            }

            if (header)
            {
                header = false;
                continue;
            }

            var cells = line.Split('\t');
            days.Add(
                new CalendarDay
                {
                    Day = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Kind = Enum.Parse<DayKind>(cells[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                    Name = cells[2],
                    Decision = cells[3],
                }
            );
        }

        return days;
    }

    /// <summary>Adds shipped days the table does not have yet; what the office entered itself is never overwritten.</summary>
    internal static async Task AddShipped(KernelDb db, CancellationToken cancel)
    {
        var known = await db.CalendarDays.Select(d => d.Day).ToListAsync(cancel);
        var missing = Shipped().ExceptBy(known, d => d.Day).ToList();
        if (missing.Count > 0)
        {
            db.CalendarDays.AddRange(missing);
            db.Moves(RevisionName);
            await db.SaveAsync("Nạp lịch làm việc", cancel: cancel);
        }
    }
}
