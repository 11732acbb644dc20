using System.Diagnostics;
using DieuHanh.Directory;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Bench;

/// <summary>
/// <c>./bench audit</c>: how many saves 64 writers make in a second with the sealer at work, beside the same without sealing. A save is what
/// a form does: a thing, its audit record, one transaction. Without sealing there is neither the sealer nor its queue.
/// </summary>
internal static class Writers
{
    private const int Count = 64;
    private const int Rounds = 5;
    private const double Goal = 0.85;

    public static async Task<int> Run(string[] args)
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("DIEUHANH_BENCH_SECONDS") ?? "5");
        var connection = args is ["--connection", var given, ..] ? given : null;
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-bench-").FullName;
        try
        {
            var database = connection is null ? Database.InFolder(folder) : Database.PostgreSql(connection);
            await using var office = Office.Build(
                database,
                Path.Combine(folder, "files"),
                builder => builder.Logging.SetMinimumLevel(LogLevel.Warning)
            );
            await Office.Prepare(office);
            Console.WriteLine(
                $"./bench audit{(connection is null ? "" : " --postgres")} at {Commit()}: {database.Engine}, {Count} writers, {seconds} s each, saves per second"
            );
            Console.WriteLine();
            return await Measure(office, database, seconds);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Measure(WebApplication office, Database database, int seconds)
    {
        // What has run once is compiled, and the files have their first size.
        await Write(office, database, seconds, sealing: false);
        await Write(office, database, seconds, sealing: true);
        var table = new Table("round", "without sealing", "with sealing", "ratio");
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            // One after the other, each first in turn: what slows the machine meanwhile slows both.
            var figures = new double[2];
            foreach (var sealing in round % 2 == 0 ? new[] { true, false } : [false, true])
            {
                figures[sealing ? 1 : 0] = await Write(office, database, seconds, sealing);
            }

            ratios.Add(figures[1] / figures[0]);
            table.Add($"{round}", $"{figures[0]:0}", $"{figures[1]:0}", $"{ratios[^1]:0.000}");
        }

        table.Print();
        var median = ratios.Order().ElementAt(Rounds / 2);
        var verification = await office.Services.GetRequiredService<SealVerifier>().Verify();
        Console.WriteLine();
        Console.WriteLine($"Median {median:0.000}; goal {Goal:0.00}. {string.Join(' ', verification.Sentences())}");
        return median >= Goal && verification.Holds ? 0 : 1;
    }

    /// <summary>Saves in a second. With sealing, the time until the last of them is sealed counts as well.</summary>
    private static async Task<double> Write(WebApplication office, Database database, int seconds, bool sealing)
    {
        await Queue(database, sealing);
        var sealer = office.Services.GetRequiredService<Sealer>();
        using var background = new BackgroundSealer(
            sealer,
            office.Services.GetRequiredService<SealFiles>(),
            office.Services.GetRequiredService<Jobs>(),
            NullLogger<BackgroundSealer>.Instance
        );
        if (sealing)
        {
            await background.StartAsync(CancellationToken.None);
        }

        var since = Stopwatch.StartNew();
        var limit = TimeSpan.FromSeconds(seconds);
        var saves = await Task.WhenAll(
            Enumerable
                .Range(0, Count)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var saved = 0;
                        for (; since.Elapsed < limit; saved++)
                        {
                            await Save(office, $"Người {writer} {saved}");
                        }

                        return saved;
                    })
                )
        );
        if (sealing)
        {
            await background.StopAsync(CancellationToken.None);
            await sealer.SealAll();
        }

        return saves.Sum() / since.Elapsed.TotalSeconds;
    }

    private static async Task Save(WebApplication office, string name)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        db.People.Add(DieuHanh.Directory.People.Person.Named(name, "Chuyên viên", "nguoi@mau.invalid"));
        await db.SaveAsync("Thêm người");
    }

    // The trigger that tells the sealer is a part of what sealing costs.
    private static async Task Queue(Database database, bool on)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            database.Engine is Engine.PostgreSql
                ? $"alter table kernel_audit {(on ? "enable" : "disable")} trigger kernel_audit_waits"
            : on
                ? "create trigger if not exists kernel_audit_waits after insert on kernel_audit begin insert or ignore into kernel_unsealed (audit_id) values (new.id); end"
            : "drop trigger if exists kernel_audit_waits";
        await command.ExecuteNonQueryAsync();
    }

    private static string Commit()
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", ["-C", AppContext.BaseDirectory, "describe", "--always", "--dirty"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
