using System.Text;
using DieuHanh.Directory;
using DieuHanh.Documents;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

/// <summary>Whoever a task names reads the document it stands in: that document, its files, and nothing else of the registers.</summary>
public sealed class DirectiveReaderTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private const string Text = "Thủ tướng giao Bộ Tài chính báo cáo tình hình giải ngân trước ngày 30/11/2026.";
    private const string Marked = "Bộ Tài chính báo cáo";

    private static readonly int Start = Text.IndexOf(Marked, StringComparison.Ordinal);
    private static readonly int End = Start + Marked.Length;

    [Fact]
    public async Task Who_owes_a_task_reads_the_incoming_directive_at_its_words_and_nothing_of_the_register()
    {
        var (id, files) = await Mail.Registered(world, files: [("chi-dao.txt", Text)]);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var task = await Give(id, "btc");

        var link = (await world.Open("focal-btc", task.Assignments[0])).Attribute(".strip a", "href");
        link.ShouldBe($"{Mail.Url(id)}?start={Start}&end={End}#span");
        var btc = await world.As("focal-btc");
        var page = await btc.Get(link!.Split('#')[0]);

        page.Status.ShouldBe(200);
        page.Text("mark#span").ShouldBe(Marked);
        page.Text("#tasks").ShouldContain(task.Action);
        foreach (var inside in new[] { "#timeline", "#doings", "#instruction", "form[action*='/documents/']" })
        {
            page.Has(inside).ShouldBeFalse(inside);
        }

        foreach (var inside in new[] { "Nghiên cứu, đề xuất.", "Vụ Tổng hợp", "Số đến", "Đã chuyển xử lý", "Ghi chú" })
        {
            page.Text("main").ShouldNotContain(inside);
        }

        var file = page.Attribute(".paper .files a", "href")!;
        file.ShouldEndWith($"{files[0]}");
        Encoding.UTF8.GetString(await btc.Bytes(file)).ShouldBe(Text);
        foreach (var other in new[] { "/correct", "/files", "/direct", "/share", "/submit" })
        {
            (await btc.Get(Mail.Url(id) + other)).Status.ShouldBe(403, other);
        }

        (await btc.Get("/documents/incoming")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task As_json_it_says_what_the_document_says_and_where_the_task_stands_in_it()
    {
        var id = await Mail.Register(world, files: [("chi-dao.txt", Text)]);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var task = await Give(id, "btc");
        var btc = await world.As("head-btc");

        var json = (await btc.Get($"/api{Mail.Url(id)}")).Body;
        json.ShouldContain($"\"text\":\"{Text}\"");
        foreach (
            var inside in new[] { "\"number\":null", "\"instruction\":null", "\"recipients\":[]", "\"timeline\":[]" }
        )
        {
            json.ShouldContain(inside);
        }

        json.ShouldNotContain("Nghiên cứu, đề xuất.");
        (await btc.Get($"/api/tasks/{task.Id}")).Body.ShouldContain($"\"documentUrl\":\"{Mail.Url(id)}?start={Start}");
        (await (await world.As("focal-bxd")).Get($"/api/tasks/{task.Id}")).Body.ShouldContain("\"documentUrl\":null");
        (await (await world.As("officer")).Get($"/api{Mail.Url(id)}")).Body.ShouldContain(
            $"{world.Staff.Agency("btc")}"
        );
    }

    [Fact]
    public async Task For_anyone_else_it_is_not_there_and_the_task_leads_nowhere()
    {
        var (id, files) = await Mail.Registered(world, files: [("chi-dao.txt", Text)]);
        var task = await Give(id, "btc");
        var bxd = await world.As("focal-bxd");

        var page = await bxd.Get(TaskUrl.Of(task.Id));
        page.Text(".strip").ShouldContain("9/CT-TTg");
        page.Has(".strip a").ShouldBeFalse();
        foreach (var url in new[] { Mail.Url(id), $"/api{Mail.Url(id)}", $"/documents/files/{files[0]}" })
        {
            (await bxd.Get(url)).Status.ShouldBe(404, url);
        }

        // Neither does it lead an officer of another unit into a document they do not see.
        (await (await world.As("officer-cn")).Get(TaskUrl.Of(task.Id)))
            .Has(".strip a")
            .ShouldBeFalse();
        (await (await world.As("clerk")).Get(TaskUrl.Of(task.Id))).Has(".strip a").ShouldBeTrue();
    }

    [Fact]
    public async Task Coordinating_and_informed_agencies_read_it_and_who_takes_it_over_and_who_passed_it_on()
    {
        var id = await Mail.Register(world, files: [("chi-dao.txt", Text)]);
        var task = await Give(
            id,
            w => w with { Coordinating = [world.Staff.Agency("bct")], Informed = [world.Staff.Agency("bxd")] },
            "btc"
        );
        (await Readers(id)).ShouldBe(["bct", "btc", "bxd"]);
        (await (await world.As("focal-nghean")).Get(Mail.Url(id))).Status.ShouldBe(404);

        var moved = await (await world.As("unit-head")).Submit(
            $"/tasks/assignments/{task.Assignments[0].Id}/transfer",
            ("Choice", "transfer"),
            ("To", $"{world.Staff.Agency("nghean")}"),
            ("Why", "Đúng địa bàn")
        );
        moved.Status.ShouldBe(302, moved.Text("main"));
        await world.Settle();

        foreach (var who in new[] { "focal-btc", "focal-bct", "focal-bxd", "focal-nghean" })
        {
            (await (await world.As(who)).Get(Mail.Url(id))).Status.ShouldBe(200, who);
        }
    }

    [Fact]
    public async Task The_heir_of_a_coordinating_agency_that_ended_reads_it()
    {
        var id = await Mail.Register(world, files: [("chi-dao.txt", Text)]);
        await Give(id, w => w with { Coordinating = [world.Staff.Agency("tapdoan")] }, "btc");
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var ending = await db
                .Agencies.Include(a => a.Successions)
                .SingleAsync(a => a.Id == world.Staff.Agency("tapdoan"));
            ending.End(TaskWorld.Today.AddDays(-1), "Nghị quyết mẫu", [world.Staff.Agency("hatinh")]);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Kết thúc cơ quan");
        });
        await world.Settle();

        (await Readers(id)).ShouldBe(["btc", "hatinh", "tapdoan"]);
        (await (await world.As("focal-hatinh")).Get(Mail.Url(id))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_document_a_spoken_direction_waited_for_is_read_once_it_is_attached()
    {
        var id = await Mail.Register(world, open: true, files: [("chi-dao.txt", Text)]);
        var task = await world.Give(
            world.Said("btc") with
            {
                Document = null,
                Spoken = new SpokenDirection(new DateOnly(2026, 11, 3), "Tại cuộc họp", world.Staff["officer"]),
            }
        );
        await world.Settle();
        (await Readers(id)).ShouldBeEmpty();

        var attached = await (await world.As("officer")).Submit(
            $"/tasks/{task.Id}/attach-document",
            ("Document", Mail.Url(id))
        );
        attached.Status.ShouldBe(302, attached.Text("main"));
        await world.Settle();

        (await Readers(id)).ShouldBe(["btc"]);
    }

    [Fact]
    public async Task An_outgoing_directive_is_read_by_who_is_not_among_its_recipients_and_the_office_sees_by_whom()
    {
        var document = await Issued.Document(
            world,
            "Không gửi Bộ Công Thương",
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("bxd")
        );
        var bct = await world.As("focal-bct");
        (await bct.Get(document.Url)).Status.ShouldBe(404);

        await Give(document.Id, "bct");

        var page = await bct.Get(document.Url);
        page.Status.ShouldBe(200);
        page.Has("#timeline").ShouldBeFalse();
        page.Body.ShouldNotContain("Được đọc trên mạng");
        (await (await world.As("officer")).Get(document.Url)).Text("main").ShouldContain("Bộ Xây dựng; Bộ Công Thương");
    }

    [Fact]
    public async Task A_fact_told_twice_changes_nothing()
    {
        var id = await Mail.Register(world);
        await Give(id, "btc", "bxd");
        await Give(id, "btc");
        await world.Look(db =>
            db.Database.ExecuteSqlAsync($"update kernel_outbox set delivered_at = null where type = 'AgenciesNamed'")
        );
        await world.Settle();

        (await Readers(id)).ShouldBe(["btc", "bxd"]);
        (await world.Look(db => db.Outbox.AnyAsync(o => o.Error != null))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_office_that_gave_tasks_before_this_version_has_its_readers_after_the_upgrade()
    {
        var id = await Mail.Register(world);
        var said = world.Said("btc") with { Coordinating = [world.Staff.Agency("bct")] };
        var task = await world.Give(said with { Document = said.Document! with { Id = id } });
        await world.Give(world.Said("bxd")); // from what is no document of the registers
        await world.Look(db => db.Database.ExecuteSqlAsync($"delete from kernel_outbox where type = 'AgenciesNamed'"));
        await world.Look(db =>
            db.Database.ExecuteSqlAsync($"delete from kernel_schema where scriptname = 'Tasks/0030-readers.sql'")
        );
        (await Readers(id)).ShouldBeEmpty();

        Schema
            .Upgrade(world.App.Services.GetRequiredService<Database>(), Office.Modules)
            .ShouldBe(["Tasks/0030-readers.sql"]);

        (await Readers(id)).ShouldBe(["bct", "btc"]);
        (await world.Open("focal-btc", task.Assignments[0])).Has(".strip a").ShouldBeTrue();
    }

    private Task<SteeringTask> Give(Guid document, params string[] owed) => Give(document, w => w, owed);

    private async Task<SteeringTask> Give(Guid document, Func<GivenTask, GivenTask> change, params string[] owed)
    {
        var said = world.Said(owed);
        var source = said.Document! with { Id = document, Start = Start, End = End };
        var task = await world.Give(change(said with { Document = source }));
        await world.Settle();
        return task;
    }

    /// <summary>The keys of the agencies that read a document, in alphabetical order.</summary>
    private async Task<IReadOnlyList<string>> Readers(Guid document)
    {
        string[] known = ["bct", "btc", "bxd", "hatinh", "nghean", "tapdoan"];
        var readers = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Readers.Where(r => r.DocumentId == document)
                .Select(r => r.AgencyId)
                .ToListAsync()
        );
        return [.. known.Where(key => readers.Contains(world.Staff.Agency(key)))];
    }
}
