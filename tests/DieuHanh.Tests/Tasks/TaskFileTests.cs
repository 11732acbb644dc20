using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

public sealed class TaskFileTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task A_file_marked_secret_is_refused_with_everything_sent_beside_it()
    {
        var harmless = Bytes(Sample.Unique("Biểu số liệu"));
        var secret = Bytes(Sample.Directive("9/BC-BTC", Sample.Unique("việc kín"), "MẬT"));

        var page = await Note(("so-lieu.txt", harmless), ("ten-lo-noi-dung.txt", secret));

        page.Status.ShouldBe(422);
        page.Error("Files").ShouldStartWith("Văn bản có dấu chỉ độ mật nên hệ thống này không được nhận");
        page.Body.ShouldNotContain("ten-lo-noi-dung");
        page.Value("#Words").ShouldBe("Gửi kèm");
        await ShouldNotBeKept(harmless, secret);
    }

    [Fact]
    public async Task A_file_that_is_refused_leaves_nothing_of_the_others()
    {
        var harmless = Bytes(Sample.Unique("Phụ lục"));

        var page = await Note(("phu-luc.txt", harmless), ("bao-cao.pdf", [.. "MZ\0\0"u8]));

        page.Status.ShouldBe(422);
        await ShouldNotBeKept(harmless);
    }

    [Fact]
    public async Task A_file_is_kept_with_its_row_under_an_ending_of_its_kind()
    {
        var report = Bytes("%PDF-1.7 " + Sample.Unique("báo cáo"));

        (await Note(("bao-cao.exe", report))).Status.ShouldBe(302);

        await world.Look(async db =>
        {
            (await db.Files.SingleAsync(f => f.Hash == Hash(report))).MediaType.ShouldBe(MediaTypes.Pdf);
            (await db.Attachments.SingleAsync(a => a.Hash == Hash(report))).Name.ShouldBe("bao-cao.exe.pdf");
            return true;
        });
    }

    [Fact]
    public async Task Who_has_too_much_waiting_is_told_so_beside_the_field()
    {
        var turns = world.App.Services.GetRequiredService<LookTurns>();
        var me = Actor.Nobody with { PersonId = world.Staff["focal-btc"] };
        var cancel = TestContext.Current.CancellationToken;
        var first = await turns.Take(me, cancel);
        var waiting = Enumerable.Range(0, LookTurns.MostWaiting).Select(_ => turns.Take(me, cancel)).ToList();

        var page = await Note(("phu-luc.txt", Bytes("Phụ lục")));

        page.Status.ShouldBe(422);
        page.Error("Files").ShouldContain("đang chờ kiểm tra");
        first.Dispose();
        foreach (var turn in waiting)
        {
            (await turn).Dispose();
        }

        (await Note(("phu-luc.txt", Bytes("Phụ lục")))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task The_mark_of_what_runs_is_not_washed_off_by_another_name()
    {
        var paper = Bytes(@"{\rtf1{\object\objemb{\*\objdata 0105}}" + Sample.Unique("đính kèm") + "}");

        (await Note(("dinh-kem.rtf", paper))).Status.ShouldBe(302);
        (await Note(("dinh-kem.txt", paper))).Status.ShouldBe(302);

        (await world.Look(db => db.Files.SingleAsync(f => f.Hash == Hash(paper)))).Inside.ShouldBe(Inside.Active);
    }

    private async Task<Page> Note(params (string Name, byte[] Content)[] files)
    {
        var part = await world.Give("btc");
        await world.Open("focal-btc", part);
        var url = TaskUrl.Of(part.TaskId);
        return await (await world.As("focal-btc")).Upload(
            url,
            $"{url}/notes",
            files.Select(f => ("Files", f.Name, f.Content)),
            ("Words", "Gửi kèm")
        );
    }

    private async Task ShouldNotBeKept(params byte[][] files)
    {
        var store = world.App.Services.GetRequiredService<FileStore>();
        foreach (var hash in files.Select(Hash))
        {
            store.Exists(hash).ShouldBeFalse();
            (await world.Look(db => db.Files.AnyAsync(f => f.Hash == hash))).ShouldBeFalse();
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
