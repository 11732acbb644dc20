using System.Text.Json;
using DieuHanh.Directory;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.Personal;
using DieuHanh.Directory.Provider;
using DieuHanh.Documents;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.Architecture;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>Who sees what of a person; what they take away; what an erasure takes and leaves. Each test has its own person.</summary>
public sealed class PersonalDataTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("officer", true, false)]
    [InlineData("clerk", true, false)]
    [InlineData("unit-head", true, true)]
    [InlineData("secretary", true, true)]
    [InlineData("hr", true, true)]
    [InlineData("administrator", true, true)]
    [InlineData("editor", false, false)]
    public async Task A_field_is_shown_to_those_the_table_names(string userName, bool email, bool phone)
    {
        var (page, mail, number) = await Add($"Người Xem {userName}");
        var seen = await (await world.As(userName)).Get(page);

        seen.Status.ShouldBe(200);
        seen.Body.Contains(mail, StringComparison.Ordinal).ShouldBe(email);
        seen.Body.Contains(number, StringComparison.Ordinal).ShouldBe(phone);
    }

    [Fact]
    public void The_written_table_says_what_the_program_does()
    {
        var written = File.ReadAllText(Path.Combine(Source.Root, "docs", "personal-data.md"));
        foreach (var field in PersonFields.All)
        {
            written.ShouldContain($"| {field.Label} | {field.SeenBy} |", Case.Sensitive);
        }

        PersonFields.Email.IsSeenBy(Actor.Nobody, Guid.NewGuid()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_record_says_that_a_private_value_changed_and_never_what_it_was()
    {
        var (page, mail, number) = await Add("Ghi Nhật Ký");
        var admin = await world.As("administrator");
        await admin.Submit($"{page}/edit", ("Email", "khac@riengtu.example"), ("Phone", "02430000001"));

        var changes = await Changes(page);
        changes.Count.ShouldBe(2);
        changes.ShouldAllBe(c =>
            c.Contains("\"Email\"") && !c.Contains("riengtu") && !c.Contains(number) && !c.Contains(mail)
        );
        (await admin.Get(page)).Text(".timeline").ShouldContain("Thư điện tử");
    }

    [Fact]
    public async Task Everyone_sees_and_takes_away_what_is_kept_about_themselves()
    {
        var officer = await world.As("officer");
        var page = await officer.Get("/me/data");
        page.Status.ShouldBe(200);
        page.Text("main").ShouldContain("officer@example.invalid");
        page.Text("main").ShouldContain("Luật Lưu trữ");

        var file = JsonDocument.Parse((await officer.SubmitFrom("/me/data", "/me/data/export")).Body).RootElement;
        file.GetProperty("person").GetGuid().ShouldBe(world.Staff["officer"]);
        var text = file.GetProperty("parts").ToString();
        text.ShouldContain("officer@example.invalid");
        text.ShouldContain("Lê Văn Chuyên");
        file.GetProperty("records").ToString().ShouldContain("Đăng nhập");
        (await Deeds(world.Staff["officer"])).ShouldContain("Tải dữ liệu về mình");
    }

    [Fact]
    public async Task Every_document_and_task_in_the_export_has_its_page()
    {
        var incoming = await Mail.Register(world, files: ("a.txt", Sample.Unique("Tệp của người đăng ký")));
        var outgoing = await (await world.As("clerk")).Submit(
            Issued.Form,
            Issued.Fields(Sample.Unique("Văn bản của người đăng ký"))
        );
        outgoing.Status.ShouldBe(302);
        var clerk = world.Staff["clerk"];
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            await db
                .Documents.Where(d => d.Id == incoming)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.RegisteredById, clerk));
            await db
                .Attachments.Where(a => a.DocumentId == incoming)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.AddedById, clerk));
        });

        var person = await world.As("clerk");
        var file = JsonDocument.Parse((await person.SubmitFrom("/me/data", "/me/data/export")).Body).RootElement;

        var pages = file.GetProperty("records")
            .EnumerateArray()
            .Select(r => r.GetProperty("thing").GetString()!)
            .Where(u => u.StartsWith("/documents/", StringComparison.Ordinal))
            .ToList();
        pages.ShouldContain($"/documents/incoming/{incoming}");
        pages.ShouldContain(p => p.StartsWith("/documents/outgoing/", StringComparison.Ordinal));
        pages.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var page in pages)
        {
            (await person.Get(page)).Status.ShouldBe(200, page);
        }
    }

    [Fact]
    public async Task An_export_for_another_asks_for_the_reason_and_is_recorded()
    {
        var (page, mail, _) = await Add("Xuất Theo Đề Nghị");
        var admin = await world.As("administrator");
        (await admin.SubmitFrom($"{page}/data", $"{page}/data/export", ("Why", ""))).Status.ShouldBe(422);
        (await admin.Get($"{page}/data")).Body.ShouldNotContain(mail);

        var file = await admin.SubmitFrom($"{page}/data", $"{page}/data/export", ("Why", "Đơn ngày 20/11/2026"));
        file.Body.ShouldContain(mail);
        (await Deeds(IdOf(page))).ShouldContain("Xuất dữ liệu cá nhân");
    }

    [Fact]
    public async Task Who_holds_a_post_is_not_erased_and_all_reasons_are_told()
    {
        var page = $"/people/{world.Staff["government-leader"]}";
        var admin = await world.As("administrator");
        var refused = await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", "Đơn"));

        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("Đang giữ vị trí");
        refused.Text(".error-summary").ShouldContain("thư ký nhập thay");
        (await admin.Get($"/people/{world.Staff["administrator"]}/data")).Text(".refused").ShouldContain("chính mình");
    }

    [Fact]
    public async Task An_erasure_takes_what_is_private_and_leaves_what_belongs_to_the_files()
    {
        var (page, mail, number) = await Add("Đã Nghỉ Việc");
        var id = IdOf(page);
        var admin = await world.As("administrator");
        await admin.SubmitFrom(page, $"{page}/account", ("UserName", "nghi.viec"));
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Notices.Add(Notice.To(id, "/about", "Thử", [], world.Clock.Now.UtcDateTime));
            await db.SaveChangesAsync();
        });

        // The reason stays for ever, so nothing may hide in it.
        var hidden = await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", $"Đơn của {mail}"));
        hidden.Status.ShouldBe(422);
        (await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", "Đơn số 5"))).Status.ShouldBe(302);

        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var person = await db.People.SingleAsync(p => p.Id == id);
            (person.Email, person.Phone, person.FullName).ShouldBe((null, null, "Đã Nghỉ Việc"));
            (await db.Accounts.AnyAsync(a => a.PersonId == id)).ShouldBeFalse();
            (await db.Notices.AnyAsync(n => n.PersonId == id)).ShouldBeFalse();
            var record = await db.Audit.Where(a => a.WholeId == id).ToListAsync();
            record.ShouldAllBe(a => !$"{a.Changes}{a.Why}".Contains(mail) && !a.Changes.Contains(number));
            record.ShouldAllBe(a => !$"{a.Changes}{a.Why}".Contains("nghi.viec"));
            record.Single(a => a.Action == "Xóa dữ liệu cá nhân").Why.ShouldBe("Đơn số 5");
        });
        (await admin.Get($"{page}/data")).Text(".alert-info").ShouldContain("đã được xóa");

        // Nothing brings it back.
        (await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", "lại"))).Status.ShouldBe(409);
        (await admin.Submit($"{page}/edit", ("Email", mail))).Status.ShouldBe(409);
        (await admin.SubmitFrom(page, $"{page}/account", ("UserName", "nghi.viec"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Names_of_passkeys_and_identifiers_elsewhere_are_never_recorded_nor_typed_as_a_reason()
    {
        var (page, _, _) = await Add("Có Khóa Riêng");
        var admin = await world.As("administrator");
        await admin.SubmitFrom(page, $"{page}/account", ("UserName", "co.khoa"));
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var account = await db.Accounts.SingleAsync(a => a.UserName == "co.khoa");
            db.Add(Login.Of(account.Id, "https://dinhdanh.example", "001099012345"));
            var key = new UserPasskeyInfo([1], [2], world.Clock.Now, 0, [], true, false, false, [], [])
            {
                Name = "Máy của bé Na",
            };
            db.Add(Passkey.Of(account.Id, key, world.Clock.Now.UtcDateTime));
            await db.SaveAsync("Thử nghiệm");
        });

        await world.In(async services =>
        {
            var record = await services
                .GetRequiredService<DirectoryDb>()
                .Audit.Where(a => a.Thing == nameof(Login) || a.Thing == nameof(Passkey))
                .Select(a => a.Changes)
                .ToListAsync();
            record.ShouldContain(c => c.Contains("\"Subject\""));
            record.ShouldContain(c => c.Contains("\"Name\""));
            record.ShouldAllBe(c => !c.Contains("001099012345") && !c.Contains("bé Na"));
        });
        var typed = await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", "Số định danh 001099012345"));
        typed.Status.ShouldBe(422);
        typed.Error("Why").ShouldContain("mã định danh");
    }

    private static Guid IdOf(string page) => Guid.Parse(page["/people/".Length..]);

    private async Task<(string Page, string Email, string Phone)> Add(string name)
    {
        var number = $"09{(uint)name.GetHashCode(StringComparison.Ordinal) % 100_000_000:00000000}";
        var mail = $"{Guid.NewGuid():N}@riengtu.example";
        var added = await (await world.As("administrator")).Submit(
            "/people/new",
            ("Name", name),
            ("Title", "Chuyên viên"),
            ("Email", mail),
            ("Phone", number)
        );
        return (added.Location!, mail, number);
    }

    private Task<List<string>> Changes(string page) =>
        world.In(services =>
        {
            var id = IdOf(page);
            return services
                .GetRequiredService<DirectoryDb>()
                .Audit.Where(a => a.ThingId == id)
                .Select(a => a.Changes)
                .ToListAsync();
        });

    private Task<List<string>> Deeds(Guid whole) =>
        world.In(services =>
            services
                .GetRequiredService<KernelDb>()
                .Set<AuditRow>()
                .Where(a => a.WholeId == whole)
                .Select(a => a.Action)
                .ToListAsync()
        );
}
