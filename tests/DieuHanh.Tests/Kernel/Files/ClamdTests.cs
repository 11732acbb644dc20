using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>The real clamd, with a signature of our own in place of its databases.</summary>
public sealed class ClamdTests(ClamdTests.Scanned world) : IClassFixture<ClamdTests.Scanned>
{
    [Fact]
    public async Task Malware_is_refused_and_erased_and_written_down_without_its_name()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var harmless = Sample.Unique("Tệp đi kèm");

        var answer = await clerk.Send(
            Token(page),
            File("kem.txt", Bytes(harmless)),
            File("ten-lo-ra.txt", Bytes($"x {Scanned.Malware} {harmless}"))
        );

        answer.Status.ShouldBe(422);
        answer.Error("Files").ShouldContain("mã độc");
        answer.Error("Files").ShouldNotContain("ten-lo-ra");
        world.Holding(harmless).ShouldBeEmpty();
        await world.In(async services =>
        {
            var rows = await services
                .GetRequiredService<KernelDb>()
                .Audit.Where(a => a.Action == "Từ chối tệp có mã độc")
                .ToListAsync();
            rows.ShouldNotBeEmpty();
            rows.ShouldAllBe(r => r.Changes == "{}" && r.Why == null);
            rows.ShouldContain(r => r.ActorId == world.Staff["clerk"]);
        });
    }

    [Fact]
    public async Task What_was_scanned_is_marked_no_more()
    {
        var clerk = await world.As("clerk");
        var text = Sample.Unique("Nội dung sạch");
        var step2 = await clerk.Follow(await clerk.Send(Token(await clerk.Get(Register)), File("a.txt", Bytes(text))));
        step2.Status.ShouldBe(200);

        world.Holding("\"ScannedAt\":\"2026-").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_larger_than_the_scanner_takes_is_not_scanned_and_not_lost()
    {
        using var large = new MemoryStream(new byte[3 << 20]);
        (await world.Clamd().Look(large, TestContext.Current.CancellationToken)).ShouldBe(Scan.Declined);
    }

    [Fact]
    public async Task A_scanner_that_is_away_leaves_files_unscanned_or_refuses_them_as_the_office_has_it()
    {
        var settings = new ClamdSettings { Socket = "/nowhere/clamd.sock" };
        using var content = new MemoryStream("abc"u8.ToArray());
        (await world.Clamd(settings).Look(content, TestContext.Current.CancellationToken)).ShouldBe(Scan.Away);

        var own = world.App.Services.GetRequiredService<ClamdSettings>();
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var text = Sample.Unique("Chưa quét");
        (own.Socket, own.Required, var real) = ("/nowhere/clamd.sock", true, own.Socket);
        try
        {
            var answer = await clerk.Send(Token(page), File("a.txt", Bytes(text)));
            answer.Status.ShouldBe(422);
            answer.Error("Files").ShouldContain("chưa trả lời");
        }
        finally
        {
            (own.Socket, own.Required) = (real, false);
        }

        world.Holding(text).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_kept_unscanned_is_scanned_later_and_malware_is_given_out_no_more()
    {
        var clerk = await world.As("clerk");
        var clean = await Mail.Registered(world, files: ("sach.txt", Sample.Unique("Văn bản sạch")));
        var infected = await Mail.Registered(world, files: ("doc.txt", Sample.Unique("x") + Scanned.Malware));
        (await clerk.Get($"/documents/incoming/{clean.Id}")).Text("main").ShouldContain("chưa quét mã độc");

        await world.App.Services.GetRequiredService<Rescan>().Run(TestContext.Current.CancellationToken);

        (await clerk.Get($"/documents/incoming/{clean.Id}")).Text("main").ShouldNotContain("chưa quét mã độc");
        (await clerk.Get($"/documents/incoming/{infected.Id}")).Text("main").ShouldContain("bị chặn: có mã độc");
        var blocked = await clerk.Get($"/documents/files/{infected.Files[0]}");
        blocked.Status.ShouldBe(409);
        blocked.Body.ShouldNotContain(Scanned.Malware);
        (await clerk.Get($"/documents/files/{clean.Files[0]}")).Status.ShouldBe(200);

        // Since when and why, once however often it is looked for.
        await world.App.Services.GetRequiredService<Rescan>().Run(TestContext.Current.CancellationToken);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var blocks = await db.Files.Where(f => f.InfectedAt != null).Select(f => "SHA-256 " + f.Hash).ToListAsync();
            var rows = await db.Audit.Where(a => a.Action == "Chặn tệp có mã độc").Select(a => a.Why!).ToListAsync();
            rows.Order().ShouldBe(blocks.Order());
        });
    }

    [Fact]
    public async Task A_scanner_that_is_away_is_asked_once_and_what_it_declines_not_in_every_pass()
    {
        for (var i = 0; i < 3; i++)
        {
            await Mail.Registered(world, files: ($"{i}.txt", Sample.Unique("Chờ quét") + new string(' ', 3 << 20)));
        }

        var rescan = world.App.Services.GetRequiredService<Rescan>();
        var own = world.App.Services.GetRequiredService<ClamdSettings>();
        (own.Socket, var real) = ("/nowhere/clamd.sock", own.Socket);
        try
        {
            (await NotLooked(rescan)).ShouldBe(1, "the others need not be tried");
        }
        finally
        {
            own.Socket = real;
        }

        (await NotLooked(rescan)).ShouldBe(3, "they are larger than it takes");
        (await NotLooked(rescan)).ShouldBe(0);
        var morning = world.Clock.Now;
        world.Clock.Now += TimeSpan.FromHours(25);
        try
        {
            (await NotLooked(rescan)).ShouldBe(3, "it may take larger ones by now");
        }
        finally
        {
            world.Clock.Now = morning;
        }
    }

    /// <summary>How often the scanner was asked in one pass and did not look.</summary>
    private async Task<int> NotLooked(Rescan rescan)
    {
        var before = world.Log.Count;
        await rescan.Run(TestContext.Current.CancellationToken);
        return world.Log.Skip(before).Count(l => l.StartsWith("A file was not scanned", StringComparison.Ordinal));
    }

    /// <summary>An office with a scanner of its own.</summary>
    public sealed class Scanned : World, IAsyncLifetime
    {
        /// <summary>Harmless; only this clamd takes it for malware.</summary>
        public const string Malware = "DIEUHANH-NOT-REALLY-MALWARE";

        // Short, because the path of a socket may not be long.
        private readonly string folder = System.IO.Directory.CreateTempSubdirectory("dhc-").FullName;
        private Process? process;

        /// <summary>What the office says of its scanner.</summary>
        public ConcurrentQueue<string> Log { get; } = new();

        private string Socket => Path.Combine(folder, "s");

        public Clamd Clamd(ClamdSettings? settings = null) =>
            new(
                settings ?? new() { Socket = Socket },
                Microsoft.Extensions.Logging.Abstractions.NullLogger<Clamd>.Instance
            );

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await Start();
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            process!.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new ClamdSettings { Socket = Socket }));
            builder.Services.Replace(ServiceDescriptor.Singleton(new Ear(line => Log.Enqueue(line.Said)).Of<Clamd>()));
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new FileSettings
                    {
                        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-scanned-").FullName,
                        KeepFree = 0,
                    }
                )
            );
        }

        private async Task Start()
        {
            var signatures = System.IO.Directory.CreateDirectory(Path.Combine(folder, "db")).FullName;
            await System.IO.File.WriteAllTextAsync(
                Path.Combine(signatures, "own.ndb"),
                $"DieuHanh.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Malware))}\n"
            );
            var settings = Path.Combine(folder, "clamd.conf");
            await System.IO.File.WriteAllTextAsync(
                settings,
                $"LocalSocket {Socket}\nDatabaseDirectory {signatures}\nForeground yes\nStreamMaxLength 2M\nUser {Environment.UserName}\n"
            );
            process = Process.Start(
                new ProcessStartInfo("/usr/sbin/clamd", ["-c", settings])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            while (!await Answers())
            {
                process.HasExited.ShouldBeFalse("clamd (Debian: clamav-daemon) did not start");
                await Task.Delay(50);
            }
        }

        private async Task<bool> Answers()
        {
            try
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
