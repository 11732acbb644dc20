using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Reads files in processes of their own, at most two at once. One that has read stays for a minute, because starting it costs more than
/// reading does; one that took too long or fell over is ended, and the office goes on.
/// </summary>
#pragma warning disable CA1001 // One for the whole program, as long as it runs.
internal sealed class ReadingProcesses
#pragma warning restore CA1001
{
    /// <summary>Memory of all objects of one process, in bytes.</summary>
    private const long Heap = 512L << 20;

    private const int Most = 2;
    private const int Reads = 50;

    // The readers of the formats look at the clock themselves; this is for what never looks.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    public static readonly ReadingProcesses Shared = new();

    private readonly ConcurrentBag<Reader> waiting = [];
    private readonly SemaphoreSlim room = new(Most);

    private ReadingProcesses() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();

    public async Task<Extraction> Read(string path, string mediaType, ExtractionLimits limits, CancellationToken cancel)
    {
        await room.WaitAsync(cancel);
        try
        {
            var request = new ReadRequest(Path.GetFullPath(path), mediaType, limits);
            return waiting.TryTake(out var used) && await Ask(used, request, cancel) is { } read ? read
                // What a process fell over that had read before may be left from those reads.
                : Start() is { } fresh ? await Ask(fresh, request, cancel) ?? Extraction.TooHeavy
                : Extraction.OtherKind;
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>Null when the process fell over.</summary>
    private async Task<Extraction?> Ask(Reader reader, ReadRequest request, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var stays = false;
        try
        {
            deadline.CancelAfter(Starting);
            if (!await reader.IsReady(deadline.Token))
            {
                return null;
            }

            deadline.CancelAfter(request.Limits.Time + Grace);
            if (await reader.Ask(request, deadline.Token) is not { } answer)
            {
                return null;
            }

            stays = !answer.Last && reader.Used < Reads;
            return answer.Read;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Extraction.TooSlow;
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            if (stays)
            {
                reader.EndAfter(Idle);
                waiting.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    private static Reader? Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "dieuhanh.dll");
        if (!File.Exists(program))
        {
            return null;
        }

        var folder = PrivateFolder.Make();
        var start = Confined.Command(
            DotNet(),
            ["exec", program, ReadingChild.Command],
            folder.Path,
            new ProcessLimits(null, Processor: 180, Memory: null, Written: null)
        );
        start.Environment["DOTNET_GCHeapHardLimit"] = Heap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        try
        {
            return new Reader(Process.Start(start)!, folder);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The machine starts no more processes: the file is registered without its text.
            folder.Dispose();
            return null;
        }
    }

    // The one this program runs on, wherever it was started from.
    private static string DotNet() =>
        Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "..",
                "..",
                "..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
            )
        );

    private void EndAll()
    {
        while (waiting.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private sealed class Reader : IDisposable
    {
        private readonly Process process;
        private readonly PrivateFolder folder;
        private readonly Timer idle;
        private int ended;

        public Reader(Process process, PrivateFolder folder)
        {
            (this.process, this.folder) = (process, folder);
            idle = new Timer(_ => Dispose());
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
        }

        public int Used { get; private set; }

        public async Task<bool> IsReady(CancellationToken cancel) =>
            Used > 0 || await Bounded.ReadLine(process.StandardOutput, cancel) == ReadingChild.Ready;

        public async Task<ReadAnswer?> Ask(ReadRequest request, CancellationToken cancel)
        {
            idle.Change(System.Threading.Timeout.Infinite, System.Threading.Timeout.Infinite);
            if (ended != 0)
            {
                return null;
            }

            await process.StandardInput.WriteLineAsync(
                JsonSerializer.Serialize(request, ReadingLines.Default.ReadRequest).AsMemory(),
                cancel
            );
            await process.StandardInput.FlushAsync(cancel);
            var line = await Bounded.ReadLine(process.StandardOutput, cancel);
            Used++;
            return line is null ? null : JsonSerializer.Deserialize(line, ReadingLines.Default.ReadAnswer);
        }

        public void EndAfter(TimeSpan time) => idle.Change(time, System.Threading.Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                Confined.End(process);
                process.Dispose();
                folder.Dispose();
                EndAfter(System.Threading.Timeout.InfiniteTimeSpan);
            }
        }
    }
}
