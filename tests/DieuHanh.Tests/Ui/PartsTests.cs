using DieuHanh.Kernel.Calendar;
using DieuHanh.Ui.Parts;

namespace DieuHanh.Tests.Ui;

public sealed class PartsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    // The day off of 24/11 is decided; Saturday and Sunday are off by themselves.
    private static readonly WorkingCalendar Calendar = new([
        new CalendarDay
        {
            Day = new(2026, 11, 24),
            Kind = DayKind.Holiday,
            Name = "Ngày nghỉ thử",
        },
    ]);

    [Theory]
    [InlineData("2026-11-23", "hôm nay", "near")]
    [InlineData("2026-11-24", "hạn ngày mai (Ngày nghỉ thử)", "near")]
    [InlineData("2026-11-25", "còn 1 ngày làm việc", "near")]
    [InlineData("2026-11-30", "còn 4 ngày làm việc", "far")]
    [InlineData("2026-11-28", "thứ Bảy, còn 3 ngày làm việc", "near")]
    [InlineData("2026-11-20", "quá hạn 1 ngày làm việc", "over")]
    [InlineData("2026-10-23", "quá hạn 21 ngày làm việc", "over")]
    public void A_date_says_how_many_working_days_are_left(string due, string words, string style) =>
        DueWords
            .Of(DateOnly.Parse(due), Calendar, Monday)
            .ShouldSatisfyAllConditions(w => w.Text.ShouldBe(words), w => w.Style.ShouldBe(style));

    [Fact]
    public void A_date_that_passed_on_a_day_off_is_overdue_all_the_same() =>
        DueWords.Of(new(2026, 11, 20), Calendar, new(2026, 11, 21)).Text.ShouldBe("đã quá hạn");

    [Theory]
    [InlineData("2026-11-28", "hạn ngày mai (thứ Bảy)")]
    [InlineData("2026-11-29", "Chủ nhật, còn 2 ngày, đều là ngày nghỉ")]
    [InlineData("2026-11-30", "còn 1 ngày làm việc")]
    public void On_a_Friday_what_is_due_before_Monday_says_on_which_day_off(string due, string words) =>
        DueWords.Of(DateOnly.Parse(due), Calendar, new(2026, 11, 27)).Text.ShouldBe(words);

    [Fact]
    public async Task A_due_date_shows_the_day_the_distance_and_the_days_that_do_not_count()
    {
        var page = await Rendered.Part<DueDate>(
            new
            {
                Due = (DateOnly?)new DateOnly(2026, 11, 30),
                Hour = (TimeOnly?)new TimeOnly(17, 0),
                Calendar,
                Today = Monday,
                Explained = true,
            }
        );

        page.Text(".due-day").ShouldBe("17:00 30/11/2026");
        page.Text(".due-far").ShouldBe("còn 4 ngày làm việc");
        page.Text(".due").ShouldStartWith("17:00 30/11/2026 · còn 4 ngày làm việc");
        page.Texts(".due-why li")
            .ShouldBe(["24/11/2026: Ngày nghỉ thử", "28/11/2026: nghỉ hằng tuần", "29/11/2026: nghỉ hằng tuần"]);
    }

    [Theory]
    [InlineData("2026-12-31", false, "")]
    [InlineData("2027-01-04", false, "Năm 2027: chưa có quyết định trong dữ liệu")]
    [InlineData("2028-06-01", false, "Năm 2027, 2028: chưa có quyết định trong dữ liệu")]
    [InlineData("2025-12-31", false, "Năm 2025: chưa có quyết định trong dữ liệu")]
    [InlineData("2027-01-04", true, "")]
    public async Task Where_a_due_date_is_explained_it_says_which_years_nobody_has_decided(
        string due,
        bool done,
        string doubt
    )
    {
        var decided = new WorkingCalendar([], new Dictionary<int, string> { [2026] = "Quyết định mẫu" });
        foreach (var (calendar, explained) in new[] { (decided, true), (decided, false), (Calendar, true) })
        {
            var page = await Rendered.Part<DueDate>(
                new
                {
                    Due = (DateOnly?)DateOnly.Parse(due),
                    Calendar = calendar,
                    Today = Monday,
                    Done = done,
                    Explained = explained,
                }
            );

            page.Text("[data-undecided] summary").ShouldBe(calendar == decided && explained ? doubt : "");
        }
    }

    [Fact]
    public async Task No_deadline_and_a_finished_thing_say_no_distance()
    {
        var none = await Rendered.Part<DueDate>(
            new
            {
                Due = (DateOnly?)null,
                Calendar,
                Today = Monday,
            }
        );
        var done = await Rendered.Part<DueDate>(
            new
            {
                Due = (DateOnly?)new DateOnly(2026, 11, 2),
                Calendar,
                Today = Monday,
                Done = true,
            }
        );

        none.Text(".due").ShouldBe("không có hạn");
        done.Text(".due").ShouldBe("02/11/2026");
    }

    [Theory]
    [InlineData(StatusKind.Late)]
    [InlineData(StatusKind.Good)]
    [InlineData(StatusKind.Paused)]
    public async Task A_state_is_an_icon_and_a_word_too(StatusKind kind)
    {
        var page = await Rendered.Part<StatusBadge>(new { Kind = kind, Text = "Quá hạn" });

        page.Has($".state-{kind.ToString().ToLowerInvariant()} svg[aria-hidden=true]").ShouldBeTrue();
        page.Text(".state").ShouldBe("Quá hạn");
    }

    [Fact]
    public async Task A_fact_without_a_value_leaves_no_line() =>
        (await Rendered.Part<Fact>(new { Label = "Phiên bản", Text = " " })).Has("dt").ShouldBeFalse();

    [Fact]
    public async Task Labels_are_read_in_the_reader_s_language() =>
        (await Rendered.Part<Fact>(new { Label = "Phiên bản", Text = "1" }, english: true))
            .Text("dt")
            .ShouldBe("Version");

    [Theory]
    [InlineData("Bộ Tài chính rà soát vốn", "tai chinh", "Tài|chính")]
    [InlineData("Bộ Tài chính rà soát vốn", "soat vo", "soát|vốn")]
    [InlineData("Vốn vay và vốn tự có", "von", "Vốn|vốn")]
    [InlineData("365/TB-VPCP", "365", "365")]
    [InlineData("Không có gì", "tài", "")]
    [InlineData("Không có gì", "", "")]
    [InlineData("<b>tài</b>", "tai", "tài")]
    public void Words_are_found_with_or_without_marks(string text, string typed, string found)
    {
        var pieces = MarkedText.Of(text, typed).Pieces;

        string.Concat(pieces.Select(p => p.Text)).ShouldBe(text);
        pieces
            .Where(p => p.Found)
            .Select(p => p.Text)
            .ShouldBe(found.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_long_text_is_cut_around_the_first_word_found()
    {
        var text =
            string.Join(' ', Enumerable.Repeat("mở đầu", 100))
            + " giải ngân vốn đầu tư công "
            + string.Join(' ', Enumerable.Repeat("phần sau", 100));

        var pieces = MarkedText.Around(text, "giai ngan", 120).Pieces;
        var shown = string.Concat(pieces.Select(p => p.Text));

        shown.Length.ShouldBeLessThan(140);
        shown.ShouldStartWith("… ");
        shown.ShouldEndWith(" …");
        pieces.Where(p => p.Found).Select(p => p.Text).ShouldBe(["giải", "ngân"]);
    }

    [Theory]
    [InlineData(1, "1 kB")]
    [InlineData(1024, "1 kB")]
    [InlineData(1025, "2 kB")]
    [InlineData(3_565_158, "3,4 MB")]
    public async Task A_file_says_how_large_it_is(long size, string words)
    {
        var page = await Rendered.Part<FileList>(new { Files = (IReadOnlyList<FileLink>)[new("a.pdf", "/f", size)] });

        page.Text("small").ShouldBe(words);
    }
}
