using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Files by content: written to a temporary name, flushed to the disk and only then renamed to their hash, so that a file is either
/// wholly there or not at all. Names given by people never reach the file system.
/// </summary>
public sealed class FileStore(FileSettings settings, TimeProvider clock)
{
    /// <summary>So long a stored file may wait for its row: an action takes seconds.</summary>
    public static readonly TimeSpan OrphansKept = TimeSpan.FromDays(1);

    private string Incoming => Path.Combine(settings.Folder, "incoming");

    /// <summary>Keeps what was sent and looked at. The row is for the caller to add to its own transaction.</summary>
    public StoredFile Keep(IncomingFile file, FileLook look)
    {
        var place = PathOf(file.Hash);
        if (!Touch(place, file.Length))
        {
            KillPoint.Pass("before file in place");
            file.MoveTo(place, clock.GetUtcNow().UtcDateTime);
            KillPoint.Pass("after file in place");
        }

        return Row(file.Hash, file.Length, look);
    }

    /// <summary>Looks at the content and streams it in. The row is for the caller to add to its own transaction.</summary>
    /// <exception cref="RefusedException">Empty, too large, or of a type the office does not take.</exception>
    /// <exception cref="DiskFullException">There is no room; nothing of it stays.</exception>
    public Task<StoredFile> Save(Stream content, string name, CancellationToken cancel = default) =>
        Save(content, name, null, cancel);

    /// <summary>Streams in what was looked at before.</summary>
    public Task<StoredFile> Save(Stream content, FileLook look, CancellationToken cancel = default) =>
        Save(content, look.Name, look, cancel);

    private async Task<StoredFile> Save(Stream content, string name, FileLook? look, CancellationToken cancel)
    {
        Directory.CreateDirectory(Incoming);
        var partial = Path.Combine(Incoming, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(
                partial,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.Delete,
                0,
                FileOptions.Asynchronous
            );
            var (hash, size) = await HashedCopy.Run(
                content,
                file,
                settings,
                settings.Largest,
                () =>
                    new RefusedException(
                        "Tệp “{0}” lớn hơn {1} MB, mức lớn nhất được nhận.",
                        name,
                        settings.Largest >> 20
                    ),
                cancel
            );
            look ??= await FileLook.Of(file, name, cancel);
            var place = PathOf(hash);
            KillPoint.Pass("after file written");
            if (!Touch(place, size))
            {
                Put(partial, place, clock.GetUtcNow().UtcDateTime);
                KillPoint.Pass("after file in place");
            }

            return Row(hash, size, look);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>
    /// Gives a file that is flushed its place, and flushes the names too: after a power cut there is no row whose file is not there.
    /// </summary>
    internal static void Put(string from, string place, DateTime at)
    {
        var folder = Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(folder);
        File.SetLastWriteTimeUtc(from, at);
        File.Move(from, place, overwrite: true);

        // The two folders above may have been made with it.
        for (var above = 0; above < 3; above++)
        {
            Durable.FlushFolder(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    /// <exception cref="FileNotFoundException">It is not here.</exception>
    public Stream Open(string hash) =>
        IsLink(PathOf(hash))
            ? throw new FileNotFoundException("A link is no file of the store.", PathOf(hash))
            : new FileStream(
                PathOf(hash),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1 << 16,
                FileOptions.Asynchronous
            );

    public bool Exists(string hash) => IsHash(hash) && File.Exists(PathOf(hash)) && !IsLink(PathOf(hash));

    /// <summary>Deletes a file that must not be kept, whatever spoke of it.</summary>
    public void Erase(string hash)
    {
        if (Exists(hash))
        {
            File.Delete(PathOf(hash));
        }
    }

    /// <summary>
    /// Deletes files that lie here for a day and that no row speaks of, because the action they came with failed, and what was cut off
    /// while it came in, or came in parts and was never used.
    /// </summary>
    /// <param name="kept">Which of these hashes have a row.</param>
    /// <returns>How many went.</returns>
    public async Task<int> Sweep(
        Func<IReadOnlyList<string>, CancellationToken, Task<HashSet<string>>> kept,
        CancellationToken cancel = default
    )
    {
        var before = clock.GetUtcNow().UtcDateTime - OrphansKept;
        var swept = 0;
        foreach (var some in Old("??", before).Where(f => IsHash(f.Name)).Select(f => f.Name).Chunk(500))
        {
            var known = await kept(some, cancel);
            swept += some.Count(hash => !known.Contains(hash) && Forget(hash, before));
        }

        foreach (var partial in Old("incoming", before))
        {
            partial.Delete();
            swept++;
        }

        return swept;
    }

    private IEnumerable<FileInfo> Old(string folders, DateTime before)
    {
        var root = new DirectoryInfo(settings.Folder);
        return (root.Exists ? root.EnumerateDirectories(folders) : [])
            .SelectMany(d => d.EnumerateFiles("*", WithoutLinks))
            .Where(f => f.LastWriteTimeUtc < before);
    }

    // A folder of the store may lie on another disk, by a link the operator made; what a link inside leads to is not the store's.
    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The store writes whole files under names of its own; a link at such a place is somebody else's doing and is not followed.</summary>
    private static bool IsLink(string place) => new FileInfo(place).LinkTarget is not null;

    /// <summary>Moved away first: who keeps the same bytes in this moment has touched the file, and it goes back, or stores it anew.</summary>
    private bool Forget(string hash, DateTime before)
    {
        Directory.CreateDirectory(Incoming);
        var (place, away) = (PathOf(hash), Path.Combine(Incoming, Guid.NewGuid().ToString("N")));
        try
        {
            File.Move(place, away);
        }
        catch (FileNotFoundException)
        {
            // Another node swept it.
            return false;
        }

        if (File.GetLastWriteTimeUtc(away) >= before)
        {
            File.Move(away, place, overwrite: true);
            return false;
        }

        File.Delete(away);
        return true;
    }

    /// <summary>The same bytes are here already, and wanted anew. What is shorter or longer was damaged, and is not they.</summary>
    private bool Touch(string place, long size)
    {
        if (IsLink(place))
        {
            return false; // A whole file takes its place.
        }

        try
        {
            if (new FileInfo(place).Length != size)
            {
                return false;
            }

            File.SetLastWriteTimeUtc(place, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private StoredFile Row(string hash, long size, FileLook look) =>
        new()
        {
            Hash = hash,
            Size = size,
            MediaType = look.MediaType,
            At = clock.GetUtcNow().UtcDateTime,
            Inside = look.Inside,
            ScannedAt = look.ScannedAt,
        };

    private string PathOf(string hash)
    {
        if (!IsHash(hash))
        {
            throw new ArgumentException("Not a hash.", nameof(hash));
        }

        return PlaceOf(settings.Folder, hash);
    }

    /// <summary>Where the file with this hash lies in a folder of files.</summary>
    public static string PlaceOf(string folder, string hash) => Path.Combine(folder, hash[..2], hash[2..4], hash);

    internal static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);
}
