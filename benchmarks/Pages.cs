using System.Collections.Concurrent;
using DieuHanh.Kernel.Data;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Bench;

/// <summary>
/// <c>./bench pages</c>: the main pages on the sample office, beside a plain text of the same process and beside the same component
/// rendered again from the rows it was given the first time.
/// </summary>
internal static class Pages
{
    private static readonly int[] Connections = [1, 16, 64];
    private static readonly ConcurrentDictionary<string, IResult> Rendered = new(StringComparer.Ordinal);

    public static async Task<int> Run(string[] args)
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("DIEUHANH_BENCH_SECONDS") ?? "3");
        var connection = args is ["--connection", var given, ..] ? given : null;
        var wanted = connection is null ? args : args[2..];
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-bench-").FullName;
        try
        {
            // The sample is loaded as everyone loads it: by starting the program.
            string[] options = connection is null ? [] : ["--connection", connection];
            await using (await Served.Office(folder, options)) { }

            await using var office = await Open(
                connection is null ? Database.InFolder(folder) : Database.PostgreSql(connection),
                Path.Combine(folder, "files")
            );
            try
            {
                await MeasureAll(office, connection is null ? "SQLite" : "PostgreSQL", seconds, wanted);
            }
            finally
            {
                // Before its parts are taken from it: what still runs in the background ends in peace.
                await office.StopAsync();
            }

            return 0;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAll(WebApplication office, string engine, int seconds, string[] wanted)
    {
        var address = new Uri(
            office.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        Console.WriteLine($"{engine}, {seconds} s each, answers per second (99 % within, ms)");
        Console.WriteLine();
        var pages = await MainPages.Find(address, wanted);
        await WarmUp(address, pages);
        foreach (var connections in Connections)
        {
            await Measure(address, connections, seconds, pages);
        }
    }

    private static async Task Measure(Uri address, int connections, int seconds, IReadOnlyList<MainPages.Found> pages)
    {
        var plain = await Wrk.Load(new Uri(address, "/bench/plain"), connections, "", seconds);
        var table = new Table(
            connections == 1 ? "1 connection" : $"{connections} connections",
            "page",
            "of plain",
            "from rows",
            "page / rows",
            "queries",
            "kB"
        );
        table.Add("plain text", Show(plain), "", "", "", "", "");
        foreach (var page in pages)
        {
            var whole = await Wrk.Load(new Uri(address, page.Path), connections, page.Cookie, seconds);
            var rows = await Wrk.Load(Again(address, page), connections, page.Cookie, seconds);
            table.Add(
                page.Name,
                Show(whole),
                whole.None ? "–" : $"1/{plain.PerSecond / whole.PerSecond:0}",
                Show(rows),
                rows.None ? "–" : $"{whole.PerSecond / rows.PerSecond:0.00}",
                $"{page.Queries}",
                $"{page.Bytes / 1000.0:0.0}"
            );
        }

        table.Print();
        Console.WriteLine();
    }

    /// <summary>What has run for two seconds is compiled as well as it will be.</summary>
    private static async Task WarmUp(Uri address, IReadOnlyList<MainPages.Found> pages)
    {
        await Wrk.Load(new Uri(address, "/bench/plain"), 16, "", 2);
        foreach (var page in pages)
        {
            await Wrk.Load(new Uri(address, page.Path), 16, page.Cookie, 2);
            await Wrk.Load(Again(address, page), 16, page.Cookie, 1);
        }
    }

    private static Uri Again(Uri address, MainPages.Found page) =>
        new(address, $"/bench/rows?page={Uri.EscapeDataString(page.Path)}");

    private static async Task<WebApplication> Open(Database database, string files)
    {
        var office = Office.Build(
            database,
            files,
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
            },
            pages => pages.AddEndpointFilter(Remember)
        );
        office.MapGet("/bench/plain", () => TypedResults.Text("Điều Hành")).AllowAnonymous();
        office.MapGet("/bench/rows", (string page) => Rendered[page]).AllowAnonymous();
        await Office.Prepare(office);
        await office.StartAsync();
        return office;
    }

    /// <summary>Keeps what a handler gave to its page the first time, to render the same component from it again.</summary>
    private static async ValueTask<object?> Remember(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var request = context.HttpContext.Request;
        if (result is IResult page && HttpMethods.IsGet(request.Method))
        {
            Rendered.TryAdd(request.Path + request.QueryString, page);
        }

        return result;
    }

    private static string Show(Wrk.Figures figures) =>
        figures.None ? "none in time" : $"{figures.PerSecond:0} ({figures.P99:0.0})";
}
