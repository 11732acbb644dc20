using System.Globalization;
using System.Security.Cryptography;
using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Nodes;

/// <summary>
/// The program is killed again and again at a counted point while people work: what they were told was kept is kept once, numbers have no
/// gap, every row of a file has its file, every fact arrived, the figures agree. <c>DIEUHANH_KILLS</c> says how often
/// (<c>scripts/kills 200</c>); the usual run is short.
/// </summary>
public sealed class KillTests(TaskWorld world, ITestOutputHelper output) : IClassFixture<TaskWorld>
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("DIEUHANH_KILLS"), out var n)
        ? n
        : 4;

    [Fact]
    public async Task No_acknowledged_work_is_lost_or_doubled()
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing);
        var parts = new[] { await Accepted(), await Accepted() };
        var folder = Path.Combine(Databases.Folder, $"killed-{Guid.CreateVersion7():N}");
        var log = Path.Combine(Databases.Folder, $"kills-{Guid.CreateVersion7():N}.log");
        var settings = new Dictionary<string, string> { ["DIEUHANH_KILL_LOG"] = log };
        using var node = new Node("office", world.App.Services.GetRequiredService<Database>(), folder, settings);
        var writers = new Writers(() => Cluster.Visitor(node), book, parts);
        var work = Task.Run(writers.Work, TestContext.Current.CancellationToken);

        for (var kill = 0; kill < Kills; kill++)
        {
            // Points far apart and close together, the same ones in every run.
            settings["DIEUHANH_KILL_AT"] = (1 + (kill * 61 % 149)).ToString(CultureInfo.InvariantCulture);
            node.Start();
            await node.Ended(TimeSpan.FromMinutes(3));
        }

        // Alive at last: everybody finishes what they had in hand.
        settings.Remove("DIEUHANH_KILL_AT");
        node.Start();
        await node.Ready();
        var before = writers.Acknowledged;
        await Until(() => Task.FromResult(writers.Acknowledged > before + 4));
        writers.Stop();
        await work;
        await Until(() => world.Look(async db => !await db.Outbox.AnyAsync(o => o.DeliveredAt == null)));
        await node.Kill();

        var points = await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
        Report(points, writers);
        points.Length.ShouldBe(Kills, node.Said);
        await DocumentsAgree(writers, book);
        await NotesAgree(writers, folder);
        await ChainHolds(folder);
        var recounted = await (await world.As("administrator")).Submit(RecountFigures.Address);
        recounted.Location.ShouldBe($"{RecountFigures.Address}?wrong=0", "counters are kept with what they count");
    }

    private async Task DocumentsAgree(Writers writers, Guid book)
    {
        var kept = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Select(d => new
                {
                    d.Id,
                    d.BookId,
                    d.Number,
                    d.Subject,
                })
                .ToListAsync()
        );
        var plain = kept.Where(d => d.BookId == book).ToList();
        plain
            .Select(d => d.Subject)
            .Order(StringComparer.Ordinal)
            .ShouldBe(writers.Documents.Order(StringComparer.Ordinal));
        plain.Select(d => d.Number).Order().ShouldBe(Enumerable.Range(1, plain.Count));

        var directives = kept.Where(d => d.BookId != book).ToList();
        directives
            .Select(d => d.Subject)
            .Order(StringComparer.Ordinal)
            .ShouldBe(writers.Directives.Order(StringComparer.Ordinal));
        directives.GroupBy(d => d.BookId).ShouldAllBe(b => b.Max(d => d.Number) == b.Count());
        var reviewed = await world.Look(db => db.Reviews.Select(r => r.DocumentId!.Value).ToListAsync());
        reviewed.Order().ShouldBe(directives.Select(d => d.Id).Order(), "every directive was handed over once");
    }

    private async Task NotesAgree(Writers writers, string folder)
    {
        var notes = await world.Look(db => db.Notes.Select(n => new { n.Id, n.Words }).ToListAsync());
        notes
            .Select(n => n.Words)
            .Order(StringComparer.Ordinal)
            .ShouldBe(writers.Notes.Keys.Order(StringComparer.Ordinal));
        var audited = await world.Look(db =>
            db.Audit.Where(a => a.Thing == "ProgressNote").Select(a => a.ThingId).ToListAsync()
        );
        audited.Order().ShouldBe(notes.Select(n => n.Id).Order(), "each deed has its one record");

        var files = await world.Look(db => db.Files.Select(f => new { f.Hash, f.Size }).ToListAsync());
        foreach (var content in writers.Notes.Values)
        {
            files.ShouldContain(f => f.Hash == Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(
                Path.Combine(folder, "files", file.Hash[..2], file.Hash[2..4], file.Hash)
            );
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(file.Hash);
        }
    }

    /// <summary>The node alone seals here: each of its ends left a chain that goes on where the next one found it.</summary>
    private async Task ChainHolds(string folder)
    {
        var verification = await new SealVerifier(
            world.App.Services.GetRequiredService<Database>(),
            new SealFiles(folder),
            TimeProvider.System
        ).Verify(cancel: TestContext.Current.CancellationToken);
        verification.Findings.ShouldBeEmpty();
        verification.Sealed.ShouldBeGreaterThan(0);
        output.WriteLine($"audit: {verification.Sealed} records sealed, {verification.Unsealed} not yet");
    }

    private async Task<Assignment> Accepted()
    {
        var part = await world.Give("btc");
        await world.Change(part.Id, p => p.Accept(DateTime.UtcNow));
        return part;
    }

    private void Report(string[] points, Writers writers)
    {
        output.WriteLine(
            $"{points.Length} kills on {Databases.Engine}; acknowledged: {writers.Documents.Count} documents, {writers.Directives.Count} directives, {writers.Notes.Count} notes with a file"
        );
        foreach (
            var point in points
                .GroupBy(p => p)
                .OrderByDescending(p => p.Count())
                .ThenBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            output.WriteLine($"{point.Count(), 5}  {point.Key}");
        }
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(1_800);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
