using System.Security.Cryptography;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Kernel.Backups;

/// <summary>Every row of an office as it was at one moment: a database that is open, or a backup of one.</summary>
public abstract class RowSource : IAsyncDisposable
{
    public abstract IReadOnlyList<TableShape> Tables { get; }

    /// <summary>The scripts its tables were made by, in the order in which they ran.</summary>
    public abstract IReadOnlyList<AppliedScript> Scripts { get; }

    /// <summary>The rows of a table, each as a canonical line whose bytes are good until the next is asked for.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(TableShape table, CancellationToken cancel);

    /// <summary>Reads a table through, and hands each line on where somebody wants it.</summary>
    public async Task<TableDigest> Digest(
        TableShape table,
        Func<ReadOnlyMemory<byte>, ValueTask>? each,
        CancellationToken cancel
    )
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        await foreach (var line in Lines(table, cancel))
        {
            sha.AppendData(line.Span);
            sha.AppendData("\n"u8);
            rows++;
            if (each is not null)
            {
                await each(line);
            }
        }

        return new TableDigest(table.Name, rows, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    public async Task<IReadOnlyList<TableDigest>> Digests(CancellationToken cancel)
    {
        var digests = new List<TableDigest>();
        foreach (var table in Tables)
        {
            digests.Add(await Digest(table, each: null, cancel));
        }

        return digests;
    }

    public abstract ValueTask DisposeAsync();
}
