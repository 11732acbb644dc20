using DieuHanh.Directory;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Heirs;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

public sealed class TransferTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Until_it_is_answered_the_agency_still_owes_it_and_the_clock_runs()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        (await Request(part, "bxd")).Location.ShouldBe(TaskUrl.Of(part.TaskId));

        var row = await world.Row(part.Id);
        (row.State, row.Open, row.StoppedOn).ShouldBe((AssignmentState.TransferRequested, true, null));
        (await Request(part, "bxd")).Text(".error-summary").ShouldContain("Đã có đề nghị chuyển");
        (await (await world.As("unit-head")).Get("/")).Text("main").ShouldContain("Cơ quan đề nghị chuyển nhiệm vụ");
        (await (await world.As("unit-head")).Get(TaskUrl.Of(part.TaskId)))
            .Texts("#doings .btn-primary")
            .ShouldBe(["Trả lời đề nghị chuyển"]);

        var answer = $"/tasks/assignments/{part.Id}/transfer";
        (await (await world.As("unit-head")).Submit(answer, ("Choice", "insist"))).Error("Why").ShouldBe("Nhập lý do.");
        await (await world.As("unit-head")).Submit(answer, ("Choice", "insist"), ("Why", "Đúng chức năng của Bộ"));
        (await world.State(part.Id)).ShouldBe(AssignmentState.Accepted);
        (await world.NoticesOf("focal-btc", TaskUrl.Of(part.TaskId))).ShouldContain(n =>
            n.StartsWith("Giữ nguyên cơ quan thực hiện")
        );
    }

    [Fact]
    public async Task The_giver_passes_it_on_and_both_parts_know_of_each_other()
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        await Request(part, "bxd");

        var page = await (await world.As("secretary")).Submit(
            $"/tasks/assignments/{part.Id}/transfer",
            ("Choice", "transfer"),
            ("Why", "Đúng lĩnh vực")
        );

        page.Location.ShouldBe(TaskUrl.Of(part.TaskId));
        var old = await world.Row(part.Id);
        var heir = await world.Row(old.NextId!.Value);
        (old.State, heir.PreviousId, heir.AgencyId).ShouldBe(
            (AssignmentState.Transferred, part.Id, world.Staff.Agency("bxd"))
        );
        (heir.Due, heir.FirstDue, heir.State).ShouldBe((part.Due, part.FirstDue, AssignmentState.Assigned));
        (await world.NoticesOf("focal-bxd", TaskUrl.Of(part.TaskId))).ShouldContain(n => n.StartsWith("Nhiệm vụ mới"));
        var shown = await (await world.As("officer")).Get(TaskUrl.Of(part.TaskId));
        shown
            .Texts("#parts tbody tr")
            .ShouldContain(t => t.Contains("Bộ Tài chính") && t.Contains("Chuyển cho Bộ Xây dựng ngày 23/11/2026"));
        shown
            .Texts("#parts tbody tr")
            .ShouldContain(t => t.Contains("Bộ Xây dựng") && t.Contains("nhận từ Bộ Tài chính"));
    }

    [Fact]
    public async Task What_may_not_be_passed_on_is_refused_with_reasons_and_what_was_typed_is_kept()
    {
        var part = await world.Give("btc", w => w with { Coordinating = [world.Staff.Agency("nghean")] });
        await world.Open("focal-btc", part);

        var empty = await (await world.As("focal-btc")).Submit($"/tasks/assignments/{part.Id}/transfer-request");
        empty.Status.ShouldBe(422);
        (empty.Error("Why"), empty.Error("To")).ShouldBe(
            ("Nhập lý do đề nghị chuyển.", "Chọn cơ quan đề nghị chuyển đến.")
        );

        var ended = await Request(part, "bgtvt");
        ended.Status.ShouldBe(409);
        ended.Text(".error-summary").ShouldContain("không hoạt động vào ngày 23/11/2026");
        ended.Value("#Why").ShouldBe("Không thuộc chức năng");
        (await Request(part, "vpcp")).Text(".error-summary").ShouldContain("Văn phòng theo dõi nhiệm vụ");
        var book = await world.Book();
        var unconnected = book.Agency(world.Staff.Agency("bct"))! with { Connected = false };
        SteeringTask
            .WhyNotTransfer(await world.Row(part.Id), unconnected, book, TaskWorld.Today)
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("Bộ Công Thương chưa kết nối");
        (await Request(part, "btc")).Text(".error-summary").ShouldContain("Chọn một cơ quan khác");

        await (await world.As("focal-btc")).Submit(
            $"/tasks/assignments/{part.Id}/report",
            ("Words", "x"),
            ("Explained", "y")
        );
        (await Request(part, "bxd"))
            .Text(".error-summary")
            .ShouldContain("Chỉ đề nghị chuyển được khi nhiệm vụ mới giao hoặc đang thực hiện.");
    }

    [Fact]
    public async Task An_agency_that_coordinated_the_task_may_take_it_over_and_then_no_longer_coordinates_it()
    {
        var part = await world.Give(
            "btc",
            w => w with { Coordinating = [world.Staff.Agency("nghean"), world.Staff.Agency("bct")] }
        );
        await world.Open("focal-btc", part);
        (await (await world.As("focal-btc")).Get($"/tasks/assignments/{part.Id}/transfer-request"))
            .Texts("#To option")
            .Skip(1)
            .Take(2)
            .ShouldBe(
                ["Bộ Công Thương (đang phối hợp)", "Ủy ban nhân dân tỉnh Nghệ An (đang phối hợp)"],
                ignoreOrder: true
            );
        (await Request(part, "nghean")).Location.ShouldBe(TaskUrl.Of(part.TaskId));

        (
            await (await world.As("unit-head")).Submit(
                $"/tasks/assignments/{part.Id}/transfer",
                ("Choice", "transfer"),
                ("Why", "Đúng lĩnh vực")
            )
        ).Location.ShouldBe(TaskUrl.Of(part.TaskId));

        var heir = await world.Row((await world.Row(part.Id)).NextId!.Value);
        heir.AgencyId.ShouldBe(world.Staff.Agency("nghean"));
        var asked = await world.Look(db => db.Contributions.Where(c => c.TaskId == part.TaskId).ToListAsync());
        asked.Single(c => c.AgencyId == heir.AgencyId).EndedOn.ShouldBe(TaskWorld.Today);
        asked.Where(c => c.Missing).ShouldHaveSingleItem().AgencyId.ShouldBe(world.Staff.Agency("bct"));

        // It owes the task, is asked for no opinion on its own work, and need not explain that it gave none.
        var page = await world.Open("focal-nghean", heir);
        page.Texts("#doings button").ShouldContain("Báo cáo hoàn thành");
        page.Texts("#doings button").ShouldNotContain("Gửi ý kiến phối hợp");
        page.Text("main").ShouldContain("thôi phối hợp, nhận thực hiện từ ngày 23/11/2026");
        (await (await world.As("focal-nghean")).Get($"/tasks/assignments/{heir.Id}/report"))
            .Text("#Explained-hint")
            .ShouldBe("Bộ Công Thương");
        (await (await world.As("focal-nghean")).Get($"/tasks/{part.TaskId}/contribution")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_a_coordinating_agency_said_stays_when_it_takes_the_task_over()
    {
        var part = await world.Give("btc", w => w with { Coordinating = [world.Staff.Agency("nghean")] });
        await (await world.As("focal-nghean")).Submit($"/tasks/{part.TaskId}/contribution", ("Words", "Nhất trí."));
        await (await world.As("unit-head")).Submit(
            $"/tasks/assignments/{part.Id}/transfer",
            ("Choice", "transfer"),
            ("To", $"{world.Staff.Agency("nghean")}"),
            ("Why", "Đúng lĩnh vực")
        );

        var asked = await world.Look(db => db.Contributions.SingleAsync(c => c.TaskId == part.TaskId));
        (asked.Words, asked.GivenOn, asked.EndedOn).ShouldBe(("Nhất trí.", TaskWorld.Today, null));
    }

    [Fact]
    public async Task What_an_agency_that_ended_owed_passes_to_its_heir_or_waits_for_a_choice()
    {
        var (owed, coordinated) = (
            await world.Give("hatinh"),
            await world.Give("btc", w => w with { Coordinating = [world.Staff.Agency("hatinh")] })
        );
        var split = await world.Give("tapdoan");
        await End("hatinh", "nghean");
        await End("tapdoan", "bct", "bxd");
        await world.Settle();

        var old = await world.Row(owed.Id);
        old.State.ShouldBe(AssignmentState.Transferred);
        (await world.Row(old.NextId!.Value)).AgencyId.ShouldBe(world.Staff.Agency("nghean"));
        (await world.NoticesOf("focal-nghean", TaskUrl.Of(owed.TaskId))).ShouldContain(n =>
            n.Contains("nhận từ Ủy ban nhân dân tỉnh Hà Tĩnh")
        );
        (
            await world.Look(db =>
                db.Contributions.Where(c => c.TaskId == coordinated.TaskId).Select(c => c.AgencyId).SingleAsync()
            )
        ).ShouldBe(world.Staff.Agency("nghean"));

        // Between several heirs nobody guesses: the unit chooses, and until then it is nobody else's.
        var waiting = await world.Row(split.Id);
        (waiting.NeedsHeir, waiting.Open).ShouldBe((true, true));
        var page = await (await world.As("unit-head")).Get(TaskUrl.Of(split.TaskId));
        page.Texts(".state").ShouldContain("chưa rõ cơ quan kế thừa");
        await (await world.As("unit-head")).Submit(
            $"/tasks/assignments/{split.Id}/transfer",
            ("Choice", "transfer"),
            ("To", $"{world.Staff.Agency("bct")}"),
            ("Why", "Theo lĩnh vực")
        );
        (await world.Row((await world.Row(split.Id)).NextId!.Value)).AgencyId.ShouldBe(world.Staff.Agency("bct"));

        // Delivered again, nothing happens twice.
        (
            await world.In(s => s.GetRequiredService<AgencyHeirs>().PassAll(TestContext.Current.CancellationToken))
        ).ShouldBe(0);
    }

    [Fact]
    public async Task What_nobody_opened_counts_as_received_after_one_working_day()
    {
        var fresh = await world.Give("btc", w => w with { GivenOn = TaskWorld.Today });
        var friday = await world.Give("btc", w => w with { GivenOn = TaskWorld.Today.AddDays(-3) });
        var thursday = await world.Give("btc", w => w with { GivenOn = TaskWorld.Today.AddDays(-4) });

        await world.App.Services.GetRequiredService<TaskSweeper>().Sweep(TestContext.Current.CancellationToken);

        (await world.State(fresh.Id)).ShouldBe(AssignmentState.Assigned);
        (await world.State(friday.Id)).ShouldBe(AssignmentState.Assigned, "its first working day is today");
        (await world.State(thursday.Id)).ShouldBe(AssignmentState.Accepted);
    }

    private async Task<Page> Request(Assignment part, string to) =>
        await (await world.As("focal-btc")).Submit(
            $"/tasks/assignments/{part.Id}/transfer-request",
            ("Why", "Không thuộc chức năng"),
            ("To", $"{world.Staff.Agency(to)}")
        );

    private Task End(string agency, params string[] heirs) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var ending = await db
                .Agencies.Include(a => a.Successions)
                .SingleAsync(a => a.Id == world.Staff.Agency(agency));
            ending.End(TaskWorld.Today.AddDays(-1), "Nghị quyết mẫu", [.. heirs.Select(world.Staff.Agency)]);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Kết thúc cơ quan");
        });
}
