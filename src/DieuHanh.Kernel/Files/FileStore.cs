using System.Security.Cryptography;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Files;

/// <summary>Where files lie and how large one may be.</summary>
public sealed class FileSettings
{
    public string Folder { get; set; } = "";

    /// <summary>Largest single file, in bytes.</summary>
    public long Largest { get; set; } = 200L << 20;
}

/// <summary>
/// Files by content: written to a temporary name, flushed to the disk and only then renamed to their hash, so that a file is either
/// wholly there or not at all. Names given by people never reach the file system.
/// </summary>
public sealed class FileStore(FileSettings settings, TimeProvider clock)
{
    /// <summary>So long a stored file may wait for its row: an action takes seconds.</summary>
    public static readonly TimeSpan OrphansKept = TimeSpan.FromDays(1);

    public long Largest => settings.Largest;

    /// <summary>Looks at a file before anything of it is kept.</summary>
    /// <returns>Its media type.</returns>
    /// <exception cref="RefusedException">Empty, too large, or of a type the office does not take.</exception>
    public async Task<string> TypeOf(Stream content, string name, CancellationToken cancel = default)
    {
        if (content.Length > Largest)
        {
            throw TooLarge(name);
        }

        var start = new byte[1 << 16];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        content.Position = 0;
        return read > 0 ? MediaTypes.Of(start.AsSpan(0, read), name) : throw Empty(name);
    }

    /// <summary>Streams the content in. The row is for the caller to add to its own transaction.</summary>
    /// <exception cref="RefusedException">Empty, too large, or of a type the office does not take.</exception>
    public async Task<StoredFile> Save(Stream content, string name, CancellationToken cancel = default)
    {
        var incoming = Path.Combine(settings.Folder, "incoming");
        Directory.CreateDirectory(incoming);
        var partial = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var (hash, size, type) = await Write(content, partial, name, cancel);
            var place = PathOf(hash);
            KillPoint.Pass("after file written");
            if (!Touch(place))
            {
                File.SetLastWriteTimeUtc(partial, clock.GetUtcNow().UtcDateTime);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(partial, place, overwrite: true);
                KillPoint.Pass("after file in place");
            }

            return new StoredFile
            {
                Hash = hash,
                Size = size,
                MediaType = type,
                At = clock.Now(),
            };
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public Stream Open(string hash) =>
        new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);

    public bool Exists(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

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
    /// while it came in.
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
            .SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories))
            .Where(f => f.LastWriteTimeUtc < before);
    }

    /// <summary>Moved away first: who keeps the same bytes in this moment has touched the file, and it goes back, or stores it anew.</summary>
    private bool Forget(string hash, DateTime before)
    {
        var incoming = Path.Combine(settings.Folder, "incoming");
        Directory.CreateDirectory(incoming);
        var (place, away) = (PathOf(hash), Path.Combine(incoming, Guid.NewGuid().ToString("N")));
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

    /// <summary>The same bytes are here already, and wanted anew.</summary>
    private bool Touch(string place)
    {
        try
        {
            File.SetLastWriteTimeUtc(place, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private RefusedException TooLarge(string name) =>
        new("Tệp “{0}” lớn hơn {1} MB, mức lớn nhất được nhận.", name, settings.Largest >> 20);

    private static RefusedException Empty(string name) => new("Tệp “{0}” rỗng.", name);

    private async Task<(string Hash, long Size, string Type)> Write(
        Stream content,
        string partial,
        string name,
        CancellationToken cancel
    )
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            partial,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 16,
            FileOptions.Asynchronous
        );
        var buffer = new byte[1 << 16];
        string? type = null;
        long size = 0;
        for (
            int read;
            (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0;

        )
        {
            type ??= MediaTypes.Of(buffer.AsSpan(0, read), name);
            size += read;
            if (size > settings.Largest)
            {
                throw TooLarge(name);
            }

            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (type is null)
        {
            throw Empty(name);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), size, type);
    }

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
