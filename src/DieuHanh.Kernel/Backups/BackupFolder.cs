using System.Globalization;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// A folder of backups: one folder for each moment, named after it in UTC, and one store of files that they share, each under its hash.
/// A backup under way bears the ending <c>.partial</c> and is none until it lost it.
/// </summary>
internal sealed class BackupFolder(string root)
{
    private const string Partial = ".partial";
    private const string NameFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    public string Files => Path.Combine(root, "files");

    /// <summary>The moments, oldest first.</summary>
    public IReadOnlyList<string> Snapshots =>
        System.IO.Directory.Exists(root)
            ?
            [
                .. System
                    .IO.Directory.EnumerateDirectories(root)
                    .Where(d =>
                        !d.EndsWith(Partial, StringComparison.Ordinal)
                        && File.Exists(Path.Combine(d, Manifest.FileName))
                    )
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>What a person names: the folder of backups, of which the newest is meant, or one moment in it.</summary>
    /// <exception cref="RefusedException">There is no whole backup.</exception>
    public static (BackupFolder Folder, string Snapshot) Find(string named)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        if (File.Exists(Path.Combine(path, Manifest.FileName)) && !path.EndsWith(Partial, StringComparison.Ordinal))
        {
            return (new BackupFolder(Path.GetDirectoryName(path)!), path);
        }

        var folder = new BackupFolder(path);
        return folder.Snapshots is [.., var newest]
            ? (folder, newest)
            : throw new RefusedException("Trong {0} không có bản sao lưu nào trọn vẹn.", path);
    }

    /// <summary>Held while a backup is written, so that two never write into the same folder.</summary>
    /// <exception cref="RefusedException">Another one is being written.</exception>
    public IDisposable TakeTurn()
    {
        OwnerOnly.Folder(root);
        try
        {
            return new FileStream(
                Path.Combine(root, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            throw new RefusedException("Đang có một lần sao lưu khác ghi vào {0}.", root);
        }
    }

    /// <summary>An empty folder for a backup of this moment. What an earlier one, cut off, left is removed.</summary>
    public string Begin(DateTime at)
    {
        foreach (var cut in System.IO.Directory.EnumerateDirectories(root, $"*{Partial}"))
        {
            System.IO.Directory.Delete(cut, recursive: true);
        }

        var partial = Path.Combine(root, at.ToString(NameFormat, CultureInfo.InvariantCulture) + Partial);
        OwnerOnly.Folder(Path.Combine(partial, "rows"));
        return partial;
    }

    /// <summary>From now on it is a backup.</summary>
    public string Finish(string partial)
    {
        var whole = partial[..^Partial.Length];
        Durable.FlushFolder(Path.Combine(partial, "rows"));
        Durable.FlushFolder(partial);
        System.IO.Directory.Move(partial, whole);
        Durable.FlushFolder(root);
        return whole;
    }

    /// <summary>Where the file with this hash lies.</summary>
    public string PlaceOf(string hash) => FileStore.PlaceOf(Files, hash);

    /// <summary>Removes the oldest backups but <paramref name="keep"/>, and the files that none of those left speaks of.</summary>
    public async Task<int> Thin(int keep, CancellationToken cancel)
    {
        var old = Snapshots.SkipLast(keep).ToList();
        if (old.Count == 0)
        {
            return 0;
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var snapshot in Snapshots.TakeLast(keep))
        {
            await foreach (var file in CarriedFile.In(snapshot, await Manifest.Read(snapshot, cancel), cancel))
            {
                wanted.Add(file.Hash);
            }
        }

        foreach (var snapshot in old)
        {
            // Renamed first: one half deleted must not be taken for a whole one.
            System.IO.Directory.Move(snapshot, snapshot + Partial);
            System.IO.Directory.Delete(snapshot + Partial, recursive: true);
        }

        foreach (
            var file in new DirectoryInfo(Files)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => !wanted.Contains(f.Name))
        )
        {
            file.Delete();
        }

        return old.Count;
    }
}
