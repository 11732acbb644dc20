using DieuHanh.Kernel.Data;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Review;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>What the office refuses while a directive is reviewed, each with its reason and nothing typed lost.</summary>
public sealed class ReviewRefusalTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task Only_the_undoubted_are_given_and_all_is_refused_with_every_reason()
    {
        var document = await world.Directive(
            """
            1. Giao Bộ Tài chính lập danh mục dự án chậm giải ngân, hoàn thành trước ngày 15 tháng 12 năm 2026.

            2. Giao Bộ Xây dựng, Bộ Công Thương đề xuất cơ chế giá cát đắp, hoàn thành trước ngày 31 tháng 3 năm 2027.

            3. Giao Bộ Giao thông vận tải kiểm tra tiến độ cầu cảng, hoàn thành trước ngày 20 tháng 12 năm 2026.
            """
        );
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}");

        page.Text(".review-count").ShouldBe("3 nhiệm vụ, 2 cần xem lại");
        page.Text("[data-card='2'] .proposal-doubts").ShouldContain("2 cơ quan cùng chủ trì một việc");
        page.Text("[data-card='3'] .proposal-doubts")
            .ShouldContain("Bộ Giao thông vận tải không còn từ sau ngày 28/02/2025; hiểu là Bộ Xây dựng.");
        page.Has(".review-bar button[value='all'][disabled]").ShouldBeTrue();
        var reasons = page.Texts("#why-not-all li");
        reasons.Count.ShouldBe(2);
        reasons.ShouldContain(r => r.StartsWith("Nhiệm vụ 2:", StringComparison.Ordinal));
        reasons.ShouldContain(r => r.StartsWith("Nhiệm vụ 3:", StringComparison.Ordinal));

        // Somebody sends the disabled button all the same.
        var forced = await visitor.Send(page, $"/tasks/review/{document}/confirm", ("What", "all"));
        forced.Status.ShouldBe(409);
        forced.Texts(".error-summary li").Count.ShouldBe(2);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(0);

        (await ReviewWorld.Press(visitor, page, 0, "Giao 1 nhiệm vụ rõ ràng")).Status.ShouldBe(302);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(1);
        var left = await visitor.Get($"/tasks/review/{document}");
        left.Text(".review-count").ShouldBe("2 nhiệm vụ, 2 cần xem lại");

        (await world.Press("officer", document, 3, "Chấp nhận")).Status.ShouldBe(302);
        (await world.Press("officer", document, 2, "Tách theo cơ quan")).Status.ShouldBe(302);
        var settled = await world.Proposals(document);
        settled.Count.ShouldBe(4);
        settled.Where(p => p.Waits).ShouldAllBe(p => p.Owing.Count == 1);
        (await world.Press("officer", document, 0, "Giao cả 3")).Status.ShouldBe(302);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(4);
    }

    [Fact]
    public async Task A_person_may_say_that_each_of_two_leads_owes_the_work()
    {
        var document = await world.Directive(
            "1. Giao Bộ Tài chính, Bộ Công Thương rà soát giá nhiên liệu bay, hoàn thành trước ngày 12 tháng 12 năm 2026."
        );

        (await world.Press("officer", document, 1, "Chấp nhận, mỗi cơ quan")).Status.ShouldBe(302);
        (await world.Press("officer", document, 0, "Giao cả 1")).Status.ShouldBe(302);

        var task = await world.Look(db =>
            db.Tasks.Include(t => t.Assignments).SingleAsync(t => t.DocumentId == document)
        );
        task.Assignments.Select(a => a.AgencyId)
            .ShouldBe([world.Staff.Agency("btc"), world.Staff.Agency("bct")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_group_is_everyone_who_existed_on_the_day_of_the_document()
    {
        var before = await world.Directive(
            "1. Yêu cầu các bộ, cơ quan ngang bộ báo cáo biên chế ngành vận tải.",
            new DateOnly(2025, 2, 10)
        );
        var after = await world.Directive(
            "1. Yêu cầu các bộ, cơ quan ngang bộ báo cáo trụ sở dôi dư sau sắp xếp.",
            new DateOnly(2025, 3, 10)
        );

        var then = (await world.Proposals(before)).ShouldHaveSingleItem().Leads.ShouldHaveSingleItem();
        then.IsGroup.ShouldBeTrue();
        then.Agencies.ShouldBe(new[] { "btc", "bxd", "bct", "bgtvt" }.Select(world.Staff.Agency), ignoreOrder: true);
        (await world.Proposals(after))[0]
            .Leads[0]
            .Agencies.ShouldBe(new[] { "btc", "bxd", "bct" }.Select(world.Staff.Agency), ignoreOrder: true);
        var page = await (await world.As("officer")).Get($"/tasks/review/{before}");
        page.Text("[data-card='1'] .parties summary").ShouldContain("(4 cơ quan)");

        (await world.Press("officer", before, 1, "3 cơ quan hiện nay")).Status.ShouldBe(302);
        (await world.Press("officer", before, 0, "Giao cả 1")).Status.ShouldBe(302);
        var task = await world.Look(db =>
            db.Tasks.Include(t => t.Assignments).SingleAsync(t => t.DocumentId == before)
        );
        task.Assignments.Select(a => a.AgencyId)
            .ShouldBe(new[] { "btc", "bxd", "bct" }.Select(world.Staff.Agency), ignoreOrder: true);
    }

    [Fact]
    public async Task Two_people_on_one_proposal_lose_nothing_that_was_typed()
    {
        var document = await world.Directive("1. Giao Bộ Công Thương công bố biểu giá điện gió trước ngày 10/12/2026.");
        var id = (await world.Proposals(document))[0].Id;
        var slow = await world.As("officer");
        var page = await slow.Get($"/tasks/review/{document}?edit={id}");
        (await world.Press("unit-head", document, 1, "Chấp nhận")).Status.ShouldBe(302);

        var answer = await ReviewWorld.Press(slow, page, 1, "Lưu", ("Action", "Công bố biểu giá điện gió ngoài khơi"));

        answer.Status.ShouldBe(409);
        answer.Text(".error-summary").ShouldContain("Người khác vừa sửa nhiệm vụ này.");
        answer.Value("#Action").ShouldBe("Công bố biểu giá điện gió ngoài khơi");
        answer.Text(".alert-warning").ShouldContain("Bản đang lưu");
        (await world.Proposals(document))[0].Action.ShouldNotContain("ngoài khơi");

        var again = await ReviewWorld.Press(slow, answer, 1, "Lưu");
        again.Status.ShouldBe(302, again.Text(".error-summary"));
        (await world.Proposals(document))[0].Action.ShouldBe("Công bố biểu giá điện gió ngoài khơi");
    }

    [Fact]
    public async Task Who_confirms_an_older_state_must_look_again()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng ban hành định mức cọc khoan trước ngày 10/12/2026.");
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}");
        (await world.Press("unit-head", document, 1, "Chấp nhận")).Status.ShouldBe(302);

        var answer = await ReviewWorld.Press(visitor, page, 0, "Giao cả 1");

        answer.Status.ShouldBe(409);
        answer.Text(".error-summary").ShouldContain("Hãy xem lại các nhiệm vụ rồi xác nhận.");
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(0);
    }

    [Fact]
    public async Task A_double_click_gives_once()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng thống kê nhà ở công nhân trước ngày 10/12/2026.");
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}");

        var first = await ReviewWorld.Press(visitor, page, 0, "Giao cả 1");
        var second = await ReviewWorld.Press(visitor, page, 0, "Giao cả 1");

        first.Status.ShouldBe(302);
        second.Status.ShouldBe(302);
        (await world.Look(db => db.Tasks.CountAsync(t => t.DocumentId == document))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_typed_wrongly_is_said_beside_each_field_and_kept()
    {
        var document = await world.Directive(
            "1. Giao Bộ Công Thương kiểm tra kho dự trữ xăng dầu trước ngày 10/12/2026."
        );
        var id = (await world.Proposals(document))[0].Id;
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}?edit={id}");

        var answer = await ReviewWorld.Press(
            visitor,
            page,
            1,
            "Lưu",
            ("Action", " "),
            ("Leads", "Bộ Chưa Từng Có"),
            ("Due", "31/31/2026"),
            ("DueHour", "25:99"),
            ("Unit", $"{Guid.NewGuid()}")
        );

        answer.Status.ShouldBe(422);
        answer.Error("Action").ShouldBe("Nhập nội dung nhiệm vụ.");
        answer.Error("Leads").ShouldContain("Không có cơ quan nào tên “Bộ Chưa Từng Có”");
        answer.Error("Due").ShouldContain("Hạn không đọc được.");
        answer.Error("DueHour").ShouldContain("Giờ không đọc được.");
        answer.Error("Unit").ShouldContain("Chọn đơn vị theo dõi");
        answer.Value("#Leads").ShouldBe("Bộ Chưa Từng Có");
        answer.Value("#Due").ShouldBe("31/31/2026");

        var early = await ReviewWorld.Press(visitor, page, 1, "Lưu", ("Due", "01/11/2026"));
        early.Status.ShouldBe(422);
        early.Error("Due").ShouldBe("Thời hạn 01/11/2026 trước ngày của văn bản (16/11/2026).");
    }

    [Fact]
    public async Task An_agency_that_ended_after_the_document_is_not_given_anything_but_its_heir_is_offered()
    {
        var document = await world.Directive(
            "1. Giao Bộ Giao thông vận tải kiểm tra phà biển, hoàn thành trước ngày 20 tháng 12 năm 2026.",
            new DateOnly(2025, 2, 20)
        );
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text("[data-card='1'] .blocks")
            .ShouldBe("Bộ Giao thông vận tải không còn từ sau ngày 28/02/2025; nay là Bộ Xây dựng.");
        page.Has("[data-card='1'] [data-key='a'][disabled]").ShouldBeTrue();
        var id = (await world.Proposals(document))[0].Id;
        var kept = await ReviewWorld.Press(
            await world.As("officer"),
            await (await world.As("officer")).Get($"/tasks/review/{document}?edit={id}"),
            1,
            "Lưu"
        );
        kept.Status.ShouldBe(422);
        kept.Error("Leads").ShouldContain("nay là Bộ Xây dựng");

        (await world.Press("officer", document, 1, "Bộ Xây dựng")).Status.ShouldBe(302);
        (await world.Proposals(document))[0].Owing.ShouldBe([world.Staff.Agency("bxd")]);
        (await world.Press("officer", document, 0, "Giao cả 1")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_sentence_of_five_thousand_characters_must_be_shortened_before_it_is_given()
    {
        var sentence = $"Giao Bộ Tài chính {string.Concat(Enumerable.Repeat("rà soát kỹ lưỡng ", 300))}".Trim();
        sentence.Length.ShouldBeGreaterThan(5000);
        var document = await world.Directive("1. Giao Bộ Tài chính nộp bản kê xe công trước ngày 10/12/2026.");

        (await world.Press("officer", document, 0, "Thêm", ("Words", sentence))).Status.ShouldBe(302);

        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text("[data-card='2'] .proposal-doubts").ShouldContain("tối đa 1.000: viết gọn lại");
        page.Has(".review-bar button[value='all'][disabled]").ShouldBeTrue();
    }

    [Fact]
    public async Task Words_typed_in_decomposed_letters_are_read_alike()
    {
        var document = await world.Directive("1. Giao Bộ Tài chính nộp bản kê tàu công vụ trước ngày 10/12/2026.");
        var words = "Bộ Công Thương báo cáo sản lượng thép trước ngày 18/12/2026".Normalize(
            System.Text.NormalizationForm.FormD
        );

        (await world.Press("officer", document, 0, "Thêm", ("Words", words))).Status.ShouldBe(302);

        var added = (await world.Proposals(document))[^1];
        added.Owing.ShouldBe([world.Staff.Agency("bct")]);
        added.Due.ShouldBe(new DateOnly(2026, 12, 18));
        added.Text.IsNormalized().ShouldBeTrue();
    }

    [Fact]
    public async Task A_deadline_that_cannot_be_worked_out_blocks_until_somebody_enters_it()
    {
        var document = await world.Directive(
            "1. Giao Bộ Công Thương vận hành trạm quan trắc trước ngày 31 tháng 11 năm 2026."
        );
        var visitor = await world.As("officer");
        var page = await visitor.Get($"/tasks/review/{document}");
        page.Text("[data-card='1'] .blocks")
            .ShouldBe(
                "Hạn “trước ngày 31 tháng 11 năm 2026” chưa tính được thành ngày: nhập ngày, hoặc chọn loại khác."
            );

        var id = (await world.Proposals(document))[0].Id;
        page = await visitor.Get($"/tasks/review/{document}?edit={id}");
        (await ReviewWorld.Press(visitor, page, 1, "Lưu")).Error("Due").ShouldContain("Nhập ngày của hạn");
        (await ReviewWorld.Press(visitor, page, 1, "Lưu", ("Due", "30112026"))).Status.ShouldBe(302);
        (await world.Proposals(document))[0].Due.ShouldBe(new DateOnly(2026, 11, 30));
    }

    [Fact]
    public async Task A_directive_told_twice_and_read_by_hand_has_one_review()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng rà soát hồ chứa trước ngày 10/12/2026.", read: false);
        var visitor = await world.As("officer");
        var unread = await visitor.Get($"/tasks/review/{document}");
        unread.Status.ShouldBe(200);
        unread.Text(".empty-title").ShouldBe("Văn bản này chưa được đọc để tìm nhiệm vụ");

        await world.Registered(world.Register[document]);
        await world.Registered(world.Register[document]);
        var again = await ReviewWorld.Press(visitor, unread, 0, "Đọc và đề xuất nhiệm vụ");

        again.Location.ShouldBe($"/tasks/review/{document}");
        (await world.Look(db => db.Reviews.CountAsync(r => r.DocumentId == document))).ShouldBe(1);
        (await world.Proposals(document)).Count.ShouldBe(1);
        await Should.ThrowAsync<DbUpdateException>(() =>
            world.In(async services =>
            {
                var db = services.GetRequiredService<DieuHanh.Tasks.TasksDb>();
                db.Reviews.Add(
                    DirectiveReview.OfDocument(world.Register[document], null, null, null, null, db.Scope.Now)
                );
                await db.SaveAsync("Đọc nhiệm vụ trong văn bản");
            })
        );
    }

    [Fact]
    public async Task A_document_that_gives_no_tasks_is_not_read_by_itself()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng rà soát đê biển trước ngày 10/12/2026.", read: false);

        await world.Registered(world.Register[document], directive: false);

        (await world.Look(db => db.Reviews.AnyAsync(r => r.DocumentId == document))).ShouldBeFalse();
    }
}
