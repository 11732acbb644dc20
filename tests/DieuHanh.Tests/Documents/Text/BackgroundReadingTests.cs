using System.IO.Compression;
using DieuHanh.Documents;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>The queue. It moves the clock and reads everything that waits, so its world is its own.</summary>
public sealed class BackgroundReadingTests(World world) : IClassFixture<World>
{
    private const string Waiting = "Đang đọc văn bản trong tệp; mở lại trang sau ít phút.";

    [Fact]
    public async Task A_file_that_was_not_read_at_once_is_read_later_and_found_by_its_words()
    {
        var word = Sample.Unique("Thạch Xương Bồ").Replace(" ", "", StringComparison.Ordinal);
        var document = await world.Register("x.docx", Papers.Docx($"Giao {word} làm đầu mối."));
        (await world.File(document)).Problem.ShouldBe(Waiting);
        (await world.Finds(document, word)).ShouldBeFalse();
        var page = await (await world.As("clerk")).Get($"/documents/incoming/{document}");
        page.Text("main").ShouldContain(Waiting);

        await world.Read();

        var file = await world.File(document);
        (file.Text, file.Problem).ShouldBe(($"Giao {word} làm đầu mối.", null));
        (await world.Finds(document, word)).ShouldBeTrue();
        (await world.Reading(document)).State.ShouldBe(ReadingState.Read);
        (await world.Read()).ShouldBe(0, "it is read once");
    }

    [Fact]
    public async Task The_same_file_in_another_document_is_not_read_again()
    {
        var content = Papers.Docx(Sample.Unique("Hai văn bản cùng một tệp"));
        var first = await world.Register("x.docx", content);
        await world.Read();

        var second = await world.Register("y.docx", content);

        (await world.File(second)).Text.ShouldBe((await world.File(first)).Text);
        (await world.File(second)).Problem.ShouldBeNull();
        (await world.Read()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_node_had_taken_is_taken_again_when_its_time_is_over()
    {
        var document = await world.Register("x.docx", Papers.Docx(Sample.Unique("Nút dừng giữa chừng")));
        await Change(document, r => r.Take(world.Clock.Now.UtcDateTime.AddMinutes(22)));

        (await world.Read()).ShouldBe(0, "another node has it");
        world.Clock.Now += TimeSpan.FromMinutes(23);
        (await world.Read()).ShouldBe(1);

        (await world.File(document)).Text.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reading_that_fails_is_tried_later_and_later_and_then_left()
    {
        var document = await world.Register("x.docx", Papers.Docx(Sample.Unique("Tệp không mở được")));
        var store = world.App.Services.GetRequiredService<FileSettings>().Folder;
        var hash = (await world.File(document)).Hash;
        File.Delete(Path.Combine(store, hash[..2], hash[2..4], hash));
        for (var attempt = 1; attempt <= FileReading.Most; attempt++)
        {
            (await world.Read()).ShouldBe(1, $"attempt {attempt}");
            (await world.Read()).ShouldBe(0, "it waits");
            world.Clock.Now += TimeSpan.FromMinutes(Math.Pow(2, attempt) + 1);
        }

        (await world.Read()).ShouldBe(0);
        (await world.Reading(document)).State.ShouldBe(ReadingState.Unreadable);
        (await world.File(document)).Problem.ShouldBe(
            "Đã thử đọc văn bản nhiều lần không được; quản trị viên có thể cho đọc lại."
        );
    }

    [Fact]
    public async Task Several_nodes_read_every_file_and_on_postgres_each_once()
    {
        var documents = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            documents.Add(
                await world.Register("x.txt", System.Text.Encoding.UTF8.GetBytes(Sample.Unique("Nhiều nút cùng đọc")))
            );
        }

        var reading = world.App.Services.GetRequiredService<BackgroundReading>();
        var read = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => reading.ReadDue(default))));

        foreach (var document in documents)
        {
            (await world.Reading(document)).State.ShouldBe(ReadingState.Read);
            (await world.Reading(document)).Attempts.ShouldBe(1);
        }

        read.Sum().ShouldBe(documents.Count);
    }

    [Fact]
    public async Task A_file_of_a_kind_nobody_reads_says_so()
    {
        using var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("so-lieu.txt");
        }

        var document = await world.Register("x.zip", packed.ToArray());

        await world.Read();

        (await world.Reading(document)).State.ShouldBe(ReadingState.Unreadable);
        (await world.File(document)).Problem.ShouldBe(
            "Loại tệp này chưa đọc được văn bản; hãy nhập các thông tin bằng tay."
        );
    }

    private Task Change(Guid document, Action<FileReading> change) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            change(
                await db.FileReadings.SingleAsync(r =>
                    db.Attachments.Any(a => a.DocumentId == document && a.Hash == r.Hash)
                )
            );
            await db.SaveChangesAsync();
        });
}
