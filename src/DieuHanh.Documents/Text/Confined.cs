using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DieuHanh.Documents.Text;

/// <summary>What a process may take at most.</summary>
/// <param name="Wall">Time until it is ended together with what it started; null where whoever started it ends it.</param>
/// <param name="Processor">Seconds of processor time over its whole life.</param>
/// <param name="Memory">Bytes of address space; null for .NET, which reserves far more than it uses and has a limit of its own.</param>
/// <param name="Written">Bytes of the largest file it may write; null for .NET, which keeps its code in one.</param>
internal sealed record ProcessLimits(TimeSpan? Wall, int Processor, long? Memory, long? Written);

/// <summary>
/// Starts processes that read what strangers sent: without a network, without the environment of the office, which holds its secrets, in a
/// folder of their own and under the limits of the system, where it has them (Linux with util-linux, coreutils and namespaces for users).
/// </summary>
internal static class Confined
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string? Timeout = TextTools.Find("timeout");
    private static readonly string? Limit = TextTools.Find("prlimit");
    private static readonly string? Apart = Works(TextTools.Find("unshare"));

    /// <summary>What holds here, for whoever looks after the machine.</summary>
    public static (bool Limits, bool NoNetwork) Holds => (Limit is not null, Apart is not null);

    public static ProcessStartInfo Command(
        string program,
        IEnumerable<string> arguments,
        string folder,
        ProcessLimits limits
    )
    {
        var words = new List<string>();
        if (Timeout is not null && limits.Wall is { } wall)
        {
            // Also where the office itself is killed and nobody is left to end it.
            words.AddRange([Timeout, "--kill-after=2", Number(wall.TotalSeconds)]);
        }

        if (Apart is not null)
        {
            words.AddRange([Apart, "--map-current-user", "--net"]);
        }

        if (Limit is not null)
        {
            words.AddRange([Limit, "--core=0", $"--cpu={limits.Processor}", "--nofile=1024"]);
            if (limits.Memory is { } memory)
            {
                words.Add($"--as={memory}");
            }

            if (limits.Written is { } written)
            {
                words.Add($"--fsize={written}");
            }
        }

        words.Add(program);
        words.AddRange(arguments);
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var name in new[] { "HOME", "TMPDIR", "XDG_RUNTIME_DIR" })
        {
            start.Environment[name] = folder;
        }

        return start;
    }

    /// <summary>Runs it to its end; null when it took too long, and then it is gone with everything it started.</summary>
    /// <param name="alsoFaults">What it writes as faults belongs to the output: some say their version there.</param>
    public static async Task<(int Code, string Output)?> Run(
        ProcessStartInfo start,
        TimeSpan time,
        CancellationToken cancel,
        bool alsoFaults = false
    )
    {
        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(time);
        try
        {
            process.StandardInput.Close();
            var faults = Bounded.ReadToEnd(process.StandardError, deadline.Token);
            var output = await Bounded.ReadToEnd(process.StandardOutput, deadline.Token);
            var complaints = await faults;
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, alsoFaults ? output + complaints : output);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Ends it and what it started, if it is still there.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e)
            when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    // Some systems do not let everyone have a network of their own.
    private static string? Works(string? unshare)
    {
        if (unshare is null)
        {
            return null;
        }

        using var tried = Process.Start(
            new ProcessStartInfo(unshare, ["--map-current-user", "--net", "true"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        return tried.WaitForExit(TimeSpan.FromSeconds(5)) && tried.ExitCode == 0 ? unshare : null;
    }

    private static string Number(double seconds) => Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
}
