using System.Globalization;
using System.Security.Cryptography;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Files that come in parts and wait, each person's own in a folder of its own, until a form names them or a day has gone by. The file
/// system is all the memory there is: <c>id.length</c> while it comes, <c>id.hash</c> when it is whole; any node goes on where another
/// was killed.
/// </summary>
public sealed class PartedFiles(FileSettings settings, TimeProvider clock)
{
    private const int MostBegun = 200;

    public static readonly TimeSpan KeptFor = FileStore.OrphansKept;

    /// <exception cref="RefusedException">This person has begun too much and used none of it.</exception>
    /// <exception cref="DiskFullException">There is no room for it.</exception>
    public Guid Begin(Guid personId, long length)
    {
        var folder = Directory.CreateDirectory(FolderOf(personId));
        var expired = clock.GetUtcNow().UtcDateTime - KeptFor;
        long begun = 0;
        var count = 0;
        foreach (var file in folder.EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < expired)
            {
                file.Delete();
                continue;
            }

            begun += LengthOf(file) ?? 0;
            count++;
        }

        if (begun + length > settings.Unfinished || count >= MostBegun)
        {
            throw new RefusedException(
                "Anh/chị đang gửi dở quá nhiều tệp (tối đa {0} MB); hãy gửi xong các tệp trước, hoặc chờ một ngày để hệ thống dọn.",
                settings.Unfinished >> 20
            );
        }

        Room.Require(settings, length);
        var id = NewId.Next();
        using var begin = new FileStream(Path.Combine(folder.FullName, Coming(id, length)), FileMode.CreateNew);
        Touched(begin);
        return id;
    }

    /// <summary>What is told here lies on the disk, whatever happens to the machine.</summary>
    /// <returns>Null when there is none, or it is someone else's.</returns>
    /// <exception cref="IOException">A part is coming in at this moment.</exception>
    public PartedFile? Find(Guid personId, Guid id)
    {
        if (FileOf(personId, id) is not { } file || LengthOf(file) is not { } length)
        {
            return null;
        }

        try
        {
            using var flushed = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            flushed.Flush(flushToDisk: true);
            return new(id, length, flushed.Length);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Adds a part and flushes it; whatever of it came before the sender left stays, unless a checksum was to be met.</summary>
    /// <param name="checksum">SHA-256 of the part.</param>
    /// <param name="whole">SHA-256 of the file, looked at with its last part.</param>
    /// <exception cref="DiskFullException">There is no room; nothing of the part stays.</exception>
    public async Task<(PartState State, long Offset)> Add(
        Guid personId,
        Guid id,
        long offset,
        Stream part,
        byte[]? checksum,
        byte[]? whole,
        CancellationToken cancel
    )
    {
        // One that a form has named is looked at by now: it is what it is.
        if (FileOf(personId, id) is not { } place || IsNamed(place) || LengthOf(place) is not { } length)
        {
            return (PartState.Unknown, 0);
        }

        FileStream file;
        try
        {
            file = new(
                place.FullName,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None,
                0,
                FileOptions.Asynchronous
            );
        }
        catch (FileNotFoundException)
        {
            return (PartState.Unknown, 0);
        }
        catch (IOException)
        {
            return (PartState.Busy, 0);
        }

        await using (file)
        {
            if (file.Length != offset)
            {
                return (PartState.Elsewhere, file.Length);
            }

            bool added;
            try
            {
                Room.Require(settings, length - offset);
                added = await PartWriting.Append(file, part, length, checksum, cancel);
            }
            finally
            {
                Touched(file);
            }

            if (!added || (whole is not null && file.Length == length && !await IsWhole(file, whole, cancel)))
            {
                // From what was whole before nothing is taken away: a form may be naming it in this moment.
                file.SetLength(added && offset < length ? 0 : offset);
                HashedCopy.Flush(file);
                return (PartState.Damaged, file.Length);
            }

            return (PartState.Added, file.Length);
        }
    }

    /// <summary>For the form that names it: null when there is none, it is someone else's, or not whole.</summary>
    public async Task<IncomingFile?> Take(
        Actor by,
        Guid id,
        string field,
        string fileName,
        CancellationToken cancel = default
    )
    {
        if (
            by.PersonId is not { } personId
            || FileOf(personId, id) is not { } place
            || LengthOf(place) is not { } length
            || place.Length != length
        )
        {
            return null;
        }

        var hash = Path.GetExtension(place.Name)[1..];
        var path = place.FullName;
        try
        {
            if (!IsNamed(place))
            {
                await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
                path = Path.Combine(place.DirectoryName!, $"{id:N}.{hash}");
                File.Move(place.FullName, path);
            }
        }
        catch (IOException)
        {
            // A second form names it in the same moment.
            return null;
        }

        return new(by, field, fileName, path, null, (hash, length), lasting: true);
    }

    /// <summary>The sender gave up.</summary>
    public bool Forget(Guid personId, Guid id)
    {
        if (FileOf(personId, id) is not { } file)
        {
            return false;
        }

        file.Delete();
        return true;
    }

    private static async Task<bool> IsWhole(FileStream file, byte[] hash, CancellationToken cancel)
    {
        file.Position = 0;
        return CryptographicOperations.FixedTimeEquals(await SHA256.HashDataAsync(file, cancel), hash);
    }

    private void Touched(FileStream file) =>
        File.SetLastWriteTimeUtc(file.SafeFileHandle, clock.GetUtcNow().UtcDateTime);

    /// <summary>A form has named it, so it bears its hash.</summary>
    private static bool IsNamed(FileInfo file) => FileStore.IsHash(Path.GetExtension(file.Name)[1..]);

    private FileInfo? FileOf(Guid personId, Guid id) =>
        new DirectoryInfo(FolderOf(personId)) is { Exists: true } folder
            ? folder.EnumerateFiles($"{id:N}.*").FirstOrDefault()
            : null;

    /// <summary>How long it is to be; null: swept in this moment.</summary>
    private static long? LengthOf(FileInfo file)
    {
        try
        {
            return long.TryParse(
                Path.GetExtension(file.Name)[1..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var stated
            )
                ? stated
                : file.Length;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static string Coming(Guid id, long length) =>
        string.Create(CultureInfo.InvariantCulture, $"{id:N}.{length}");

    private string FolderOf(Guid personId) => Path.Combine(settings.Folder, "incoming", "parts", $"{personId:N}");
}
