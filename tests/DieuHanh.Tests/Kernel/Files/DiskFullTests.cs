using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>No room: said clearly, and nothing half-kept.</summary>
public sealed class DiskFullTests(DiskFullTests.Full world) : IClassFixture<DiskFullTests.Full>
{
    [Fact]
    public async Task A_form_with_files_is_refused_with_a_page_and_nothing_stays()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var words = Sample.Unique("Không còn chỗ");

        var answer = await world.WithoutRoom(() => clerk.Send(Token(page), File("a.txt", Bytes(words))));

        answer.Status.ShouldBe(507);
        answer.Text("h1").ShouldBe("Máy chủ hết chỗ lưu");
        world.Holding(words).ShouldBeEmpty();
        (await clerk.Send(Token(page), File("a.txt", Bytes(words)))).Status.ShouldBe(302, "there is room again");
    }

    [Fact]
    public async Task No_file_is_begun_that_would_not_fit_and_one_begun_goes_on_when_there_is_room_again()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 6);
        await clerk.Add(page, url, 0, "abc"u8.ToArray());

        await world.WithoutRoom(async () =>
        {
            (await clerk.Script(page, HttpMethod.Post, "/uploads", null, ("Upload-Length", "6"))).Status.ShouldBe(507);
            var refused = await clerk.Add(page, url, 3, "def"u8.ToArray());
            refused.Status.ShouldBe(507);
            return refused;
        });

        (await clerk.Offset(url)).ShouldBe(3);
        (await clerk.Add(page, url, 3, "def"u8.ToArray())).Status.ShouldBe(204);
    }

    // The kernel itself says "no space left on device" of every byte written there.
    [Fact]
    public async Task What_the_disk_itself_refuses_is_told_apart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is of Linux");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        var error = await Should.ThrowAsync<IOException>(() =>
            full.WriteAsync(new byte[10], TestContext.Current.CancellationToken).AsTask()
        );

        DiskFull.Is(error).ShouldBeTrue();
        DiskFull.Is(new IOException("The line broke.")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_without_room_saves_nothing_and_says_so()
    {
        var error = await world.In(services => world.Fill(services.GetRequiredService<KernelDb>()));

        error.ShouldNotBeNull();
        DiskFull.Is(error).ShouldBeTrue(error.ToString());
        DieuHanh.Ui.Errors.ErrorModel.Of(error).Status.ShouldBe(507);
    }

    public sealed class Full : World
    {
        private readonly FileSettings settings = new()
        {
            Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-full-").FullName,
            KeepFree = 0,
        };

        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.Replace(ServiceDescriptor.Singleton(settings));

        /// <summary>As when others have filled the disk down to what the office keeps free.</summary>
        public async Task<Page> WithoutRoom(Func<Task<Page>> act)
        {
            settings.KeepFree = long.MaxValue / 2;
            try
            {
                return await act();
            }
            finally
            {
                settings.KeepFree = 0;
            }
        }

        /// <summary>SQLite is given no further page; PostgreSQL is made to say what it says of a full disk.</summary>
        public async Task<Exception?> Fill(KernelDb db)
        {
            var database = App.Services.GetRequiredService<Database>();
            try
            {
                if (database.Engine is Engine.Sqlite)
                {
                    await db.Database.OpenConnectionAsync();
                    await db.Database.ExecuteSqlRawAsync("pragma max_page_count = 1");
                    db.Record(new string('x', 1 << 20), "File", Guid.NewGuid());
                    await db.SaveAsync("Thử nghiệm");
                }
                else
                {
                    await db.Database.ExecuteSqlRawAsync(
                        "do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$"
                    );
                }

                return null;
            }
            catch (Exception e) when (e is SqliteException or PostgresException or DbUpdateException)
            {
                return e;
            }
            finally
            {
                if (database.Engine is Engine.Sqlite)
                {
                    // The connection goes back to the pool.
                    await db.Database.ExecuteSqlRawAsync("pragma max_page_count = 4294967294");
                    await db.Database.CloseConnectionAsync();
                }
            }
        }
    }
}
