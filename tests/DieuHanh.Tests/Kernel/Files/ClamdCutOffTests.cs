using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>A scanner that falls over in the middle of a conversation never makes a file clean.</summary>
public sealed class ClamdCutOffTests(ClamdCutOffTests.Falling world) : IClassFixture<ClamdCutOffTests.Falling>
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(0, "stream: OK\0")]
    [InlineData(100_000, "")]
    [InlineData(100_000, "stream: OK\0")]
    [InlineData(int.MaxValue, "")]
    [InlineData(int.MaxValue, "stre")]
    [InlineData(int.MaxValue, "stream: O")]
    [InlineData(int.MaxValue, "stream: OK")]
    [InlineData(int.MaxValue, ": OK\0")]
    [InlineData(int.MaxValue, " FOUND\0")]
    [InlineData(int.MaxValue, "stream: DieuHanh.Test FOU")]
    public async Task What_was_cut_off_is_not_scanned(int heard, string said)
    {
        (world.Heard, world.Said) = (heard, said);
        using var content = new MemoryStream(new byte[8 << 20]);

        (await world.Clamd().Look(content, TestContext.Current.CancellationToken)).ShouldBe(Scan.Declined);
    }

    [Theory]
    [InlineData("stream: OK\0", Scan.Clean)]
    [InlineData("stream: DieuHanh.Test FOUND\0", Scan.Infected)]
    public async Task What_was_said_to_the_end_counts(string said, Scan expected)
    {
        (world.Heard, world.Said) = (int.MaxValue, said);
        using var content = new MemoryStream(new byte[1 << 20]);

        (await world.Clamd().Look(content, TestContext.Current.CancellationToken)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_file_whose_scan_was_cut_off_is_marked_and_stays_so_until_a_whole_scan()
    {
        var clerk = await world.As("clerk");
        (world.Heard, world.Said) = (1_000, "");
        var sent = Sample.Unique("Gửi lên khi máy quét ngã");
        var step2 = await clerk.Follow(await clerk.Send(Token(await clerk.Get(Register)), File("a.txt", Bytes(sent))));
        step2.Status.ShouldBe(200);
        world.Holding("\"ScannedAt\":null").ShouldNotBeEmpty();
        world.Holding("\"ScannedAt\":\"").ShouldBeEmpty();

        var mail = await Mail.Registered(world, files: ("cat-ngang.txt", Sample.Unique("Cắt ngang")));
        await Marked(true);

        await Rescan();
        await Marked(true);

        (world.Heard, world.Said) = (int.MaxValue, "stream: OK\0");
        var before = world.Clock.Now;
        world.Clock.Now += TimeSpan.FromHours(2);
        await Rescan();
        world.Clock.Now = before;
        await Marked(false);

        async Task Marked(bool still) =>
            (await clerk.Get($"/documents/incoming/{mail.Id}"))
                .Text("main")
                .Contains("chưa quét mã độc", StringComparison.Ordinal)
                .ShouldBe(still);

        Task<int> Rescan() =>
            world.App.Services.GetRequiredService<Rescan>().Run(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Where_a_scan_is_required_a_file_whose_scan_was_cut_off_is_refused_and_erased()
    {
        var own = world.App.Services.GetRequiredService<ClamdSettings>();
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var text = Sample.Unique("Bắt buộc quét");
        (world.Heard, world.Said, own.Required) = (10, "", true);
        try
        {
            var answer = await clerk.Send(Token(page), File("a.txt", Bytes(text)));
            answer.Status.ShouldBe(422);
            answer.Error("Files").ShouldContain("chưa trả lời");
        }
        finally
        {
            own.Required = false;
        }

        world.Holding(text).ShouldBeEmpty();
    }

    /// <summary>An office whose scanner hears so many bytes, says what it is told to, and hangs up.</summary>
    public sealed class Falling : World, IAsyncDisposable
    {
        // Short, because the path of a socket may not be long.
        private readonly string socket = Path.Combine(System.IO.Directory.CreateTempSubdirectory("dhc-").FullName, "s");
        private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private Task? listening;

        /// <summary>Bytes of the file it takes before it hangs up; more than there are: it hears the end.</summary>
        public int Heard { get; set; } = int.MaxValue;
        public string Said { get; set; } = "";

        public Clamd Clamd() => new(new ClamdSettings { Socket = socket }, NullLogger<Clamd>.Instance);

        protected override void Tune(WebApplicationBuilder builder)
        {
            listener.Bind(new UnixDomainSocketEndPoint(socket));
            listener.Listen();
            listening = Listen();
            builder.Services.Replace(ServiceDescriptor.Singleton(new ClamdSettings { Socket = socket }));
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            listener.Dispose();
            await listening!;
        }

        private async Task Listen()
        {
            try
            {
                while (true)
                {
                    using var caller = await listener.AcceptAsync();
                    await Answer(caller);
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // The world is at its end.
            }
        }

        private async Task Answer(Socket caller)
        {
            try
            {
                await using var stream = new NetworkStream(caller);
                await Hear(stream);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Said));
            }
            catch (IOException)
            {
                // The office hung up first.
            }
        }

        private async Task Hear(NetworkStream stream)
        {
            var size = new byte[4];
            await stream.ReadExactlyAsync(new byte["zINSTREAM\0".Length]);
            for (long heard = 0; heard < Heard; )
            {
                await stream.ReadExactlyAsync(size);
                if (BinaryPrimitives.ReadInt32BigEndian(size) is not (> 0 and var piece))
                {
                    break;
                }

                await stream.ReadExactlyAsync(new byte[piece]);
                heard += piece;
            }
        }
    }
}
