using DieuHanh.Reading;
using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Deadlines;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class DeadlineTests
{
    [Theory]
    [InlineData("trước ngày 15 tháng 4 năm 2026", "2026-04-15")]
    [InlineData("trước ngày15tháng 4 năm2026", "2026-04-15")]
    [InlineData("trước 30/4/2026", "2026-04-30")]
    [InlineData("trước ngày 10 tháng 6", "2026-06-10")]
    [InlineData("chậm nhất là ngày 05/5/2026", "2026-05-05")]
    [InlineData("trước 17 giờ 00 ngày 28/4/2026", "2026-04-28")]
    [InlineData("trong tháng 4 năm 2026", "2026-04-30")]
    [InlineData("trong tháng 02/2028", "2028-02-29")]
    [InlineData("trong Quý II/2026", "2026-06-30")]
    [InlineData("trong quý III", "2026-09-30")]
    [InlineData("trong năm 2026", "2026-12-31")]
    [InlineData("trong năm nay", "2026-12-31")]
    [InlineData("trong 6 tháng đầu năm 2027", "2027-06-30")]
    [InlineData("vào cuối tháng 9 năm 2026", "2026-09-30")]
    [InlineData("đến hết tháng 8 năm 2026", "2026-08-31")]
    [InlineData("hoàn thành quý IV năm 2026", "2026-12-31")]
    [InlineData("trong tuần đầu tháng 6 năm 2026", "2026-06-07")]
    [InlineData("trong tuần thứ hai của tháng 7 năm 2026", "2026-07-19")]
    [InlineData("từ ngày 01/4/2026 đến ngày 20/4/2026", "2026-04-20")]
    [InlineData("trong thời hạn 45 ngày kể từ ngày ký Thông báo này", "2026-04-30")]
    [InlineData("trong vòng 10 ngày làm việc kể từ ngày ban hành", "2026-03-30")]
    [InlineData("tại phiên họp thường kỳ tháng 5 năm 2026", "2026-05-31")]
    public void A_deadline_is_the_last_day_in_time(string words, string day)
    {
        var deadline = Documents
            .Task($"Giao Bộ Y tế hoàn thiện đề án, báo cáo Chính phủ {words}.")
            .Deadline.ShouldNotBeNull();
        deadline.Date.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        deadline.Kind.ShouldBe(DeadlineKind.Date);
        Remark.Sentences.ShouldContain(deadline.Explanation.Sentence);
        deadline.Explanation.ToString().ShouldNotContain("{");
    }

    [Theory]
    [InlineData("trước ngày 15 tháng 01", "2027-01-15")]
    [InlineData("trong quý I", "2027-03-31")]
    [InlineData("trước ngày 15 tháng 9", null)]
    public void A_day_without_a_year_that_has_passed_is_of_next_year_if_that_is_near(string words, string? day)
    {
        var deadline = Documents
            .Task($"Giao Bộ Y tế hoàn thiện đề án, báo cáo Chính phủ {words}.", on: new DateOnly(2026, 12, 25))
            .Deadline;
        (deadline?.Date).ShouldBe(day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"));
        Remark.Sentences.ShouldContain("Văn bản không nêu năm; ngày này của năm văn bản đã qua, lấy năm sau: {0}.");
    }

    [Theory]
    [InlineData("trước ngày 20 hằng tháng", DeadlineKind.Recurring)]
    [InlineData("định kỳ 6 tháng", DeadlineKind.Recurring)]
    [InlineData("trước ngày 31 tháng 12 hằng năm", DeadlineKind.Recurring)]
    [InlineData("trước mùa mưa lũ năm 2026", DeadlineKind.Event)]
    [InlineData("trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", DeadlineKind.Event)]
    [InlineData("trong 48 giờ", DeadlineKind.Event)]
    public void What_comes_back_or_hangs_on_an_event_has_no_day(string words, DeadlineKind kind)
    {
        var deadline = Documents
            .Task($"Giao Bộ Y tế kiểm tra bến thuyền, báo cáo kết quả {words}.")
            .Deadline.ShouldNotBeNull();
        deadline.Date.ShouldBeNull();
        deadline.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("trong thời hạn 20 ngày", "2026-04-05")]
    [InlineData("trong thời hạn 20 ngày làm việc", "2026-04-13")]
    [InlineData("trong vòng 02 tuần", "2026-03-30")]
    [InlineData("chậm nhất trong vòng 15 (mười lăm) ngày", "2026-03-31")]
    public void Days_that_count_from_nobody_knows_when_are_a_proposal_and_a_doubt(string words, string day)
    {
        var task = Documents.Task($"Giao Bộ Y tế kiểm tra bến thuyền, báo cáo kết quả {words}.");
        task.Kind.ShouldBe(TaskKind.WithDeadline);
        var deadline = task.Deadline.ShouldNotBeNull();
        deadline.Kind.ShouldBe(DeadlineKind.Assumed);
        deadline.Date.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        deadline.Explanation.ToString().ShouldStartWith("Văn bản không nói tính từ ngày nào");
        task.Doubts.ShouldHaveSingleItem().Kind.ShouldBe(DoubtKind.DeadlineStartAssumed);
        task.Doubts[0].Remark.Values.ShouldBe([words, $"{deadline.Date:dd/MM/yyyy}"]);
    }

    [Theory]
    [InlineData("trong 48 giờ")]
    [InlineData("không quá 30 ngày")]
    [InlineData("sau 15 ngày")]
    [InlineData("trong 02 ngày 10 và 11 của hội chợ")]
    public void What_cannot_be_counted_for_want_of_a_beginning_says_so(string words)
    {
        var task = Documents.Task($"Giao Bộ Y tế kiểm tra bến thuyền, báo cáo kết quả {words}.");
        task.Deadline.ShouldNotBeNull().Date.ShouldBeNull();
        task.Doubts.ShouldHaveSingleItem().Kind.ShouldBe(DoubtKind.DeadlineStartUnknown);
    }

    [Theory]
    [InlineData("trong thời hạn 10 ngày, kể từ ngày ký", DeadlineKind.Date)]
    [InlineData("trong thời hạn 10 ngày làm việc, kể từ ngày nhận đủ hồ sơ", DeadlineKind.Event)]
    public void Where_the_text_says_from_when_nothing_is_doubtful(string words, DeadlineKind kind)
    {
        var task = Documents.Task($"Giao Bộ Y tế kiểm tra bến thuyền, báo cáo kết quả {words}.");
        task.Deadline.ShouldNotBeNull().Kind.ShouldBe(kind);
        task.Doubts.ShouldBeEmpty();
    }

    [Fact]
    public void A_day_that_is_said_goes_before_one_that_is_assumed()
    {
        var task = Documents.Task(
            "Giao Bộ Y tế trả lời trong thời hạn 05 ngày làm việc, hoàn thành kiểm tra trước ngày 30 tháng 6 năm 2026."
        );
        task.Deadline.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 6, 30));
        task.Doubts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("trong 6 tháng vừa qua")]
    [InlineData("trong 10 ngày qua")]
    public void Time_gone_by_is_no_deadline(string words) =>
        Documents.Task($"Giao Bộ Y tế đánh giá việc kiểm tra bến thuyền {words}.").Deadline.ShouldBeNull();

    [Theory]
    [InlineData("khẩn trương thực hiện Quyết định số 15/QĐ-TTg ngày 20 tháng 5 năm 2026")]
    [InlineData("áp dụng tiêu chuẩn mới kể từ ngày 01 tháng 9 năm 2026")]
    [InlineData("triển khai Chiến lược phát triển bến thuyền đến năm 2030, tầm nhìn đến năm 2045")]
    [InlineData("bố trí vốn trong kế hoạch năm 2027")]
    public void Dates_of_citations_beginnings_and_plans_are_no_deadline(string words) =>
        Documents.Task($"Bộ Xây dựng {words}.").Deadline?.Date.ShouldBeNull();

    [Fact]
    public void Working_days_are_counted_by_the_calendar_of_the_office()
    {
        var holiday = new DateOnly(2026, 3, 18);
        var context = new ReadingContext(day => day != holiday && ReadingContext.Default.IsWorkingDay(day));
        var text = Documents.Notice("1. Giao Bộ Y tế kiểm tra trong 03 ngày làm việc kể từ ngày ký.");
        DirectiveReader.Read(text, context).Tasks[0].Deadline!.Date.ShouldBe(new DateOnly(2026, 3, 20));
    }

    [Fact]
    public void A_calendar_without_working_days_does_not_hang() =>
        DirectiveReader
            .Read(
                Documents.Notice("1. Giao Bộ Y tế kiểm tra trong 03 ngày làm việc kể từ ngày ký."),
                new ReadingContext(_ => false)
            )
            .Tasks.Count.ShouldBe(1);

    [Fact]
    public void A_deadline_in_the_lead_in_holds_for_the_items()
    {
        var tasks = Documents.Tasks(
            """
            1. Bộ Xây dựng, trước ngày 30 tháng 6 năm 2026 hoàn thành các việc sau:
            a) Kiểm kê bến thuyền;
            b) Lắp phao cứu sinh, xong trước ngày 31/5/2026.
            """
        );
        tasks.Select(t => t.Deadline!.Date).ShouldBe([new DateOnly(2026, 6, 30), new DateOnly(2026, 5, 31)]);
        tasks[0].Doubts.ShouldContain(d => d.Kind == DoubtKind.DeadlineInherited);
        tasks[1].Deadline!.Inherited.ShouldBeFalse();
    }

    [Fact]
    public void A_sentence_that_only_tells_the_time_belongs_to_the_task_before() =>
        Documents
            .Task("Giao Bộ Y tế kiểm tra bến thuyền. Thời gian hoàn thành: trước ngày 20/5/2026.")
            .Deadline!.Date.ShouldBe(new DateOnly(2026, 5, 20));

    [Fact]
    public void Without_the_date_of_the_document_a_relative_deadline_stays_open()
    {
        var text = Documents
            .Notice("1. Giao Bộ Y tế kiểm tra trong 10 ngày kể từ ngày ký.")
            .Replace("Hà Nội, ngày 16 tháng 3 năm 2026", "", StringComparison.Ordinal);
        var task = Documents.Read(text).Tasks.ShouldHaveSingleItem();
        task.Deadline!.Kind.ShouldBe(DeadlineKind.Unknown);
        task.Doubts.ShouldContain(d => d.Kind == DoubtKind.DeadlineUnknown);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void A_date_of_the_document_at_the_ends_of_time_is_endured(string day)
    {
        var context = ReadingContext.Default with { DocumentDate = DateOnly.ParseExact(day, "yyyy-MM-dd") };
        var text = Documents.Notice(
            "1. Giao Bộ Y tế kiểm tra trong 3650 ngày làm việc kể từ ngày ký, trình trong tuần cuối tháng 12."
        );
        DirectiveReader.Read(text, context).Tasks.ShouldHaveSingleItem();
    }
}
