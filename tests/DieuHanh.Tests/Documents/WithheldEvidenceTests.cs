using System.Security.Cryptography;
using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Files;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.Documents.Text;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

/// <summary>Confirming a document as secret takes its marked files everywhere, and no other module's evidence.</summary>
public sealed class WithheldEvidenceTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task A_file_without_a_mark_that_a_task_carries_stays_with_the_task()
    {
        var report = Encoding.UTF8.GetBytes(Sample.Unique("Báo cáo của Bộ"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(report));
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        var url = TaskUrl.Of(part.TaskId);
        var focal = await world.As("focal-btc");
        (
            await focal.Upload(url, $"{url}/notes", [("Files", "bao-cao.txt", report)], ("Words", "Gửi kèm"))
        ).Status.ShouldBe(302);
        var secret = Encoding.UTF8.GetBytes(Sample.Directive("32/TB-VPCP", Sample.Unique("việc kín"), "MẬT"));
        var id = await world.Register("quet.txt", secret);
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            var file = await s.GetRequiredService<FileStore>().Save(new MemoryStream(report), "bao-cao.txt");
            var document = await db.Documents.SingleAsync(d => d.Id == id);
            await db.Attach(document, [new ReadFile(file, "bao-cao.txt", "Báo cáo của Bộ", null)], default);
            await db.SaveAsync("Thêm tệp");
        });
        await world.Read();

        var clerk = await world.As("clerk");
        (await clerk.SubmitFrom("/documents/incoming/new", Withheld.EraseUrl(id))).Status.ShouldBe(302);

        var store = world.App.Services.GetRequiredService<FileStore>();
        store.Exists(Convert.ToHexStringLower(SHA256.HashData(secret))).ShouldBeFalse();
        store.Exists(hash).ShouldBeTrue();
        var kept = await world.Look(db => db.Attachments.SingleAsync(a => a.Hash == hash));
        (await focal.Get($"/tasks/files/{kept.Id}")).Status.ShouldBe(200);
        await world.In(async s =>
            (await s.GetRequiredService<DocumentsDb>().Attachments.AnyAsync(a => a.DocumentId == id)).ShouldBeFalse()
        );
    }
}
