using System.Globalization;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Calendar;

/// <summary>The calendar in force, from the day table, and the hours of work in it.</summary>
public sealed class Calendars(IServiceProvider services, Revisions revisions, Remembered<OfficeHours> remembered)
{
    /// <summary>Name of the revision every change moves, so that all nodes read the calendar again.</summary>
    public const string RevisionName = "calendar";

    public async ValueTask<WorkingCalendar> Get(CancellationToken cancel = default) => (await Hours(cancel)).Calendar;

    public ValueTask<OfficeHours> Hours(CancellationToken cancel = default) =>
        remembered.Get(services, revisions, cancel);

    internal static async Task<OfficeHours> Read(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<KernelDb>();
        var batch = db.Batch();
        var days = batch.List(db.CalendarDays.AsNoTracking());
        var years = batch.List(db.CalendarYears.AsNoTracking());
        var hours = batch.List(db.WorkingHours.AsNoTracking());
        await batch.Run(cancel);
        return new(new(days.Value, Decisions(years.Value)), hours.Value);
    }

    /// <summary>The calendar this version of the program ships, for where there is no office to ask.</summary>
    public static WorkingCalendar ShippedCalendar() => new(Shipped(), Decisions(ShippedYears()));

    /// <summary>The deciding documents by year, of those that have one.</summary>
    public static IReadOnlyDictionary<int, string> Decisions(IEnumerable<CalendarYear> years) =>
        years.Where(y => y.Decision is not null).ToDictionary(y => y.Year, y => y.Decision!);

    /// <summary>The days this version of the program ships, from <c>Data/calendar.tsv</c>.</summary>
    public static IReadOnlyList<CalendarDay> Shipped() =>
        [
            .. TsvRow
                .Read(typeof(Calendars).Assembly, "calendar.tsv")
                .Select(r => new CalendarDay
                {
                    Day = r.Day("day")!.Value,
                    Kind = KindOf(r["kind"])!.Value,
                    Name = r["name"],
                    Decision = r["decision"],
                    Pair = r.Day("pair"),
                }),
        ];

    /// <summary>The years this version of the program ships, with the documents that decided them.</summary>
    public static IReadOnlyList<CalendarYear> ShippedYears() =>
        [
            .. TsvRow
                .Read(typeof(Calendars).Assembly, "calendar-years.tsv")
                .Select(r => CalendarYear.Of(int.Parse(r["year"], CultureInfo.InvariantCulture), r.Text("decision"))),
        ];

    /// <summary>A kind as data files write it ("swapped_off"); null for what is none.</summary>
    public static DayKind? KindOf(string written) =>
        Domain.Typed.Choice<DayKind>(written.Trim().Replace("_", "", StringComparison.Ordinal));

    /// <summary>A kind as data files write it.</summary>
    public static string Written(DayKind kind) =>
        kind switch
        {
            DayKind.SwappedOff => "swapped_off",
            DayKind.SwappedWork => "swapped_work",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <summary>Adds shipped days, years and hours the tables do not have yet; what the office entered itself is never overwritten.</summary>
    internal static async Task AddShipped(KernelDb db, CancellationToken cancel)
    {
        var known = await db.CalendarDays.Select(d => d.Day).ToListAsync(cancel);
        var years = await db.CalendarYears.Select(y => y.Year).ToListAsync(cancel);
        var missing = Shipped().ExceptBy(known, d => d.Day).ToList();
        var missingYears = ShippedYears().ExceptBy(years, y => y.Year).ToList();
        var hours = await db.WorkingHours.AnyAsync(cancel);
        if (missing.Count + missingYears.Count > 0 || !hours)
        {
            db.CalendarDays.AddRange(missing);
            db.CalendarYears.AddRange(missingYears);
            db.WorkingHours.AddRange(hours ? [] : [WorkingHours.Shipped()]);
            db.Moves(RevisionName);
            await db.SaveAsync("Nạp lịch làm việc", cancel: cancel);
        }
    }
}
