using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Text;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>
/// A document is registered while a file of it, which another one brought, is read. On SQLite one of the two waits for the other anyway.
/// </summary>
[Trait("engine", "postgres")]
public sealed class SameFileTests(SameFileTests.Slow world) : IClassFixture<SameFileTests.Slow>
{
    [Fact]
    public async Task A_file_is_not_taken_while_another_document_with_it_is_registered()
    {
        var content = System.Text.Encoding.UTF8.GetBytes(Sample.Unique("Hai văn bản"));
        var first = await world.Register("x.txt", content);

        var second = await Registering("x.txt", content, async () => (await world.Read()).ShouldBe(0));

        (await world.Read()).ShouldBe(1);
        (await world.File(first)).Text.ShouldNotBeNull();
        (await world.File(second)).Text.ShouldBe((await world.File(first)).Text);
    }

    [Fact]
    public async Task A_file_that_is_being_read_is_written_to_the_document_that_comes_meanwhile()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Guid.NewGuid().ToByteArray()];
        var first = await world.Register("x.png", picture);
        var reading = Task.Run(() => world.Read(), TestContext.Current.CancellationToken);
        await Until(() => Task.FromResult(System.IO.File.Exists(world.Begun)));

        var second = await Registering(
            "x.png",
            picture,
            async () =>
            {
                await System.IO.File.WriteAllTextAsync(world.Further, "", TestContext.Current.CancellationToken);

                // It waits for the document, or goes by it.
                await Until(async () => reading.IsCompleted || await SomebodyWaits());
            }
        );
        await reading;

        (await world.File(first)).Text.ShouldBe("Kính");
        (await world.File(second)).Text.ShouldBe("Kính");
    }

    /// <summary>Registers a document, and does something before it is there for others.</summary>
    private async Task<Guid> Registering(string name, byte[] content, Func<Task> meanwhile)
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        return await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            await using var open = await db.Database.BeginTransactionAsync();
            var document = await Waiting.Register(s, book, name, content);
            await meanwhile();
            await open.CommitAsync();
            return document;
        });
    }

    private Task<bool> SomebodyWaits() =>
        world.In(async s =>
            await s.GetRequiredService<DocumentsDb>()
                .Database.SqlQuery<int>(
                    $"""select count(*)::int as "Value" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"""
                )
                .SingleAsync() > 0
        );

    private static async Task Until(Func<Task<bool>> so)
    {
        while (!await so())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>An office whose tesseract reads one word, and only when it may go on.</summary>
    public sealed class Slow : World
    {
        private readonly string folder = System
            .IO.Directory.CreateDirectory(Path.Combine(Databases.Folder, $"slow-{Guid.CreateVersion7():N}"))
            .FullName;

        public string Begun => Path.Combine(folder, "begun");
        public string Further => Path.Combine(folder, "further");

        protected override void Tune(WebApplicationBuilder builder)
        {
            var tesseract = Path.Combine(folder, "tesseract");
            System.IO.File.WriteAllText(
                tesseract,
                $"""
                #!/bin/sh
                if [ "$1" = --list-langs ]; then echo vie; exit; fi
                : > '{Begun}'
                while [ ! -e '{Further}' ]; do sleep 0.02; done
                printf '5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\tKính\n'
                """
            );
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(
                    tesseract,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }

            builder.Services.AddSingleton(new TextSettings { Ocr = tesseract, Pages = tesseract });
        }
    }
}
