using DieuHanh.Kernel.Calendar;

namespace DieuHanh.Tests.Kernel;

/// <summary>Lunar days at UTC+7 against published days, the Chinese calendar of the platform and the shipped table.</summary>
public sealed class LunarDatesTests
{
    [Theory]
    [InlineData(2026, "2026-02-17")]
    [InlineData(2030, "2030-02-02")]
    [InlineData(2033, "2033-01-31")]
    [InlineData(2007, "2007-02-17")]
    [InlineData(1985, "1985-01-21")]
    public void Tet_falls_on_the_day_published_in_Viet_Nam(int year, string day) =>
        $"{LunarDates.Tet(year):yyyy-MM-dd}".ShouldBe(day);

    [Fact]
    public void From_1990_to_2050_Tet_differs_from_the_Chinese_calendar_exactly_in_2007_and_2030() =>
        Enumerable.Range(1990, 61).Where(y => CrossCheck.Chinese(y, 1, 1) != LunarDates.Tet(y)).ShouldBe([2007, 2030]);

    [Fact]
    public void Months_follow_each_other_by_29_or_30_days_or_a_leap_month_more()
    {
        for (var year = 1990; year <= 2100; year++)
        {
            for (var month = 1; month < 12; month++)
            {
                var days = LunarDates.Solar(year, month + 1, 1).DayNumber - LunarDates.Solar(year, month, 1).DayNumber;
                days.ShouldBeOneOf([29, 30, 58, 59, 60], $"{month}/{year}");
            }
        }
    }

    [Fact]
    public void Every_shipped_year_holds_the_days_off_that_the_law_in_force_gave()
    {
        var calendar = Calendars.ShippedCalendar();
        var checks = Enumerable.Range(2009, 19).SelectMany(y => CrossCheck.Of(y, calendar)).ToList();
        checks.Count.ShouldBeGreaterThan(100);
        checks.Where(c => !c.Agrees).Select(c => $"{c.Ours:yyyy-MM-dd} {c.Rule.Name}: {c.InTable}").ShouldBeEmpty();
        checks.Single(c => c.Ours == new DateOnly(2013, 2, 10)).Rule.Days.ShouldBe(4);
        checks.Single(c => c.Ours == new DateOnly(2014, 1, 31)).Rule.Days.ShouldBe(5);
        checks.Where(c => c.Rule.Name == "Ngày Văn hóa Việt Nam").Select(c => c.Ours.Year).ShouldBe([2026, 2027]);
    }

    [Fact]
    public void Every_shipped_holiday_on_a_day_of_rest_has_its_day_in_lieu_and_every_exchange_its_other_day()
    {
        var shipped = Calendars.Shipped();
        var calendar = Calendars.ShippedCalendar();
        foreach (var year in shipped.GroupBy(d => d.Day.Year))
        {
            year.Count(d => d.Kind is DayKind.Compensatory)
                .ShouldBe(year.Count(d => d.Kind is DayKind.Holiday && CalendarDay.IsRest(d.Day)), $"{year.Key}");
        }

        var exchanged = shipped.Where(d => d.Kind is DayKind.SwappedOff or DayKind.SwappedWork).ToList();
        exchanged.ShouldAllBe(d => d.Decision.Length > 0 && !calendar.IsUndecided(d.Day.Year));
        exchanged.Where(d => d.Pair is { } pair && calendar.Decided(pair)?.Pair != d.Day).ShouldBeEmpty();

        // The make-up day of 31/8/2026 is not in the data.
        exchanged.Where(d => d.Pair is null).Select(d => d.Day).ShouldBe([new DateOnly(2026, 8, 31)]);
    }
}
