using System.Diagnostics;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DieuHanh.Bench;

/// <summary>
/// <c>./bench search</c>: the search page over ten thousand documents and over a hundred times as many, in turn; and how long the whole
/// index takes to be made anew while documents are registered.
/// </summary>
internal static class Search
{
    private const int Few = 10_000;
    private const int Rounds = 5;
    private const int Requests = 40;
    private const double Goal = 1.3;

    // What is typed, and whether the numbers of hits are the same in both offices.
    private static readonly (string Name, string Typed, bool SameHits)[] Asked =
    [
        ("a number, 1 hit", $"7777/BC-{SearchOffice.Notation}", true),
        ("a rare word, 20 hits", "hiem3", true),
        ("a rare beginning, 20 hits", "hiem1", true),
        ("rare with common words, 20 hits", "bộ tài chính hiem4", true),
        ("common words, the last one rare, with marks, 20 hits", "điều hành hiem5", true),
        ("rare, the last one common, 20 hits", "hiem6 bo", true),
        ("rare, then one letter, 20 hits", "hiem7 b", true),
        ("a common word", "bộ", false),
        ("three common words with marks", "bộ tài chính", false),
        ("two letters", "th", false),
    ];

    public static async Task<int> Run(string[] args)
    {
        var connection = args is ["--connection", var given, ..] ? given : null;
        var rest = connection is null ? args : args[2..];
        var many = rest is [var count, ..] ? int.Parse(count) : 1_000_000;
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-bench-").FullName;
        try
        {
            await using var small = await Open(Place(connection, folder, "few"), folder);
            await SearchOffice.Fill(small, Few);
            await Reindex(small, Few);
            await using var large = await Open(Place(connection, folder, "many"), folder);
            await SearchOffice.Fill(large, many);
            await Reindex(large, many);
            Console.WriteLine();
            var good = await Compare(small, large, many, connection is null ? "SQLite" : "PostgreSQL");
            await small.StopAsync();
            await large.StopAsync();
            return good ? 0 : 1;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Compare(WebApplication small, WebApplication large, int many, string engine)
    {
        var offices = new[] { small, large };
        var people = await Task.WhenAll(offices.Select(o => Person.SignIn(AddressOf(o), "vanthu1")));
        var table = new Table(
            $"{engine}: ms for one search page",
            $"{Few:N0} documents",
            $"{many:N0}",
            "ratio, median of five",
            "the five"
        );
        var good = true;
        foreach (var (name, typed, sameHits) in Asked)
        {
            var path = $"/search?q={Uri.EscapeDataString(typed)}";
            var seen = await Task.WhenAll(people.Select(p => p.Read(path)));
            if (sameHits && Hits(seen[0]) != Hits(seen[1]))
            {
                throw new InvalidOperationException($"{typed}: {Hits(seen[0])} hits and {Hits(seen[1])}.");
            }

            var times = new List<(double Few, double Many)>();
            for (var round = 0; round <= Rounds; round++)
            {
                var pair = (await Time(people[0], path), await Time(people[1], path));
                if (round > 0)
                {
                    times.Add(pair);
                }
            }

            var ratio = Median(times.Select(t => t.Many / t.Few));
            good &= !sameHits || ratio <= Goal;
            table.Add(
                name
                    + (
                        seen[1].Contains("only-newest", StringComparison.Ordinal)
                            ? " (only the newest 1,000, which the page says)"
                            : ""
                    ),
                $"{Median(times.Select(t => t.Few)):0.0}",
                $"{Median(times.Select(t => t.Many)):0.0}",
                $"{ratio:0.00}",
                string.Join(" ", times.Select(t => $"{t.Many / t.Few:0.00}"))
            );
        }

        table.Print();
        Console.WriteLine();
        Console.WriteLine($"Goal: with equal numbers of hits at most {Goal:0.0} times.");
        return good;
    }

    private static async Task<double> Time(Person person, string path)
    {
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; i < Requests; i++)
        {
            await person.Read(path);
        }

        return Stopwatch.GetElapsedTime(since).TotalMilliseconds / Requests;
    }

    /// <summary>Makes the index anew, while a document is registered five times a second.</summary>
    private static async Task Reindex(WebApplication office, int documents)
    {
        var reindexing = office.Services.GetRequiredService<Reindexing>();
        using var ended = new CancellationTokenSource();
        var waits = new List<double>();
        var writing = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var since = Stopwatch.GetTimestamp();
                await SearchOffice.Register(office);
                waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                await Task.Delay(200);
            }
        });
        var (began, said) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        await reindexing.Begin(default);
        var progress = await reindexing.Run(
            step =>
            {
                if (said.Elapsed > TimeSpan.FromSeconds(30))
                {
                    Console.WriteLine($"{step.Done:N0} of {step.Total:N0}");
                    said.Restart();
                }

                return Task.CompletedTask;
            },
            default
        );
        began.Stop();
        await ended.CancelAsync();
        await writing;
        waits.Sort();
        Console.WriteLine(
            $"{documents:N0} documents: made anew in {began.Elapsed.TotalSeconds:0.0} s, {progress.Done / began.Elapsed.TotalSeconds:0} things a second; "
                + $"registering meanwhile: {waits.Count} times, half within {waits[waits.Count / 2]:0} ms, all within {waits[^1]:0} ms"
        );
        await using var scope = office.Services.CreateAsyncScope();
        await SearchOffice.Settle(scope.ServiceProvider.GetRequiredService<KernelDb>());
    }

    private static Database Place(string? connection, string folder, string name)
    {
        if (connection is null)
        {
            return Database.InFolder(Path.Combine(folder, name));
        }

        using var server = new NpgsqlConnection(connection);
        server.Open();
        using var create = new NpgsqlCommand($"create database bench_{name}", server);
        create.ExecuteNonQuery();
        return Database.PostgreSql(
            new NpgsqlConnectionStringBuilder(connection) { Database = $"bench_{name}" }.ToString()
        );
    }

    private static async Task<WebApplication> Open(Database database, string folder)
    {
        var office = Office.Build(
            database,
            Path.Combine(folder, "files"),
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.SetMinimumLevel(LogLevel.Warning);

                // Nothing else is to work while it is measured.
                foreach (var service in builder.Services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
                {
                    builder.Services.Remove(service);
                }
            }
        );
        await Office.Prepare(office);
        await Web.Sample.SampleOffice.Load(office.Services, Web.Sample.SampleOffice.Names[0], default);
        await office.StartAsync();
        return office;
    }

    private static Uri AddressOf(WebApplication office) =>
        new(office.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static int Hits(string page) => page.Split("<li>").Length - 1;

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
