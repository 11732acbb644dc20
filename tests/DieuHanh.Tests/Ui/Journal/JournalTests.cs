using System.Text;
using System.Text.Json;
using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui.Journal;

/// <summary>The journal tells in words what the audit holds.</summary>
public sealed class JournalTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_record_tells_who_did_what_to_which_thing_from_what_to_what_and_its_seal()
    {
        var id = await Hire("Phan Thị Nhật Ký", "Chuyên viên");
        var admin = await world.As("administrator");
        var changed = await admin.Submit($"/people/{id}/edit", ("Title", "Chuyên viên chính"));
        changed.Status.ShouldBe(302, changed.Text("main"));

        var trail = await admin.Get($"/audit/Person/{id}");
        trail.Status.ShouldBe(200);
        trail.Text("h1").ShouldBe("Phan Thị Nhật Ký");
        var newest = trail.Text(".journal > li");
        newest.ShouldContain("Quản Trị Viên");
        newest.ShouldContain("Chức danh: Chuyên viên → Chuyên viên chính");
        newest.ShouldContain("Chưa niêm phong");

        await world.App.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);
        trail = await admin.Get($"/audit/Person/{id}");
        trail.Text(".journal > li").ShouldContain("trong chuỗi, dấu");
        world.Queries.Of($"/audit/Person/{id}").Count.ShouldBeLessThanOrEqualTo(8);
        (await admin.Get($"/people/{id}")).Has($"a[href='/audit/Person/{id}']").ShouldBeTrue();
    }

    [Fact]
    public async Task The_journal_is_filtered_by_who_kind_action_day_and_words_without_marks()
    {
        var id = await Hire("Tạ Văn Tìm Kiếm", "Văn thư");
        var leader = await world.As("office-leader");
        const string Only = "/audit?Words=ta van tim kiem";
        foreach (
            var filter in new[]
            {
                "",
                "&Who=system",
                "&Thing=Person",
                "&Action=Thêm người mẫu",
                "&From=23/11/2026&To=23/11/2026",
            }
        )
        {
            var page = await leader.Get(Only + filter);
            page.Texts(".journal > li").ShouldHaveSingleItem(filter).ShouldContain("Tạ Văn Tìm Kiếm");
        }

        foreach (var filter in new[] { $"&Who={id}", "&Thing=Agency", "&Action=Đăng nhập", "&To=22/11/2026" })
        {
            (await leader.Get(Only + filter)).Texts(".journal > li").ShouldBeEmpty(filter);
        }
    }

    [Fact]
    public async Task A_page_after_another_misses_and_repeats_nothing()
    {
        var admin = await world.As("administrator");
        for (var i = 0; i < 60; i++)
        {
            await Hire($"Người Thứ {i}", "Dài");
        }

        var seen = new List<string>();
        for (var url = "/audit?Words=\"Dài\"&Thing=Person"; url is not null; )
        {
            var page = await admin.Get(url);
            seen.AddRange(page.Document.QuerySelectorAll(".journal > li").Select(l => l.Id!));
            url = page.Attribute(".pager a[rel=next]", "href");
        }

        seen.Count.ShouldBe(60);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task It_leaves_as_a_table_and_as_json_with_the_head_of_the_chain()
    {
        var id = await Hire("Lê Thị Xuất Ra", "Văn thư");
        var admin = await world.As("administrator");
        Encoding.UTF8.GetString(await admin.Bytes($"/audit/list.csv?whole={id}")).ShouldContain("Lê Thị Xuất Ra");
        (await admin.Bytes($"/audit/list.xlsx?whole={id}")).Length.ShouldBeGreaterThan(1000);

        await world.App.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);
        using var list = JsonDocument.Parse((await admin.Get($"/api/audit?whole={id}")).Body);
        var row = list.RootElement.GetProperty("rows").EnumerateArray().Single();
        row.GetProperty("changes").GetString()!.ShouldContain("Họ và tên: Lê Thị Xuất Ra");
        using var head = JsonDocument.Parse((await admin.Get("/api/audit/head")).Body);
        head.RootElement.GetProperty("count")
            .GetInt64()
            .ShouldBeGreaterThanOrEqualTo(row.GetProperty("number").GetInt64());
        head.RootElement.GetProperty("hash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task What_is_not_sealed_yet_is_what_verifying_says_of_the_records_after_the_head()
    {
        var office = world.App.Services;
        var cancel = TestContext.Current.CancellationToken;
        await Hire("Đã Niêm Phong", "");
        await office.GetRequiredService<Sealer>().SealAll(cancel);
        await Hire("Chờ Niêm Phong", "");
        var kept = await Hire("Bị Giữ Lại", "");
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            await db
                .Unsealed.Where(u => db.Audit.Any(a => a.Id == u.AuditId && a.WholeId == kept))
                .ExecuteDeleteAsync(cancel);

            // As a copy of the data may have it: its seal is there, and its place in the queue is too.
            await db.Database.ExecuteSqlRawAsync(
                "insert into kernel_unsealed select audit_id from kernel_seal where number = 1",
                cancel
            );
        });

        var admin = await world.As("administrator");
        var unsealed = (await office.GetRequiredService<SealVerifier>().Verify(cancel: cancel)).Unsealed;
        unsealed.ShouldBeGreaterThanOrEqualTo(2);
        using var head = JsonDocument.Parse((await admin.Get("/api/audit/head")).Body);
        head.RootElement.GetProperty("unsealed").GetInt64().ShouldBe(unsealed);
        (await admin.Get("/audit")).Text("main").ShouldContain($" {unsealed} bản ghi chưa được niêm phong.");
    }

    private async Task<Guid> Hire(string name, string title)
    {
        var person = Person.Named(name, title, null);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            db.People.Add(person);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thêm người mẫu");
        });
        return person.Id;
    }
}
