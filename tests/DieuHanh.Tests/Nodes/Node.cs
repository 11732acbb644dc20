using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using Microsoft.Data.Sqlite;

namespace DieuHanh.Tests.Nodes;

/// <summary>The program as a process of its own, one of several on one database. It can be killed as a power cut would.</summary>
public sealed class Node(string name, Database database, string folder, IReadOnlyDictionary<string, string> settings)
    : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    /// <summary>The program built together with these tests; the native library of SQLite lies beside it.</summary>
    private static string Program { get; } =
        AppContext.BaseDirectory.Replace("tests/DieuHanh.Tests", "src/DieuHanh.Web", StringComparison.Ordinal)
        + "dieuhanh.dll";

    public string Name => name;
    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");
    public string Said => $"{name}\n{string.Join('\n', said)}";

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            ArgumentList =
            {
                Program,
                "serve",
                "--no-sample",
                "--port",
                Address.Port.ToString(CultureInfo.InvariantCulture),
                "--data",
                folder,
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        if (database.Engine is Engine.PostgreSql)
        {
            start.Environment["DIEUHANH_CONNECTION"] = database.Connection;
        }
        else if (!File.Exists(Path.Combine(folder, "dieuhanh.db")))
        {
            // The program has its database in its folder; that of the world lies elsewhere, and SQLite follows the link.
            System.IO.Directory.CreateDirectory(folder);
            var file = new SqliteConnectionStringBuilder(database.Connection).DataSource;
            File.CreateSymbolicLink(Path.Combine(folder, "dieuhanh.db"), file);
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: no warning, nothing is put in order.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task Ended(TimeSpan limit)
    {
        try
        {
            await process!.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit);
            process.ExitCode.ShouldBe(128 + 9, Said);
        }
        catch (TimeoutException)
        {
            Assert.Fail(Said);
        }
    }

    public async Task Ready()
    {
        for (var tries = 0; !await IsWell(); tries++)
        {
            (process!.HasExited || tries > 1_200).ShouldBeFalse(Said);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
        }

        process?.Dispose();
    }

    private async Task<bool> IsWell()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
