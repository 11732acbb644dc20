using System.Text;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DieuHanh.Tests.Kernel;

public sealed class KeptFilesTests(KeptFilesTests.Own world) : IClassFixture<KeptFilesTests.Own>
{
    [Fact]
    public async Task A_file_of_an_action_that_fails_has_no_row_and_is_swept()
    {
        var failed = await Keep("%PDF-1.7 failed", save: false);
        var kept = await Keep("%PDF-1.7 kept", save: true);
        await Keep("%PDF-1.7 kept", save: true);
        var store = world.App.Services.GetRequiredService<FileStore>();
        store.Exists(failed.Hash).ShouldBeTrue();

        world.Clock.Now += FileStore.OrphansKept + TimeSpan.FromHours(1);
        var sweeper = world.App.Services.GetRequiredService<KernelSweeper>();
        (await sweeper.SweepFiles(TestContext.Current.CancellationToken)).ShouldBe(1);

        store.Exists(failed.Hash).ShouldBeFalse();
        store.Exists(kept.Hash).ShouldBeTrue();
        await world.In(async services =>
            (await services.GetRequiredService<KernelDb>().Files.Select(f => f.Hash).ToListAsync()).ShouldBe([
                kept.Hash,
            ])
        );
    }

    private Task<StoredFile> Keep(string content, bool save) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var file = await services
                .GetRequiredService<FileStore>()
                .Save(new MemoryStream(Encoding.UTF8.GetBytes(content)), "a.pdf");
            db.Keep(file);
            if (save)
            {
                await db.SaveAsync("Thử nghiệm");
            }

            return file;
        });

    /// <summary>An office with a store of its own: others would lose their files to the sweep.</summary>
    public sealed class Own : World
    {
        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new FileSettings { Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-kept-").FullName }
                )
            );
    }
}
