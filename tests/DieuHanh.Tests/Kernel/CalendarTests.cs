using CsCheck;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Words;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel;

public sealed class CalendarTests
{
    private static readonly WorkingCalendar Calendar = Calendars.ShippedCalendar();

    [Fact]
    public void Five_working_days_after_a_friday_before_the_culture_day_end_on_the_monday_after_next()
    {
        var explained = Calendar.Explain(new DateOnly(2026, 11, 20), 5);

        explained.Due.ShouldBe(new DateOnly(2026, 11, 30));
        explained.Days[^1].Number.ShouldBe(5);
        var skipped = explained.Days.Where(d => d.Number is null).Select(d => d.Day.Day).ToList();
        skipped.ShouldBe([21, 22, 24, 28, 29]);
        explained.Days.Single(d => d.Day.Day == 24).Decision.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_day_of_the_start_is_not_counted() =>
        Calendar
            .Explain(new DateOnly(2026, 11, 16), 1)
            .Days.ShouldHaveSingleItem()
            .Day.ShouldBe(new DateOnly(2026, 11, 17));

    [Fact]
    public void A_saturday_worked_in_exchange_counts()
    {
        var swapped = new WorkingCalendar([
            new CalendarDay { Day = new(2026, 1, 2), Kind = DayKind.SwappedOff },
            new CalendarDay { Day = new(2026, 1, 10), Kind = DayKind.SwappedWork },
        ]);

        swapped.IsWorking(new DateOnly(2026, 1, 2)).ShouldBeFalse();
        swapped.AddWorkingDays(new DateOnly(2026, 1, 9), 1).ShouldBe(new DateOnly(2026, 1, 10));
    }

    [Fact]
    public void Days_between_are_those_that_explaining_counts() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 700])
            .Sample(
                (offset, length) =>
                {
                    var start = new DateOnly(2014, 1, 1).AddDays(offset);
                    var due = Calendar.AddWorkingDays(start, length);
                    Calendar.WorkingDaysBetween(start, due).ShouldBe(length);
                    Calendar.WorkingDaysBetween(due, start).ShouldBe(-length);
                }
            );

    [Fact]
    public void The_last_line_of_an_explanation_is_its_result_and_its_numbers_run_on() =>
        Gen.Select(Gen.Int[0, 6_500], Gen.Int[-400, 400])
            .Sample(
                (offset, length) =>
                {
                    var start = new DateOnly(2009, 1, 1).AddDays(offset);
                    var explained = Calendar.Explain(start, length);
                    explained.Due.ShouldBe(length == 0 ? start : explained.Days[^1].Day);
                    explained.Days.Select(d => d.Number).OfType<int>().ShouldBe(Enumerable.Range(1, Math.Abs(length)));
                    explained.Days.Where(d => d.Number is null).ShouldAllBe(d => !Calendar.IsWorking(d.Day));
                }
            );

    [Fact]
    public void Counting_backwards_and_forwards_meet() =>
        Gen.Select(Gen.Int[0, 4_000], Gen.Int[1, 200])
            .Sample(
                (offset, length) =>
                {
                    var start = Calendar.NextWorkingDay(new DateOnly(2015, 1, 1).AddDays(offset));
                    Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, length), -length).ShouldBe(start);
                }
            );

    [Fact]
    public void A_calendar_day_term_that_ends_on_a_day_off_moves_where_the_rule_says_so()
    {
        var friday = new DateOnly(2026, 11, 20);

        Calendar.ExplainCalendarDays(friday, 1, moveOffDays: false).Due.ShouldBe(new DateOnly(2026, 11, 21));
        Calendar.ExplainCalendarDays(friday, 1, moveOffDays: true).Due.ShouldBe(new DateOnly(2026, 11, 23));
    }

    [Fact]
    public void An_absurd_length_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.Explain(new DateOnly(2026, 1, 1), 5_001));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.Explain(new DateOnly(2026, 1, 1), int.MinValue));
    }

    [Fact]
    public void Half_past_eleven_at_night_in_utc_is_tomorrow_in_the_office()
    {
        var clock = new Clock(new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero));

        clock.Today().ShouldBe(new DateOnly(2026, 11, 24));
        Dates.StartOf(clock.Today()).ShouldBe(new DateTime(2026, 11, 23, 17, 0, 0, DateTimeKind.Utc));
    }
}
