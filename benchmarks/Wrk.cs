using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DieuHanh.Bench;

/// <summary>Asks for one address as often as possible over a number of connections, with Debian's wrk.</summary>
internal static partial class Wrk
{
    /// <param name="PerSecond">Answers in a second.</param>
    /// <param name="P99">99 of 100 answers came within this many milliseconds.</param>
    public sealed record Figures(double PerSecond, double P99)
    {
        /// <summary>No answer came while it was measured: measure for longer (<c>DIEUHANH_BENCH_SECONDS</c>).</summary>
        public bool None => PerSecond == 0;
    }

    /// <exception cref="InvalidOperationException">An answer was not good, or wrk said something unknown.</exception>
    public static async Task<Figures> Load(Uri address, int connections, string cookie, int seconds)
    {
        var start = new ProcessStartInfo("wrk")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-t1",
                $"-c{connections}",
                $"-d{seconds}s",
                "--latency",
                "--timeout",
                "30s",
                "-H",
                $"Cookie: {cookie}",
                address.ToString(),
            },
        };
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var rate = Rate().Match(said);
        var latency = Latency().Match(said);
        if (
            !rate.Success
            || !latency.Success
            || said.Contains("Non-2xx", StringComparison.Ordinal)
            || said.Contains("Socket errors", StringComparison.Ordinal)
        )
        {
            throw new InvalidOperationException($"{address}: {said}");
        }

        var scale = latency.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            _ => 1000.0,
        };
        return new(Number(rate.Groups["n"].Value), Number(latency.Groups["n"].Value) * scale);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(
        @"99%\s+(?<n>[\d.]+)(?<unit>us|ms|s)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Latency();
}
