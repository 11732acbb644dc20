using DieuHanh.Kernel.Calendar;

namespace DieuHanh.Tests.Kernel;

/// <summary>What may be entered into the calendar, what follows from it, and what is refused.</summary>
public sealed class CalendarPlanTests
{
    private static readonly WorkingCalendar Calendar = Calendars.ShippedCalendar();

    [Fact]
    public void A_holiday_on_a_sunday_proposes_the_next_working_day_off()
    {
        var plan = CalendarPlan.Of(Calendar, [Day("2028-04-30", DayKind.Holiday), Day("2028-05-01", DayKind.Holiday)]);

        plan.Faults.ShouldBeEmpty();
        plan.Days.Select(d => (d.Day.ToString("dd/MM", null), d.After!.Kind, d.Followed))
            .ShouldBe([
                ("30/04", DayKind.Holiday, false),
                ("01/05", DayKind.Holiday, false),
                ("02/05", DayKind.Compensatory, true),
            ]);
        plan.Days[^1].After!.Decision.ShouldBe("Bộ luật Lao động 2019 Điều 111 khoản 3");
        CalendarPlan.Of(Calendar, [Day("2028-04-30", DayKind.Holiday)], compensate: false).Days.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_holiday_that_is_made_up_for_already_proposes_nothing() =>
        CalendarPlan
            .Of(Calendar, [Day("2026-04-26", DayKind.Holiday, "Giỗ Tổ")])
            .Days.ShouldHaveSingleItem()
            .Replaces.ShouldBeTrue();

    [Theory]
    [InlineData("2027-05-05", DayKind.SwappedWork, "chỉ làm bù vào ngày nghỉ hằng tuần")]
    [InlineData("2027-05-08", DayKind.SwappedOff, "vốn đã nghỉ")]
    [InlineData("2027-05-08", DayKind.Compensatory, "vốn đã nghỉ")]
    [InlineData("2027-05-05", DayKind.SwappedOff, "cần có ngày làm bù")]
    [InlineData("2027-05-08", DayKind.SwappedWork, "cần có ngày nghỉ hoán đổi")]
    [InlineData("2008-05-05", DayKind.Holiday, "nằm ngoài các năm")]
    [InlineData("2101-05-05", DayKind.Holiday, "nằm ngoài các năm")]
    public void What_cannot_be_is_refused(string day, DayKind kind, string reason) =>
        CalendarPlan
            .Of(Calendar, [Day(day, kind)])
            .Faults.Select(f => f.Reason.ToString())
            .ShouldContain(f => f.Contains(reason));

    [Fact]
    public void All_reasons_are_given_at_once() =>
        CalendarPlan.Of(Calendar, [new(new(2008, 5, 5), DayKind.SwappedWork, "", "")]).Faults.Count.ShouldBe(5);

    [Fact]
    public void A_make_up_day_serves_one_day_off_only()
    {
        var plan = CalendarPlan.Of(Calendar, [Exchange("2026-01-05", DayKind.SwappedOff, "2026-01-10")]);

        plan.Faults.ShouldHaveSingleItem()
            .Reason.ToString()
            .ShouldBe("Ngày 10/01/2026 đã hoán đổi với ngày 02/01/2026.");
    }

    [Fact]
    public void Taking_back_one_half_of_an_exchange_takes_back_the_other()
    {
        var plan = CalendarPlan.Of(Calendar, [ProposedDay.Plain(new(2026, 1, 2), "thử")]);

        plan.Faults.ShouldBeEmpty();
        plan.Days.Select(d => (d.Day, d.After!.Kind))
            .ShouldBe([(new DateOnly(2026, 1, 2), DayKind.Working), (new DateOnly(2026, 1, 10), DayKind.Weekend)]);
    }

    [Fact]
    public void Taking_back_a_holiday_on_a_day_of_rest_takes_back_the_day_off_for_it()
    {
        var entered = CalendarPlan.Of(Calendar, [Day("2028-03-05", DayKind.Holiday, "Nhập nhầm")]);
        entered.Days.Select(d => d.Day).ShouldBe([new(2028, 3, 5), new(2028, 3, 6)]);
        var calendar = new WorkingCalendar([.. Calendar.All, .. entered.Days.Select(d => d.After!)]);

        var plan = CalendarPlan.Of(calendar, [ProposedDay.Plain(new(2028, 3, 5), "thử")]);

        plan.Faults.ShouldBeEmpty();
        plan.Days.Select(d => (d.Day, d.After!.Kind, d.Followed))
            .ShouldBe([
                (new DateOnly(2028, 3, 5), DayKind.Weekend, false),
                (new DateOnly(2028, 3, 6), DayKind.Working, true),
            ]);
        var renamed = CalendarPlan.Of(calendar, [Day("2028-03-05", DayKind.Holiday, "Tên đúng")]);
        renamed.Days.ShouldHaveSingleItem();
        CalendarPlan
            .Of(calendar, [ProposedDay.Plain(new(2028, 3, 5), "thử"), Day("2028-03-06", DayKind.Holiday)])
            .Days[^1]
            .After!.Kind.ShouldBe(DayKind.Holiday);
    }

    [Fact]
    public void The_mark_of_a_plan_is_that_of_the_calendar_it_was_made_on()
    {
        ProposedDay[] asked = [Day("2027-03-01", DayKind.Holiday)];
        var mark = CalendarPlan.Of(Calendar, asked).Mark;

        CalendarPlan.Of(Calendar, asked).Mark.ShouldBe(mark);
        var other = new WorkingCalendar([
            new()
            {
                Day = new(2027, 3, 1),
                Kind = DayKind.Compensatory,
                Name = "khác",
            },
        ]);
        CalendarPlan.Of(other, asked).Mark.ShouldNotBe(mark);
    }

    [Fact]
    public void A_deadline_that_passes_an_undecided_year_says_so()
    {
        Calendar.Explain(new(2026, 11, 20), 5).Undecided.ShouldBeEmpty();
        Calendar.Explain(new(2026, 12, 30), 5).Undecided.ShouldBe([2027]);
        Calendar.Explain(new(2026, 12, 30), 500).Undecided.ShouldBe([2027, 2028]);
        Calendar.ExplainCalendarDays(new(2020, 12, 30), 10, moveOffDays: false).Undecided.ShouldBe([2021]);
        WorkingCalendar.WeekendsOnly.Explain(new(2026, 12, 30), 500).Undecided.ShouldBeEmpty();
    }

    private static ProposedDay Day(string day, DayKind kind, string name = "Ngày thử") =>
        new(DateOnly.Parse(day, null), kind, name, "QĐ thử");

    private static ProposedDay Exchange(string day, DayKind kind, string pair) =>
        Day(day, kind) with
        {
            Pair = DateOnly.Parse(pair, null),
        };
}
