using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Backups;

/// <summary>A stored file that the rows of a backup speak of.</summary>
internal sealed record CarriedFile(string Hash, long Size)
{
    private const string Table = "kernel_file";

    /// <summary>The files a backup has rows of, as they come: there may be millions.</summary>
    public static async IAsyncEnumerable<CarriedFile> In(
        string snapshot,
        Manifest manifest,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (manifest.Tables.FirstOrDefault(t => t.Name == Table) is not { } table)
        {
            yield break;
        }

        var (hash, size) = (Place(table, "hash"), Place(table, "size"));
        await using var rows = new BackupRows(snapshot, manifest);
        using var line = new RowLine(table);
        await foreach (var row in rows.Lines(table, cancel))
        {
            var values = line.Values(row.Span);
            var file = new CarriedFile((string)values[hash]!, (long)values[size]!);
            if (!FileStore.IsHash(file.Hash))
            {
                // A backup may have been written by somebody else: its names never reach the file system unlooked at.
                throw new FormatException("A file of the backup is not named by a hash.");
            }

            yield return file;
        }
    }

    private static int Place(TableShape table, string column) =>
        table.Columns.Select((c, i) => (c.Name, i)).First(c => c.Name == column).i;
}
