using DieuHanh.Tasks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Figures;

/// <summary>A world with two years of history.</summary>
public sealed class FigureWorld : World, IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await History.Write(this, 250, Today);
    }

    public Task<FigureTable> Table(Period period, bool connected = false, bool fromRows = false) =>
        In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var batch = db.Batch();

            // A "today" that is another day makes the same question be answered by the rows.
            var today = fromRows ? period.To.AddDays(1) : Today;
            var table = FigureTable.Ask(batch, db, period, today, connected);
            await batch.Run(TestContext.Current.CancellationToken);
            return table();
        });
}

public sealed class FigureTests(FigureWorld world) : IClassFixture<FigureWorld>
{
    private static readonly Figure[] All = Enum.GetValues<Figure>();

    public static readonly TheoryData<string> Starts =
    [
        "2026-01-01",
        "2026-11-01",
        "2025-06-15",
        "2026-11-23",
        "2020-01-01",
    ];

    [Theory, MemberData(nameof(Starts))]
    public async Task Todays_figures_are_the_same_from_counters_and_from_rows(string start)
    {
        var period = new Period(DateOnly.Parse(start), FigureWorld.Today);
        foreach (var connected in new[] { false, true })
        {
            var counted = await world.Table(period, connected);
            var rows = await world.Table(period, connected, fromRows: true);

            counted.AddsUp.ShouldBeTrue();
            counted.Total[Figure.Owed].ShouldBePositive();
            foreach (var agency in counted.ByAgency.Keys.Union(rows.ByAgency.Keys))
            {
                foreach (var figure in All)
                {
                    counted.Of(agency)[figure].ShouldBe(rows.Of(agency)[figure], $"{figure} since {start}");
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-01-01", "2026-11-23")]
    [InlineData("2025-01-01", "2025-12-31")]
    [InlineData("2026-03-02", "2026-03-02")]
    public async Task Every_figure_counts_exactly_the_rows_of_its_list(string from, string to)
    {
        var period = new Period(DateOnly.Parse(from), DateOnly.Parse(to));
        var table = await world.Table(period);

        table.AddsUp.ShouldBeTrue();
        foreach (var figure in All)
        {
            var listed = await world.In(async services =>
                await services
                    .GetRequiredService<TasksDb>()
                    .Assignments.Counted(figure, period)
                    .CountBy(a => a.AgencyId)
            );
            foreach (var (agency, set) in table.ByAgency)
            {
                ((long)listed.GetValueOrDefault(agency)).ShouldBe(set[figure], $"{figure}, {from} to {to}");
            }
        }
    }

    [Fact]
    public async Task What_happens_after_the_cut_off_does_not_change_the_figures_of_a_past_day()
    {
        var period = new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 5, 31));
        var before = await world.Table(period);
        var open = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var part = await db
                .Assignments.Counted(Figure.OpenOverdue, period)
                .FirstAsync(a => a.State == DieuHanh.Tasks.Assignments.AssignmentState.Accepted);
            part.Report(new DateOnly(2026, 6, 1), null);
            part.Confirm(new DateOnly(2026, 6, 2));
            await db.SaveAsync("Thử nghiệm");
            return part;
        });

        var after = await world.Table(period);
        foreach (var figure in All)
        {
            after.Of(open.AgencyId)[figure].ShouldBe(before.Of(open.AgencyId)[figure], figure.ToString());
        }

        // And a cut-off one day later knows it.
        var next = period with
        {
            To = new DateOnly(2026, 6, 1),
        };
        (await world.Table(next)).Of(open.AgencyId)[Figure.DoneLate].ShouldBePositive();
    }

    [Fact]
    public async Task An_extension_makes_the_share_by_the_first_deadline_no_better()
    {
        var period = Period.ThisYear(FigureWorld.Today);
        var extended = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var part = await db
                .Assignments.Counted(Figure.OpenOverdue, period)
                .FirstAsync(a => a.State == DieuHanh.Tasks.Assignments.AssignmentState.Accepted && a.FirstDue == a.Due);
            return (part.Id, part.AgencyId, Before: await world.Table(period));
        });

        await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var part = await db.Assignments.SingleAsync(a => a.Id == extended.Id);
            part.Extend(FigureWorld.Today, null, askedLate: true);
            part.Report(FigureWorld.Today, null);
            part.Confirm(FigureWorld.Today);
            await db.SaveAsync("Thử nghiệm");
        });

        var (before, after) = (
            extended.Before.Of(extended.AgencyId),
            (await world.Table(period)).Of(extended.AgencyId)
        );
        (after.OnTime.Numerator - before.OnTime.Numerator).ShouldBe(1);
        after.OnTimeByFirst.ShouldBe(before.OnTimeByFirst, "it was owed by the first day and missed it");
    }

    [Fact]
    public async Task The_end_of_one_period_is_the_beginning_of_the_next()
    {
        var first = await world.Table(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 5, 31)));
        var second = await world.Table(new Period(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 1)));

        // What was open is carried over, but for what ended otherwise on the day itself.
        var gone = second.Total[Figure.EndedOtherwise];
        (first.Total[Figure.Open] - gone).ShouldBe(second.Total[Figure.CarriedOver]);
    }

    [Theory]
    [InlineData(42, 48, 87.5, 88)]
    [InlineData(1, 3, 33.3333, 33)]
    [InlineData(5, 1000, 0.5, 1)]
    [InlineData(3118, 3125, 99.776, 99)]
    [InlineData(3125, 3125, 100, 100)]
    public void A_share_is_rounded_by_the_printed_rule(int numerator, int denominator, double exact, int shown)
    {
        var share = new Share(numerator, denominator);
        ((double)share.Exact!.Value).ShouldBe(exact, 0.0001);
        share.Rounded.ShouldBe(shown);
        new Share(0, 0).Rounded.ShouldBeNull();
    }

    [Fact]
    public async Task A_ring_counts_only_what_its_readers_may_see()
    {
        var period = Period.ThisYear(FigureWorld.Today);
        var all = await world.Table(period);
        var connected = await world.Table(period, connected: true);
        var hidden = await world.In(async services =>
            await services
                .GetRequiredService<TasksDb>()
                .Assignments.Counted(Figure.Owed, period)
                .CountAsync(a => a.Openness == Openness.OwnAgency)
        );
        hidden.ShouldBePositive();
        (all.Total[Figure.Owed] - connected.Total[Figure.Owed]).ShouldBe(hidden);
    }
}

internal static class Counting
{
    public static async Task<Dictionary<TKey, int>> CountBy<T, TKey>(
        this IQueryable<T> rows,
        System.Linq.Expressions.Expression<Func<T, TKey>> key
    )
        where TKey : notnull =>
        await rows.GroupBy(key).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N);
}
