using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks;

public sealed class PetitionTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private static readonly DateOnly Today = TaskWorld.Today;

    [Fact]
    public async Task More_time_is_asked_considered_and_decided_in_the_leaders_name()
    {
        var part = await Accepted("btc");
        (await Ask("focal-btc", part, "15/12/2026")).Location.ShouldBe(Url(part));
        (await world.NoticesOf("officer", Url(part))).ShouldContain(n => n.StartsWith("Bộ Tài chính đề nghị gia hạn"));
        var id = await Waiting(part);

        (await (await world.As("officer")).Submit($"/tasks/petitions/{id}/view", ("Choice", "against")))
            .Error("Words")
            .ShouldBe("Nhập lý do.");
        await (await world.As("officer")).Submit(
            $"/tasks/petitions/{id}/view",
            ("Choice", "for"),
            ("Words", "Lý do phù hợp")
        );
        (await world.NoticesOf("government-leader", Url(part))).ShouldContain(n =>
            n.StartsWith("Chờ anh/chị quyết định")
        );
        (await world.NoticesOf("secretary", Url(part))).ShouldContain(n => n.StartsWith("Chờ anh/chị quyết định"));

        var decided = await (await world.As("secretary")).Submit(
            $"/tasks/petitions/{id}/decision",
            ("Choice", "grant"),
            ("NewDue", "10/12/2026"),
            ("Document", "45/VPCP-TH")
        );

        decided.Location.ShouldBe(Url(part));
        var row = await world.Row(part.Id);
        (row.FirstDue, row.Due, row.Extensions, row.AskedLate).ShouldBe(
            (Today.AddDays(7), new DateOnly(2026, 12, 10), 1, false)
        );
        var audit = await world.Look(db =>
            db.Audit.Where(a => a.ThingId == part.Id).OrderByDescending(a => a.Id).FirstAsync()
        );
        (audit.ActorId, audit.BehalfId).ShouldBe((world.Staff["secretary"], world.Staff["government-leader"]));
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.StartsWith("Đồng ý gia hạn"));

        var page = await (await world.As("focal-btc")).Get(Url(part));
        page.Text(".strip").ShouldContain("gia hạn 1 lần");
        page.Text("aside").ShouldContain("Thời hạn ban đầu 30/11/2026");
        page.Text("#timeline").ShouldContain("Thời hạn: 30/11/2026 → 10/12/2026");
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_told_beside_its_field_and_kept()
    {
        var part = await Accepted("btc");

        var page = await Ask("focal-btc", part, "31/02/2027", ("Why", ""), ("NewHour", "25 giờ"), ("Letter", "12/BTC"));

        page.Status.ShouldBe(422);
        page.Error("NewDue").ShouldBe("Nhập thời hạn đề nghị theo dạng ngày/tháng/năm.");
        page.Error("NewHour").ShouldBe("Nhập giờ theo dạng 16:30.");
        page.Error("Why").ShouldBe("Nhập lý do đề nghị gia hạn.");
        (page.Value("#NewDue"), page.Value("#NewHour"), page.Value("#Letter")).ShouldBe(
            ("31/02/2027", "25 giờ", "12/BTC")
        );
        (await Ask("focal-btc", part, "20/11/2026"))
            .Error("NewDue")
            .ShouldBe("Thời hạn đề nghị phải từ hôm nay trở đi.");
        (await Count(part)).ShouldBe(0);
    }

    [Fact]
    public async Task The_office_refuses_with_all_its_reasons_at_once()
    {
        var part = await Accepted("btc");
        await Ask("focal-btc", part, "15/12/2026");

        var again = await Ask("focal-btc", part, "25/11/2026");

        again.Status.ShouldBe(409);
        again
            .Texts(".error-summary li")
            .ShouldBe(["Hạn mới phải sau hạn đang áp dụng (30/11/2026).", "Đề nghị trước chưa được quyết định."]);
        again.Value("#NewDue").ShouldBe("25/11/2026");
        (await Count(part)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_to_decide_is_a_reason_and_the_button_says_so()
    {
        var part = await Accepted("btc", w => w with { DirectedById = null, DirectedBy = "Phó Thủ tướng khóa trước" });

        var page = await (await world.As("focal-btc")).Get(Url(part));

        page.Text("#doings .refused").ShouldContain("Chưa xác định được người quyết định");
        (await Ask("focal-btc", part, "15/12/2026")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Asked_after_the_due_date_it_is_marked_so_and_the_overdue_days_stay()
    {
        var part = await Accepted("bct", w => w with { Due = Today.AddDays(-4) });
        await Ask("focal-bct", part, "10/12/2026");
        var id = await Waiting(part);
        (await (await world.As("officer")).Get(Url(part))).Texts(".state").ShouldContain("xin sau hạn");

        await (await world.As("government-leader")).Submit(
            $"/tasks/petitions/{id}/decision",
            ("Choice", "grant"),
            ("NewDue", "10/12/2026")
        );

        var row = await world.Row(part.Id);
        (row.AskedLate, row.FirstDue, row.StatusOn(Today)).ShouldBe(
            (true, Today.AddDays(-4), AssignmentStatus.OpenInTerm)
        );
    }

    [Fact]
    public async Task Only_the_decider_decides_and_a_refusal_needs_words()
    {
        var part = await Accepted("btc");
        await Ask("focal-btc", part, "15/12/2026");
        var url = $"/tasks/petitions/{await Waiting(part)}/decision";

        (await (await world.As("unit-head")).Get(url)).Status.ShouldBe(403, "the office only proposes");
        (await (await world.As("office-leader")).Get(url)).Status.ShouldBe(403);
        (await (await world.As("focal-btc")).Get(url)).Status.ShouldBe(403);
        var leader = await world.As("government-leader");
        (await leader.Submit(url)).Text(".error-summary").ShouldContain("Chọn một cách trả lời.");
        (await leader.Submit(url, ("Choice", "refuse"))).Error("Words").ShouldBe("Nhập lý do không đồng ý.");
        await leader.Submit(url, ("Choice", "refuse"), ("Words", "Đã gia hạn đủ"));

        (await world.Row(part.Id)).Due.ShouldBe(Today.AddDays(7));
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.StartsWith("Không đồng ý gia hạn"));
        (await leader.Submit(url, ("Choice", "grant"), ("NewDue", "15/12/2026"))).Status.ShouldBe(
            409,
            "it was decided"
        );
    }

    [Fact]
    public async Task The_agency_takes_its_request_back_and_nobody_else_does()
    {
        var part = await Accepted("btc");
        await Ask("focal-btc", part, "15/12/2026");
        var url = $"/tasks/petitions/{await Waiting(part)}/withdraw";

        (await (await world.As("focal-bxd")).Get(url)).Status.ShouldBe(403);
        (await (await world.As("staff-btc")).Submit(url, ("Choice", "withdraw"))).Location.ShouldBe(Url(part));
        (await (await world.As("staff-btc")).Submit(url, ("Choice", "withdraw"))).Status.ShouldBe(409);
        (await Ask("focal-btc", part, "16/12/2026")).Location.ShouldBe(Url(part));
    }

    [Fact]
    public async Task The_office_proposes_to_suspend_and_the_leader_needs_a_document()
    {
        var part = await Accepted("btc");
        var officer = await world.As("officer");
        var propose = $"/tasks/assignments/{part.Id}/suspension";
        (await officer.Submit(propose, ("Choice", "propose"))).Error("Words").ShouldBe("Nhập lý do.");
        await officer.Submit(propose, ("Choice", "propose"), ("Words", "Chờ Quốc hội cho ý kiến"));
        (await officer.Submit(propose, ("Choice", "propose"), ("Words", "x"))).Status.ShouldBe(409);

        var leader = await world.As("government-leader");
        var decide = $"/tasks/petitions/{await Waiting(part)}/decision";
        (await leader.Submit(decide, ("Choice", "grant"))).Error("Document").ShouldStartWith("Nhập số văn bản");
        await leader.Submit(decide, ("Choice", "grant"), ("Document", "46/VPCP-TH"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Suspended);

        // While it stands still nothing is reported and no more time is asked; the page shows no distance to the deadline.
        var focal = await world.As("focal-btc");
        var report = await focal.Submit($"/tasks/assignments/{part.Id}/report", ("Words", "x"));
        report.Status.ShouldBe(409);
        report.Text(".error-summary").ShouldContain("Nhiệm vụ đang tạm hoãn.");
        (await Ask("focal-btc", part, "15/12/2026")).Text(".error-summary").ShouldContain("Nhiệm vụ đang tạm hoãn.");
        (await focal.Get(Url(part))).Text(".strip").ShouldNotContain("ngày làm việc");

        var resume = $"/tasks/assignments/{part.Id}/resumption";
        (await officer.Get(resume)).Status.ShouldBe(403);
        await (await world.As("unit-head")).Submit(resume, ("Choice", "resume"), ("Words", "Quốc hội đã có ý kiến"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);
        (await world.NoticesOf("focal-btc", Url(part))).ShouldContain(n => n.StartsWith("Thực hiện tiếp"));
    }

    [Fact]
    public async Task What_is_discontinued_waits_for_nothing_any_more()
    {
        var part = await Accepted("btc");
        await (await world.As("focal-btc")).Submit($"/tasks/assignments/{part.Id}/report", ("Words", "Đã làm"));
        await (await world.As("officer")).Submit(
            $"/tasks/assignments/{part.Id}/discontinuation",
            ("Choice", "propose"),
            ("Words", "Đã có nhiệm vụ thay thế")
        );
        await (await world.As("government-leader")).Submit(
            $"/tasks/petitions/{await Waiting(part)}/decision",
            ("Choice", "grant"),
            ("Document", "47/VPCP-TH")
        );

        (await world.State(part.Id)).ShouldBe(AssignmentState.Discontinued);
        (await world.Look(db => db.Reports.Where(r => r.AssignmentId == part.Id).ToListAsync())).ShouldAllBe(r =>
            !r.Waits
        );
        var page = await (await world.As("focal-btc")).Get(Url(part));
        page.Text(".strip .state").ShouldBe("Thôi theo dõi");
        page.Texts("#doings button").ShouldBeEmpty();
        (
            await (await world.As("focal-btc")).Submit($"/tasks/assignments/{part.Id}/report", ("Words", "x"))
        ).Status.ShouldBe(409);
    }

    private static string Url(Assignment part) => TaskUrl.Of(part.TaskId);

    private async Task<Assignment> Accepted(string agency, Func<GivenTask, GivenTask>? change = null)
    {
        var part = await world.Give(agency, change);
        await world.Change(part.Id, a => a.Accept(world.Clock.Now.UtcDateTime));
        return part;
    }

    private async Task<Page> Ask(string who, Assignment part, string until, params (string, string?)[] more) =>
        await (await world.As(who)).Submit(
            $"/tasks/assignments/{part.Id}/extension",
            [
                ("NewDue", until),
                .. more.Any(f => f.Item1 == "Why") ? [] : new[] { ("Why", (string?)"Cần thêm thời gian lấy ý kiến") },
                .. more,
            ]
        );

    private Task<Guid> Waiting(Assignment part) =>
        world.Look(db =>
            db.Petitions.Where(p =>
                    p.AssignmentId == part.Id && (p.State == PetitionState.Asked || p.State == PetitionState.Considered)
                )
                .Select(p => p.Id)
                .SingleAsync()
        );

    private Task<int> Count(Assignment part) =>
        world.Look(db => db.Petitions.CountAsync(p => p.AssignmentId == part.Id));
}
