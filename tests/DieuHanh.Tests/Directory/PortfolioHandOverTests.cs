using DieuHanh.Directory;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>A person's lines pass to another from a day on; each test has fields of its own.</summary>
public sealed class PortfolioHandOverTests(World world) : IClassFixture<World>
{
    private const string Url = "/portfolios/hand-over";

    [Fact]
    public async Task What_will_be_is_shown_first_and_the_chosen_lines_pass_in_one_go()
    {
        var (taken, kept) = ("Chuyển một mẫu", "Giữ lại mẫu");
        var (old, next) = (world.Staff["officer"], world.Staff["unit-head"]);
        var ids = await Lines(p => (p.Officer, p.Unit) = (old, "th"), new(2026, 6, 30), taken, kept);
        var admin = await world.As("administrator");

        var preview = await admin.Get($"{Url}?From={old}&To={next}&Day=01/12/2026");
        preview.Status.ShouldBe(200);
        var row = preview.Texts("[data-rows] tbody tr").Single(r => r.StartsWith(taken, StringComparison.Ordinal));
        row.ShouldContain("Lê Văn Chuyên đến 30/11/2026");
        row.ShouldContain("Phạm Văn Vụ từ 01/12/2026");
        preview.Document.QuerySelectorAll("input[name=Lines]:checked").Length.ShouldBeGreaterThan(1);

        var done = await admin.Send(
            preview,
            Url,
            ("From", old.ToString()),
            ("To", next.ToString()),
            ("Day", "01/12/2026"),
            ("Lines", ids[0].ToString())
        );
        done.Status.ShouldBe(302, done.Text("main"));

        var book = await world.Book();
        book.Portfolio(taken, null, new(2026, 11, 30))!.OfficerId.ShouldBe(old);
        book.Portfolio(taken, null, new(2026, 12, 1))!.OfficerId.ShouldBe(next);
        book.Portfolio(taken, null, new(2026, 12, 1))!.LeaderId.ShouldBe(world.Staff["government-leader"]);
        book.Portfolio(kept, null, new(2026, 12, 1))!.OfficerId.ShouldBe(old);
        var audited = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Audit.Where(a => a.Action == "Chuyển dòng phân công").ToListAsync()
        );
        audited.ShouldContain(a => a.ThingId == ids[0]);
    }

    [Fact]
    public async Task A_line_that_was_to_end_later_still_ends_then()
    {
        var field = "Có hạn mẫu";
        var ids = await Lines(
            p => (p.OfficeLeader, p.To) = (world.Staff["office-leader"], new(2026, 12, 31)),
            new(2026, 1, 1),
            field
        );
        var other = await Hire("Chủ Nhiệm Mới", "OfficeLeader", "01/12/2026");
        var done = await Give("office-leader", other, "01/12/2026", ids);
        done.Status.ShouldBe(302, done.Text("main"));
        var book = await world.Book();
        book.Portfolio(field, null, new(2026, 12, 31))!.OfficeLeaderId.ShouldBe(other);
        book.Portfolio(field, null, new(2027, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task Everything_that_stands_against_it_is_said_at_once_and_nothing_is_changed()
    {
        var (early, late) = ("Không được một", "Không được hai");
        var first = await Lines(p => p.Leader = world.Staff["government-leader"], new(2026, 1, 1), early);
        var second = await Lines(
            p => (p.Officer, p.Leader, p.Unit) = (world.Staff["government-leader"], null, "cn"),
            new(2026, 12, 15),
            late
        );
        var page = await Give("government-leader", world.Staff["clerk"], "01/12/2026", [.. first, .. second]);
        page.Status.ShouldBe(409);
        var reasons = page.Texts(".error-summary li");
        reasons.ShouldContain($"{late}: dòng phân công bắt đầu ngày 15/12/2026, hãy chọn ngày sau đó.");
        reasons.ShouldContain("Ngày 01/12/2026 Trần Thị Văn Thư không giữ vị trí Chuyên viên ở văn phòng.");
        reasons.ShouldContain(
            "Ngày 01/12/2026 Trần Thị Văn Thư không giữ vị trí Lãnh đạo Chính phủ, lãnh đạo Ủy ban ở văn phòng."
        );
        reasons.ShouldContain("Trần Thị Văn Thư không thuộc Vụ Công nghiệp.");
        page.Document.QuerySelectorAll("input[name=Lines]:checked").Length.ShouldBe(2);
        (await world.Book())
            .Portfolio(early, null, new(2026, 12, 1))!
            .LeaderId.ShouldBe(world.Staff["government-leader"]);
    }

    [Fact]
    public async Task Bad_input_is_said_beside_its_field()
    {
        var admin = await world.As("administrator");
        var empty = await admin.SubmitFrom(Url, Url, ("From", ""), ("To", ""), ("Day", "31/31/2026"));
        empty.Status.ShouldBe(422);
        empty.Error("From").ShouldBe("Chọn người đang phụ trách.");
        empty.Error("To").ShouldBe("Chọn người nhận.");
        empty.Error("Day").ShouldBe("Nhập ngày, ví dụ 31/12/2026.");
        empty.Value("#Day").ShouldBe("31/31/2026");

        await Lines(p => p.Officer = world.Staff["officer-cn"], new(2026, 1, 1), "Không chọn mẫu");
        var me = world.Staff["officer-cn"].ToString();
        var none = await admin.SubmitFrom(Url, Url, ("From", me), ("To", me), ("Day", "01/12/2026"));
        none.Status.ShouldBe(422);
        none.Error("To").ShouldBe("Người nhận phải khác người đang phụ trách.");
        none.Error("Lines").ShouldBe("Chọn ít nhất một dòng.");
        none.Text("main").ShouldContain("Không chọn mẫu");
    }

    [Fact]
    public async Task A_line_somebody_else_has_by_now_is_refused()
    {
        var ids = await Lines(p => p.Officer = world.Staff["officer"], new(2026, 1, 1), "Đã chuyển mẫu");
        (await Give("officer", world.Staff["unit-head"], "01/12/2026", ids)).Status.ShouldBe(302);
        var again = await Give("officer-cn", world.Staff["unit-head"], "05/12/2026", ids);
        again.Status.ShouldBe(409);
        again.Text(".error-summary").ShouldContain("Có dòng không còn là của Đỗ Thị Viên");
    }

    private async Task<Page> Give(string from, Guid to, string day, IReadOnlyList<Guid> lines)
    {
        var admin = await world.As("administrator");
        return await admin.SubmitFrom(
            "/people/new",
            Url,
            [
                ("From", world.Staff[from].ToString()),
                ("To", to.ToString()),
                ("Day", day),
                .. lines.Select(l => ("Lines", (string?)l.ToString())),
            ]
        );
    }

    private async Task<Guid> Hire(string name, string role, string from)
    {
        var admin = await world.As("administrator");
        var made = await admin.Submit("/people/new", ("Name", name), ("Title", "Chuyên viên"));
        var given = await admin.Submit($"{made.Location}/posts/new", ("Role", role), ("From", from));
        given.Status.ShouldBe(302, given.Text("main"));
        return Guid.Parse(made.Location!["/people/".Length..]);
    }

    private sealed class Wanted
    {
        public Guid? Leader { get; set; }
        public Guid? OfficeLeader { get; set; }
        public Guid? Officer { get; set; }
        public string? Unit { get; set; }
        public DateOnly? To { get; set; }
    }

    private Task<List<Guid>> Lines(Action<Wanted> make, DateOnly from, params string[] fields) =>
        world.In<List<Guid>>(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var wanted = new Wanted { Leader = world.Staff["government-leader"] };
            make(wanted);
            var lines = fields
                .Select(f =>
                    Portfolio.Assign(
                        f,
                        null,
                        wanted.Leader,
                        wanted.OfficeLeader,
                        wanted.Unit is null ? null : world.Staff.Unit(wanted.Unit),
                        wanted.Officer,
                        from,
                        wanted.To
                    )
                )
                .ToList();
            db.AddRange(lines);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
            return [.. lines.Select(l => l.Id)];
        });
}
