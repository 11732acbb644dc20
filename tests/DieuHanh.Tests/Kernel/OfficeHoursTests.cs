using CsCheck;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Tests.Kernel;

public sealed class OfficeHoursTests
{
    private static readonly OfficeHours Office = new(
        Calendars.ShippedCalendar(),
        [
            WorkingHours.Shipped(),
            WorkingHours.From(new(2026, 6, 1), new(7, 30), new(11, 30), new(13, 30), new(17, 30), "Quy chế thử"),
        ]
    );

    /// <summary>Any minute from 2015 to 2026.</summary>
    private static readonly Gen<DateTime> Instant = Gen.Int[0, 6_000_000]
        .Select(m => new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(m));

    [Theory]
    [InlineData("2026-11-20T09:00", "2026-11-20T17:30", 6.5)]
    [InlineData("2026-11-20T17:00", "2026-11-23T08:00", 1)]
    [InlineData("2026-11-23T17:30", "2026-11-25T07:30", 0)]
    [InlineData("2026-01-09T16:00", "2026-01-10T10:00", 3)]
    public void Only_hours_of_working_days_count(string from, string to, double hours) =>
        Office.Between(Utc(from), Utc(to)).TotalHours.ShouldBe(hours);

    [Fact]
    public void Hours_of_work_add_up() =>
        Gen.Select(Instant, Gen.Int[0, 40_000], Gen.Int[0, 40_000])
            .Sample(
                (start, first, second) =>
                {
                    var (middle, end) = (start.AddMinutes(first), start.AddMinutes(first + second));
                    (Office.Between(start, middle) + Office.Between(middle, end)).ShouldBe(Office.Between(start, end));
                    Office.Between(end, start).ShouldBe(-Office.Between(start, end));
                }
            );

    [Fact]
    public void Work_added_is_the_work_between_and_ends_the_last_stretch() =>
        Gen.Select(Instant, Gen.Int[1, 12_000])
            .Sample(
                (start, minutes) =>
                {
                    var found = Office.Explain(start, TimeSpan.FromMinutes(minutes));
                    Office.Between(start, found.End).ShouldBe(TimeSpan.FromMinutes(minutes));
                    found.Length.ShouldBe(TimeSpan.FromMinutes(minutes));
                    Dates.Local(found.End).ShouldBe(found.Stretches[^1].Day.ToDateTime(found.Stretches[^1].To));
                }
            );

    [Fact]
    public void The_office_is_open_exactly_while_an_instant_more_is_work() =>
        Instant.Sample(at =>
        {
            var answer = Office.At(at)!;
            answer.Until.ShouldBeGreaterThan(at);
            (Office.Between(at, at.AddSeconds(1)) > TimeSpan.Zero).ShouldBe(answer.Open);
            Office.Between(at, answer.Until).ShouldBe(answer.Open ? answer.Until - at : TimeSpan.Zero);
        });

    [Fact]
    public void A_holiday_is_closed_until_the_next_working_morning()
    {
        var answer = Office.At(Utc("2026-11-24T09:00"))!;
        answer.Open.ShouldBeFalse();
        answer.Name.ShouldBe("Ngày Văn hóa Việt Nam");
        answer.Until.ShouldBe(Utc("2026-11-25T07:30"));
    }

    [Fact]
    public void Hours_that_are_no_day_are_refused_with_all_reasons() =>
        Should
            .Throw<RefusedException>(() =>
                WorkingHours.From(new(2026, 1, 1), new(12, 0), new(8, 0), new(17, 0), new(7, 0), "Thử")
            )
            .Reasons.Count.ShouldBe(2);

    private static DateTime Utc(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(
            DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture),
            Dates.Zone
        );
}
