using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Backups;

/// <summary>The rows of a backup: one compressed file of lines for each table.</summary>
internal sealed class BackupRows(string snapshot, Manifest manifest) : RowSource
{
    public override IReadOnlyList<TableShape> Tables => manifest.Tables;
    public override IReadOnlyList<AppliedScript> Scripts => manifest.Scripts;

    public static string FileOf(string snapshot, TableShape table) =>
        Path.Combine(snapshot, "rows", $"{table.Name}.jsonl.gz");

    /// <summary>Writes a table as it is read and answers its digest.</summary>
    public static async Task<TableDigest> Write(
        string snapshot,
        TableShape table,
        RowSource source,
        CancellationToken cancel
    )
    {
        await using var file = new FileStream(FileOf(snapshot, table), OwnerOnly.Writing(FileMode.CreateNew));
        TableDigest digest;
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var buffered = new BufferedStream(packed, 1 << 16))
        {
            digest = await source.Digest(
                table,
                async line =>
                {
                    await buffered.WriteAsync(line, cancel);
                    buffered.WriteByte((byte)'\n');
                },
                cancel
            );
        }

        file.Flush(flushToDisk: true);
        return digest;
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(
        TableShape table,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var file = File.OpenRead(FileOf(snapshot, table));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        var pipe = PipeReader.Create(unpacked, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        while (true)
        {
            var read = await pipe.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var one = rest.Slice(0, end);
                yield return one.IsSingleSegment ? one.First : one.ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await pipe.CompleteAsync();
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
