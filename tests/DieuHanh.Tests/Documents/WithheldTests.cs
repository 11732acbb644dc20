using System.Text;
using System.Text.Json;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.Documents.Text;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

/// <summary>A mark that is found after the document was registered. It reads everything that waits, so its world is its own.</summary>
public sealed class WithheldTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Only_the_clerk_sees_a_document_whose_file_turns_out_to_be_marked()
    {
        var (id, subject) = await Marked();
        var file = await world.File(id);

        (file.Text, file.Problem).ShouldBe((null, "Tệp có dấu chỉ độ mật: chờ văn thư xác nhận."));
        (await world.Finds(id, "cuộc họp")).ShouldBeFalse("nothing of the text is kept");
        (await (await world.As("clerk")).Get($"/documents/incoming/{id}"))
            .Text("#withheld")
            .ShouldContain("Tệp có dấu chỉ độ mật");
        (await (await world.As("clerk")).Get("/notices")).Body.ShouldContain("có dấu chỉ độ mật");
        foreach (
            var other in new[]
            {
                "office-leader",
                "government-leader",
                "secretary",
                "unit-head",
                "officer",
                "administrator",
                "focal-btc",
            }
        )
        {
            var visitor = await world.As(other);
            (await visitor.Get($"/documents/incoming/{id}")).Status.ShouldBe(404, other);
            (await visitor.Get(DownloadFile.Url(file.Id))).Status.ShouldBe(404, other);
            (await visitor.Get("/documents/incoming")).Body.ShouldNotContain(subject, customMessage: other);
        }
    }

    [Fact]
    public async Task What_the_clerk_says_is_none_is_opened_and_read_and_not_found_again()
    {
        var (id, subject) = await Marked();

        var answer = await Post(id, "deny");
        answer.Status.ShouldBe(302);
        await world.Read();

        (await world.File(id)).Text.ShouldNotBeNull();
        (await (await world.As("office-leader")).Get($"/documents/incoming/{id}")).Body.ShouldContain(subject);
        (await Post(id, "erase")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_the_clerk_confirms_is_erased_and_its_number_stays()
    {
        var (id, subject) = await Marked();
        var hash = (await world.File(id)).Hash;
        var audited = await Audited(id);

        (await Post(id, "erase")).Status.ShouldBe(302);

        world.App.Services.GetRequiredService<FileStore>().Exists(hash).ShouldBeFalse();
        var page = await (await world.As("clerk")).Get($"/documents/incoming/{id}");
        page.Text("h1").ShouldContain("Văn bản mật: không lưu trên hệ thống này.");
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            (await db.Attachments.AnyAsync(a => a.Hash == hash)).ShouldBeFalse();
            (await db.Files.AnyAsync(f => f.Hash == hash)).ShouldBeFalse();
            (await SearchIndex.Find(db, subject, Attaching.IncomingKind))!.Things.ShouldNotContain(t => t.Id == id);
            var document = await db.Incoming.SingleAsync(d => d.Id == id);
            (document.State, document.Subject.Contains(subject)).ShouldBe((IncomingState.SentBack, false));
        });
        await NothingAudited(id, audited, subject);
        (await (await world.As("office-leader")).Get($"/documents/incoming/{id}")).Status.ShouldBe(404);
        (await Post(id, "erase")).Status.ShouldBe(409);
        (await Post(id, "deny")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_was_written_on_the_way_of_an_incoming_document_is_erased_too()
    {
        var resolved = await Mark();
        await Mail.Direct(world, resolved, Mail.Unit(world, "th"), Mail.Unit(world, "cn", Part.Coordinating));
        await Mail.Change(
            world,
            resolved,
            (d, db) =>
            {
                d.PassBack(
                    d.Routings.First(r => r.Part is Part.Coordinating),
                    "Không thuộc việc mật ong",
                    db.Scope.Now
                );
                d.Resolve(
                    d.Routings.First(r => r.Part is Part.Lead),
                    Resolution.Filed,
                    null,
                    "Đã xử lý theo việc mật ong",
                    db.Scope.Now
                );
            }
        );
        var sentBack = await Mark();
        await Mail.Change(world, sentBack, (d, _) => d.SendBack("Gửi nhầm việc mật ong"));
        await world.Read();

        foreach (var id in new[] { resolved, sentBack })
        {
            var audited = await Audited(id);
            (await Post(id, "erase")).Status.ShouldBe(302);

            var document = await Mail.Find(world, id);
            document.SentBackReason.ShouldBe("Văn bản mật: không lưu trên hệ thống này.");
            document
                .Routings.SelectMany(r => new[] { r.ResolutionNote, r.PassedBackReason })
                .ShouldAllBe(words => words == null || words == "Văn bản mật: không lưu trên hệ thống này.");
            await NothingAudited(id, audited, "mật ong");
        }
    }

    [Fact]
    public async Task No_fact_says_what_a_document_is_about_that_turns_out_to_be_secret()
    {
        var id = await Mark();
        var subject = (await Mail.Find(world, id)).Subject;
        await Mail.Change(world, id, (d, db) => d.ReadTasks(true, true, null, null, db.Scope.Now));
        await world.Read();

        (await Post(id, "erase")).Status.ShouldBe(302);

        await world.In(async s =>
        {
            var facts = await s.GetRequiredService<DocumentsDb>().Outbox.Select(o => o.Payload).ToListAsync();
            facts.ShouldContain(f => f.Contains($"{id}", StringComparison.Ordinal));
            facts.ShouldAllBe(f => !f.Contains(JsonEncodedText.Encode(subject).ToString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Why_a_number_was_void_is_erased_without_being_written_down_again()
    {
        var document = await Issued.Document(world, Sample.Unique("Số bỏ rồi bị giữ"));
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            var row = await db.Outgoing.SingleAsync(d => d.Id == document.Id);
            row.Void("Bỏ vì việc mật ong");
            row.Withhold(db.Scope.Now);
            await db.SaveAsync("Chuẩn bị");
        });
        var audited = await Audited(document.Id);

        (await Post(document.Id, "erase")).Status.ShouldBe(302);

        await NothingAudited(document.Id, audited, "mật ong");
        await world.In(async s =>
            (
                await s.GetRequiredService<DocumentsDb>().Outgoing.SingleAsync(d => d.Id == document.Id)
            ).VoidReason.ShouldBe("Văn bản mật: không lưu trên hệ thống này.")
        );
    }

    [Fact]
    public async Task The_same_file_with_another_document_is_withheld_at_once()
    {
        var content = Encoding.UTF8.GetBytes(Sample.Directive("31/BC", Sample.Unique("việc kín"), "TỐI MẬT"));
        await world.Register("a.txt", content);
        await world.Read();

        var second = await world.Register("b.txt", content);

        (await (await world.As("office-leader")).Get($"/documents/incoming/{second}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_file_without_a_mark_that_another_document_carries_stays_with_that_one()
    {
        var (marked, _) = await Marked();
        var annex = Encoding.UTF8.GetBytes(Sample.Unique("Phụ lục chung"));
        var other = await world.Register("chung.txt", annex);
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            var file = await s.GetRequiredService<FileStore>().Save(new MemoryStream(annex), "chung.txt");
            var document = await db.Documents.SingleAsync(d => d.Id == marked);
            await db.Attach(document, [new ReadFile(file, "chung.txt", "Phụ lục chung", null)], default);
            await db.SaveAsync("Thêm tệp");
        });

        (await Post(marked, "erase")).Status.ShouldBe(302);

        var kept = await world.File(other);
        world.App.Services.GetRequiredService<FileStore>().Exists(kept.Hash).ShouldBeTrue();
        await world.In(async s =>
            (
                await s.GetRequiredService<DocumentsDb>().Attachments.AnyAsync(a => a.DocumentId == marked)
            ).ShouldBeFalse()
        );
    }

    private Task<int> Audited(Guid id) =>
        world.In(s => s.GetRequiredService<DocumentsDb>().Audit.CountAsync(a => a.WholeId == id));

    private Task NothingAudited(Guid id, int before, string words) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            var records = await db.Audit.Where(a => a.WholeId == id).OrderBy(a => a.Id).Skip(before).ToListAsync();
            records.ShouldNotBeEmpty();
            records.ShouldAllBe(a => !a.Changes.Contains(words, StringComparison.Ordinal));
        });

    private async Task<Page> Post(Guid id, string what)
    {
        var clerk = await world.As("clerk");
        return await clerk.SubmitFrom("/documents/incoming/new", $"/documents/{id}/withheld/{what}");
    }

    /// <summary>Registered with a file that nobody has read yet.</summary>
    private Task<Guid> Mark() =>
        world.Register(
            "quet.txt",
            Encoding.UTF8.GetBytes(Sample.Directive("30/TB-VPCP", Sample.Unique("việc kín"), "MẬT"))
        );

    private async Task<(Guid Id, string Subject)> Marked()
    {
        var id = await Mark();
        await world.Read();
        var subject = await world.In(s =>
            s.GetRequiredService<DocumentsDb>().Incoming.Where(d => d.Id == id).Select(d => d.Subject).SingleAsync()
        );
        (await world.Reading(id)).Mark.ShouldBe(SecrecyMarkState.Found);
        return (id, subject);
    }
}
