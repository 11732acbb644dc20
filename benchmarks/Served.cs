using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DieuHanh.Bench;

/// <summary>A program serving as a process of its own, how long it took to be ready, and how much memory it holds.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Process process;

    private Served(Process process, Uri address, TimeSpan ready) =>
        (this.process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan Ready { get; }

    public static Task<Served> Office(string folder, params string[] options) =>
        Start(port => [Place.Program, "serve", "--port", port, "--data", folder, .. options]);

    public static Task<Served> Bare() => Start(port => [typeof(Served).Assembly.Location, "bare", port]);

    public async Task<TimeSpan> Get(string path)
    {
        var since = Stopwatch.StartNew();
        using var answer = await Http.GetAsync(new Uri(Address, path));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return since.Elapsed;
    }

    /// <summary>Resident memory in megabytes.</summary>
    public double Memory()
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    /// <summary>The most resident memory it ever held, in megabytes.</summary>
    public double MostMemory() =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(l =>
                double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
            )
            .Single() / 1024;

    public async ValueTask DisposeAsync()
    {
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) { }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Served> Start(Func<string, IEnumerable<string>> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in arguments(port.ToString(CultureInfo.InvariantCulture)))
        {
            start.ArgumentList.Add(argument);
        }

        var since = Stopwatch.StartNew();
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        var address = new Uri($"http://127.0.0.1:{port}");
        while (!await IsWell(address))
        {
            if (started.HasExited || since.Elapsed > TimeSpan.FromMinutes(2))
            {
                started.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} was never ready.");
            }

            await Task.Delay(10);
        }

        return new(started, address, since.Elapsed);
    }

    private static async Task<bool> IsWell(Uri address)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(address, "/health"));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
