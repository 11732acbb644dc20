using System.Reflection;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Copies an office while it works. First what lies beside the database, then all rows as they are at one moment, then the files those
/// rows speak of, which are never changed; the manifest comes last. Memory does not grow with the office.
/// </summary>
public static class TakeBackup
{
    private const int TellEvery = 1_000;

    /// <summary>What was backed up, and where.</summary>
    /// <param name="Copied">Files that earlier backups in this folder did not have.</param>
    public sealed record Taken(string Snapshot, Manifest Manifest, long Copied, int Thinned);

    /// <param name="data">The folder of data; its <c>files</c> are the files of documents.</param>
    /// <param name="keysTo">Keys go here instead of into the backup.</param>
    /// <param name="keep">So many backups stay in the folder; all where null.</param>
    /// <exception cref="Domain.RefusedException">There is no room, a newer program has been here, or another backup is being written.</exception>
    public static async Task<Taken> To(
        string to,
        Database database,
        string data,
        IReadOnlyCollection<Assembly> modules,
        string? keysTo,
        int? keep,
        TimeProvider clock,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        await Schema.RefuseNewer(database, modules, cancel);
        Restoring.RefuseUnfinished(database);
        var folder = new BackupFolder(Path.GetFullPath(to));
        using var turn = folder.TakeTurn();
        var at = clock.Now();
        var snapshot = folder.Begin(at);

        // What says where the audit ended is read before the audit itself: then the audit reaches at least that far.
        var beside = await FilesBeside.Copy(data, Path.Combine(snapshot, "beside"), keysTo, cancel);
        var manifest = await Rows(snapshot, database, beside, at, tell, cancel);
        FreeSpace.MustHold(to, await Missing(snapshot, manifest, folder, cancel));
        var (files, copied) = await Files(snapshot, manifest, folder, Path.Combine(data, "files"), tell, cancel);
        manifest = manifest with { Files = files };
        await manifest.Write(snapshot, cancel);
        var whole = folder.Finish(snapshot);
        return new Taken(whole, manifest, copied, keep is { } n ? await folder.Thin(n, cancel) : 0);
    }

    private static async Task<Manifest> Rows(
        string snapshot,
        Database database,
        IReadOnlyList<FileBeside> beside,
        DateTime at,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        await using var live = await LiveRows.Open(database, cancel);
        FreeSpace.MustHold(snapshot, await live.Size(cancel));
        var digests = new List<TableDigest>();
        foreach (var table in live.Tables)
        {
            digests.Add(await BackupRows.Write(snapshot, table, live, cancel));
            tell(T["{0}: {1} dòng", table.Name, digests[^1].Rows]);
        }

        return new Manifest
        {
            Format = Manifest.CurrentFormat,
            Program = ProgramVersion.Full,
            At = at,
            Engine = database.Engine,
            Scripts = live.Scripts,
            Tables = live.Tables,
            Digests = digests,
            Audit = AuditHead.Of(digests),
            Files = new CarriedFiles(0, 0, []),
            Beside = beside,
        };
    }

    private static async Task<long> Missing(
        string snapshot,
        Manifest manifest,
        BackupFolder folder,
        CancellationToken cancel
    )
    {
        long bytes = 0;
        await foreach (var file in CarriedFile.In(snapshot, manifest, cancel))
        {
            bytes += Has(folder, file) ? 0 : file.Size;
        }

        return bytes;
    }

    private static async Task<(CarriedFiles Files, long Copied)> Files(
        string snapshot,
        Manifest manifest,
        BackupFolder folder,
        string files,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        var lost = new List<string>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        long count = 0;
        long bytes = 0;
        long copied = 0;
        await foreach (var file in CarriedFile.In(snapshot, manifest, cancel))
        {
            (count, bytes) = (count + 1, bytes + file.Size);
            if (!Has(folder, file))
            {
                var place = folder.PlaceOf(file.Hash);
                if (await Copy(FileStore.PlaceOf(files, file.Hash), place, file.Hash, cancel))
                {
                    copied++;
                    folders.Add(Path.GetDirectoryName(place)!);
                }
                else
                {
                    lost.Add(file.Hash);
                }
            }

            if (count % TellEvery == 0)
            {
                tell(T["Tệp: đã xem {0}, chép mới {1}", count, copied]);
            }
        }

        foreach (var touched in folders)
        {
            Durable.FlushFolder(touched);
        }

        return (new CarriedFiles(count, bytes, lost), copied);
    }

    private static bool Has(BackupFolder folder, CarriedFile file) =>
        new FileInfo(folder.PlaceOf(file.Hash)) is { Exists: true } there && there.Length == file.Size;

    // A file the office itself has lost, or whose bytes rotted, is told of; it must not keep all others from being saved.
    private static async Task<bool> Copy(string from, string to, string hash, CancellationToken cancel)
    {
        try
        {
            return (await Durable.Copy(from, to, hash, cancel)).Sha256 == hash;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
