using System.Security.Cryptography;
using DieuHanh.Kernel.Domain;

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
    public long Largest => settings.Largest;

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
            if (!File.Exists(place))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(partial, place, overwrite: true);
            }

            return new StoredFile
            {
                Hash = hash,
                Size = size,
                MediaType = type,
                At = clock.GetUtcNow().UtcDateTime,
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
                throw new RefusedException(
                    "Tệp “{0}” lớn hơn {1} MB, mức lớn nhất được nhận.",
                    name,
                    settings.Largest >> 20
                );
            }

            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (type is null)
        {
            throw new RefusedException("Tệp “{0}” rỗng.", name);
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

        return Path.Combine(settings.Folder, hash[..2], hash[2..4], hash);
    }

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);
}
