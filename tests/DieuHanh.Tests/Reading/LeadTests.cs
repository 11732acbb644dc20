using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class LeadTests
{
    [Theory]
    [InlineData("Giao Bộ Xây dựng rà soát quy hoạch bến thuyền.", "Bộ Xây dựng")]
    [InlineData("Bộ Y tế chủ trì kiểm tra nguồn nước tại các chợ nổi.", "Bộ Y tế")]
    [InlineData(
        "Yêu cầu các Bộ: Tài chính, Văn hóa, Thể thao và Du lịch và Y tế hoàn thiện đề án.",
        "Bộ Tài chính|Bộ Văn hóa, Thể thao và Du lịch|Bộ Y tế"
    )]
    [InlineData(
        "Ủy ban nhân dân các tỉnh: Cà Mau, Vĩnh Long bố trí mặt bằng.",
        "Ủy ban nhân dân tỉnh Cà Mau|Ủy ban nhân dân tỉnh Vĩnh Long"
    )]
    [InlineData(
        "Bộ trưởng các Bộ: Công an, Quốc phòng chỉ đạo lực lượng tuần tra trên sông.",
        "Bộ trưởng Bộ Công an|Bộ trưởng Bộ Quốc phòng"
    )]
    [InlineData(
        "Các bộ, ngành, địa phương liên quan khẩn trương xây dựng kế hoạch.",
        "Các bộ, ngành, địa phương liên quan"
    )]
    [InlineData(
        "Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương rà soát đội thuyền.",
        "Các bộ, cơ quan ngang bộ|Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
    )]
    [InlineData("Đề nghị Hội Nông dân Việt Nam vận động hội viên không xả rác.", "Hội Nông dân Việt Nam")]
    [InlineData("Giao Thứ trưởng Nguyễn Thử Nghiệm trực tiếp chỉ đạo việc này.", "Thứ trưởng Nguyễn Thử Nghiệm")]
    [InlineData("Kinh phí sửa bến do Ủy ban nhân dân tỉnh Cà Mau tự cân đối.", "Ủy ban nhân dân tỉnh Cà Mau")]
    [InlineData("Về vốn: Bộ Tài chính cân đối, bố trí trong kế hoạch năm 2027.", "Bộ Tài chính")]
    [InlineData("Trên cơ sở ý kiến nêu trên, Bộ Nội vụ hoàn thiện dự thảo.", "Bộ Nội vụ")]
    [InlineData("BộTài chính chủtrì xem xét nguồn vốn.", "Bộ Tài chính")]
    [InlineData(
        "Ban Chỉ huy Phòng thủ dân sự tỉnh Cà Mau kiểm tra bến bãi.",
        "Ban Chỉ huy Phòng thủ dân sự tỉnh Cà Mau"
    )]
    public void The_agency_told_to_act_is_the_lead(string sentence, string leads) =>
        Documents.Task(sentence).Lead.ShouldBe(leads.Split('|'));

    [Theory]
    [InlineData("Đồng ý gia hạn thời gian trình đề án đến hết tháng 6 năm 2026.")]
    [InlineData("Bộ Xây dựng đã hoàn thành việc rà soát bến thuyền.")]
    [InlineData("Văn phòng Chính phủ thông báo để các Bộ, cơ quan liên quan biết, thực hiện.")]
    [InlineData("Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Thông báo này.")]
    [InlineData("Tại Thông báo số 12/TB-VPCP, Phó Thủ tướng đã giao Bộ Xây dựng rà soát bến thuyền.")]
    public void Approvals_stock_phrases_and_stories_are_no_tasks(string sentence) =>
        Documents.Tasks("1. " + sentence).ShouldBeEmpty();

    [Theory]
    [InlineData("Bộ Công Thương theo dõi, đôn đốc.", true)]
    [InlineData("Giao Bộ Y tế chủ trì, phối hợp với Bộ Xây dựng kiểm tra, giám sát.", true)]
    [InlineData("Bộ Y tế thường xuyên theo dõi, đôn đốc trước ngày 30/6/2026.", true)]
    [InlineData("Bộ Công Thương theo dõi, đôn đốc việc sửa bến thuyền.", false)]
    [InlineData("Bộ Y tế kiểm tra nguồn nước.", false)]
    public void Following_without_saying_what_is_doubtful(string sentence, bool doubtful) =>
        Documents.Task(sentence).Doubts.Any(d => d.Kind is DoubtKind.ObjectMissing).ShouldBe(doubtful);

    [Fact]
    public void Items_under_a_named_agency_belong_to_it()
    {
        var tasks = Documents.Tasks(
            """
            1. Bộ Xây dựng:
            a) Ban hành tiêu chuẩn bến thuyền;
            b) Chỉ đạo các đơn vị kiểm tra phao cứu sinh.
            2. Bộ Y tế hướng dẫn sơ cứu.
            """
        );
        tasks.Select(t => t.Lead.ShouldHaveSingleItem()).ShouldBe(["Bộ Xây dựng", "Bộ Xây dựng", "Bộ Y tế"]);
        tasks
            .Select(t => t.Action)
            .ShouldBe([
                "Ban hành tiêu chuẩn bến thuyền",
                "Chỉ đạo các đơn vị kiểm tra phao cứu sinh",
                "Bộ Y tế hướng dẫn sơ cứu",
            ]);
    }

    [Fact]
    public void An_enumeration_inside_a_sentence_is_cut_into_its_items() =>
        Documents
            .Tasks(
                "- Giao Bộ Công Thương: (i) Rà soát giá xăng dầu cho thuyền; (ii) Chủ trì, phối hợp với Bộ Tài chính xây dựng chính sách."
            )
            .Select(t => t.Action)
            .ShouldBe(["Rà soát giá xăng dầu cho thuyền", "Chủ trì, phối hợp với Bộ Tài chính xây dựng chính sách"]);

    [Fact]
    public void Another_agency_after_a_semicolon_is_another_task() =>
        Documents
            .Tasks("1. Bộ Y tế lấy mẫu nước; Bộ Tài chính bố trí kinh phí.")
            .Select(t => t.Lead[0])
            .ShouldBe(["Bộ Y tế", "Bộ Tài chính"]);

    [Fact]
    public void Several_leads_are_a_reason_to_look() =>
        Documents
            .Task("Bộ Y tế, Bộ Công an kiểm tra bến thuyền.")
            .Doubts.ShouldContain(d => d.Kind == DoubtKind.SeveralLeads);

    [Fact]
    public void The_words_that_led_to_a_value_are_marked()
    {
        var text = Documents.Notice(
            "1. Giao Bộ Y tế phối hợp với Bộ Công an kiểm tra, báo cáo Thủ tướng Chính phủ trước ngày 30/4/2026."
        );
        var task = Documents.Read(text).Tasks.ShouldHaveSingleItem();
        task.Cues.Select(c => c.Kind)
            .ShouldBe([CueKind.Lead, CueKind.Coordinate, CueKind.Deadline, CueKind.ReportTo], ignoreOrder: true);
        var lead = task.Cues.Single(c => c.Kind == CueKind.Lead);
        text[lead.Start..lead.End].ShouldBe("Bộ Y tế");
    }

    [Theory]
    [InlineData(
        "Bộ Y tế chủ trì, phối hợp với Bộ Công an và các cơ quan liên quan kiểm tra bến.",
        "Bộ Công an|các cơ quan liên quan"
    )]
    [InlineData("Bộ Y tế chủ trì, cùng Bộ Công an kiểm tra bến.", "Bộ Công an")]
    [InlineData("Bộ Y tế thành lập đoàn kiểm tra, có Thanh tra Chính phủ cùng tham gia.", "Thanh tra Chính phủ")]
    [InlineData("Bộ Y tế lấy ý kiến Bộ Công an về dự thảo.", "")]
    public void Partners_are_those_who_take_part(string sentence, string partners) =>
        Documents.Task(sentence).Coordinate.ShouldBe(partners.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("Bộ Y tế kiểm tra, báo cáo Thủ tướng Chính phủ.", "Thủ tướng Chính phủ")]
    [InlineData("Bộ Y tế hoàn thiện dự thảo, trình Chính phủ xem xét.", "Chính phủ")]
    [InlineData(
        "Bộ Y tế gửi báo cáo kết quả về Bộ Nội vụ, Văn phòng Chính phủ để tổng hợp.",
        "Bộ Nội vụ; Văn phòng Chính phủ"
    )]
    [InlineData("Bộ Y tế xử lý; trường hợp vượt thẩm quyền, báo cáo cấp có thẩm quyền.", "cấp có thẩm quyền")]
    [InlineData("Bộ Y tế trình Chủ tịch nước mức quà tặng người có công.", "Chủ tịch nước")]
    [InlineData("Bộ Y tế lập báo cáo tác động môi trường.", null)]
    public void The_first_place_of_report_counts(string sentence, string? place) =>
        Documents.Task(sentence).ReportTo.ShouldBe(place);

    [Fact]
    public void Lines_wrapped_to_a_column_are_one_paragraph()
    {
        var tasks = Documents.Tasks(
            """
            1. Bộ Lao động - Thương binh
            và Xã hội chủ trì, phối hợp với các Bộ: Tài chính,
            Y tế, Công an rà soát các bến thuyền, báo cáo Thủ tướng Chính phủ trước ngày
            30 tháng 4 năm 2026.
            2. Các địa phương chủ động sửa bến.
            """
        );
        tasks.Count.ShouldBe(2);
        tasks[0].Lead.ShouldBe(["Bộ Lao động - Thương binh và Xã hội"]);
        tasks[0].Coordinate.ShouldBe(["Bộ Tài chính", "Bộ Y tế", "Bộ Công an"]);
        tasks[0].Deadline!.Date.ShouldBe(new DateOnly(2026, 4, 30));
    }

    [Fact]
    public void A_title_above_its_items_is_no_task() =>
        Documents
            .Tasks(
                """
                1. Bộ Xây dựng:
                1.1. Rà soát, sắp xếp bến thuyền
                a) Kiểm kê bến thuyền;
                b) Ban hành danh mục bến.
                """
            )
            .Select(t => t.Action)
            .ShouldBe(["Kiểm kê bến thuyền", "Ban hành danh mục bến"]);

    [Fact]
    public void A_deadline_at_the_end_of_a_section_holds_for_its_tasks() =>
        Documents
            .Tasks(
                """
                1. Sửa bến
                a) Bộ Xây dựng ban hành tiêu chuẩn;
                b) Bộ Y tế cấp tủ thuốc.
                Các nội dung nêu trên hoàn thành trước ngày 18 tháng 10 năm 2026.
                """
            )
            .Select(t => t.Deadline?.Date)
            .ShouldBe([new DateOnly(2026, 10, 18), new DateOnly(2026, 10, 18)]);

    [Fact]
    public void The_short_name_of_the_one_city_spoken_of_is_made_whole()
    {
        var task = Documents
            .Tasks("Về kiến nghị của thành phố Hải Phòng:\n- Thành phố khẩn trương rà soát bến thuyền.")
            .ShouldHaveSingleItem();
        task.Lead.ShouldBe(["thành phố Hải Phòng"]);
        task.Doubts.ShouldContain(d => d.Kind == DoubtKind.LeadInText);
    }
}
