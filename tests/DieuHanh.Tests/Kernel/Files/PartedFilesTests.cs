using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>What lies on the disk of a file that comes in parts, whichever node writes it and whatever cuts it off.</summary>
public sealed class PartedFilesTests(ResumableTests.Own world) : IClassFixture<ResumableTests.Own>
{
    [Fact]
    public async Task Two_parts_of_one_file_do_not_come_in_at_once()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 5);
        var place = Holds(url);
        await using (new FileStream(place, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            (await clerk.Add(page, url, 0, "abc"u8.ToArray())).Status.ShouldBe(423);
            (await clerk.Offset(url)).ShouldBeNull("how far it is cannot be said yet");
        }

        (await clerk.Add(page, url, 0, "abc"u8.ToArray())).Status.ShouldBe(204);
    }

    [Fact]
    public async Task What_came_before_the_line_broke_is_there_and_another_node_goes_on()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var bytes = Bytes(Sample.Directive("79/TB-VPCP", Sample.Unique("Đứt giữa chừng")));
        var url = await clerk.Begin(page, bytes.Length);
        var (me, id) = (world.Staff["clerk"], Guid.Parse(url.Split('/')[^1]));
        var services = world.App.Services;

        await Should.ThrowAsync<IOException>(() =>
            services
                .GetRequiredService<Quarantine>()
                .Parts.Add(me, id, 0, new Broken(bytes[..50]), null, null, TestContext.Current.CancellationToken)
        );

        // Nothing but the file itself knows of it, as after a node was killed.
        var node = new PartedFiles(services.GetRequiredService<FileSettings>(), world.Clock);
        node.Find(me, id)!.Offset.ShouldBe(50);
        var rest = new MemoryStream(bytes[50..]);
        (await node.Add(me, id, 50, rest, null, null, TestContext.Current.CancellationToken)).State.ShouldBe(
            PartState.Added
        );
        (await clerk.Send(Token(page), Named(url, "a.txt"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task With_a_checksum_to_be_met_half_a_part_is_none()
    {
        var clerk = await world.As("clerk");
        var url = await clerk.Begin(await clerk.Get(Register), 100);
        var parts = world.App.Services.GetRequiredService<Quarantine>().Parts;

        await Should.ThrowAsync<IOException>(() =>
            parts.Add(
                world.Staff["clerk"],
                Guid.Parse(url.Split('/')[^1]),
                0,
                new Broken(new byte[50]),
                new byte[32],
                null,
                TestContext.Current.CancellationToken
            )
        );

        (await clerk.Offset(url)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_never_used_goes_after_a_day()
    {
        var settings = new FileSettings
        {
            Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-parts-").FullName,
            KeepFree = 0,
            Unfinished = 10,
        };
        var (clock, me) = (new Clock(World.Morning), Guid.NewGuid());
        var parts = new PartedFiles(settings, clock);
        var old = parts.Begin(me, 10);

        clock.Now += PartedFiles.KeptFor + TimeSpan.FromMinutes(1);
        var young = parts.Begin(me, 10);
        parts.Find(me, old).ShouldBeNull("it made room for what was begun after it");

        clock.Now += PartedFiles.KeptFor + TimeSpan.FromMinutes(1);
        await new FileStore(settings, clock).Sweep(
            (_, _) => Task.FromResult(new HashSet<string>()),
            TestContext.Current.CancellationToken
        );
        parts.Find(me, young).ShouldBeNull();
    }

    private string Holds(string url) =>
        System
            .IO.Directory.GetFiles(
                world.App.Services.GetRequiredService<FileSettings>().Folder,
                $"{Guid.Parse(url.Split('/')[^1]):N}.*",
                SearchOption.AllDirectories
            )
            .ShouldHaveSingleItem();

    /// <summary>So much comes, and then the line breaks.</summary>
    private sealed class Broken(byte[] before) : MemoryStream(before)
    {
        private bool given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given)
            {
                throw new IOException("The line broke.");
            }

            given = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
