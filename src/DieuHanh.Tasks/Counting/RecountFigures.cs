using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Counting;

/// <summary>
/// Counts everything again from the assignments themselves: for the day on which figures do not add up, after a restored backup or a
/// damaged row. Nobody needs it otherwise.
/// </summary>
public static class RecountFigures
{
    public const string Address = "/tasks/recount";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.Administer);
        app.MapPost(Address, Post).Needs(Right.Administer);
    }

    /// <param name="Wrong">How many counters were wrong and are right now; null before the count.</param>
    public sealed record Model(int? Wrong);

    private static RazorComponentResult<RecountFiguresPage> Get(string? wrong) =>
        new(new { Model = new Model(Typed.Number(wrong)) });

    private static async Task<RedirectHttpResult> Post(TasksDb db, CancellationToken cancel)
    {
        var wrong = await Recount(db, cancel);
        return TypedResults.LocalRedirect($"{Address}?wrong={wrong}");
    }

    /// <summary>Puts every counter right and answers how many were wrong. Whoever saves meanwhile waits, so nothing is lost or counted twice.</summary>
    internal static async Task<int> Recount(TasksDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("lock table tasks_counter in exclusive mode", cancel);
        }

        var kept = await db
            .Counters.AsNoTracking()
            .ToDictionaryAsync(c => (c.AgencyId, c.Openness, c.Measure, c.Day), c => c.N, cancel);
        await foreach (var part in db.Assignments.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            foreach (var (measure, day) in Counters.Of(part))
            {
                var cell = (part.AgencyId, part.Openness, measure, day);
                kept[cell] = kept.GetValueOrDefault(cell) - 1;
            }
        }

        // What is left over, either way, is what the counter was wrong by.
        var wrong = kept.Where(c => c.Value != 0)
            .Select(c => new Counter
            {
                AgencyId = c.Key.AgencyId,
                Openness = c.Key.Openness,
                Measure = c.Key.Measure,
                Day = c.Key.Day,
                N = -c.Value,
            })
            .ToList();
        await Counters.WriteDays(db, wrong, cancel);
        var cells = wrong.Count + await RecountYears(db, cancel);
        db.Record("Đếm lại số liệu", nameof(Counter), Guid.Empty, why: T["Số ô đếm sai đã sửa: {0}", cells]);
        await db.SaveAsync("Đếm lại số liệu", cancel: cancel);
        await transaction.CommitAsync(cancel);
        return cells;
    }

    // The days are right by now: the years are their sums.
    private static async Task<int> RecountYears(TasksDb db, CancellationToken cancel)
    {
        var kept = await db
            .CounterYears.AsNoTracking()
            .ToDictionaryAsync(y => (y.AgencyId, y.Openness, y.Measure, y.Year), y => y.N, cancel);
        var right = CounterYear
            .Of(await db.Counters.AsNoTracking().Where(c => c.N != 0).ToListAsync(cancel))
            .ToDictionary(y => (y.AgencyId, y.Openness, y.Measure, y.Year), y => y.N);
        var wrong = kept
            .Keys.Union(right.Keys)
            .Select(cell => new CounterYear
            {
                AgencyId = cell.AgencyId,
                Openness = cell.Openness,
                Measure = cell.Measure,
                Year = cell.Year,
                N = right.GetValueOrDefault(cell) - kept.GetValueOrDefault(cell),
            })
            .Where(y => y.N != 0)
            .ToList();
        await Counters.WriteYears(db, wrong, cancel);
        return wrong.Count;
    }
}
