using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DieuHanh.Browser.House;

/// <summary>The built program as a process of its own, listening on a free port of this machine.</summary>
public sealed class Program : IAsyncDisposable
{
    // What the program ends with when the port is taken.
    private const string PortTaken = "code 69";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private Program(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it printed, for the message of a failed test.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts <c>dieuhanh serve</c> and waits until it says that it is well.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in five minutes; the message holds what it printed.</exception>
    public static async Task<Program> Serve(params IEnumerable<string> arguments)
    {
        // Another program may take the free port before this one does.
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await Serve(FreePort(), arguments);
            }
            catch (InvalidOperationException e)
                when (tries < 3 && e.Message.Contains(PortTaken, StringComparison.Ordinal))
            {
                // Next port.
            }
        }
    }

    private static async Task<Program> Serve(int port, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Place.Program, "serve", "--port", port.ToString(CultureInfo.InvariantCulture) },
            WorkingDirectory = Path.GetTempPath(),

            // It lives for half a minute: compiling again what ran thirty times costs more than it brings.
            Environment = { ["DOTNET_TC_CallCountThreshold"] = "1000" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var program = new Program(Process.Start(start)!, new Uri($"http://localhost:{port}"));
        program.Listen();
        try
        {
            await program.Ready(TimeSpan.FromMinutes(5));
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end as an operator would, so that nothing it still holds is lost.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Listen()
    {
        void Keep(object _, DataReceivedEventArgs line)
        {
            said.Enqueue(line.Data ?? "");
            while (said.Count > 300)
            {
                said.TryDequeue(out var _);
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task Ready(TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        while (!await IsWell() || process.HasExited)
        {
            if (process.HasExited || since.Elapsed > limit)
            {
                throw new InvalidOperationException(
                    $"The office {(process.HasExited ? $"ended with code {process.ExitCode}" : "was not ready in time")}:\n{Said}"
                );
            }

            await Task.Delay(50);
        }
    }

    private async Task<bool> IsWell()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health"));
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
