using System.Buffers;
using System.Security.Cryptography;

namespace DieuHanh.Kernel.Files;

/// <summary>Writes a stream to the disk and takes its hash on the way; as much of it in memory whatever its size.</summary>
internal static class HashedCopy
{
    private const int Piece = 1 << 18;

    /// <summary>So much is written between two looks at the room that is left.</summary>
    private const long Stretch = 64L << 20;

    /// <returns>SHA-256 in lower-case hexadecimal, and how many bytes; flushed to the disk.</returns>
    /// <param name="tooLarge">What is thrown beyond <paramref name="most"/>.</param>
    /// <exception cref="DiskFullException">There was no room; the caller removes what was written.</exception>
    public static async Task<(string Hash, long Size)> Run(
        Stream from,
        FileStream to,
        FileSettings settings,
        long most,
        Func<Exception> tooLarge,
        CancellationToken cancel
    )
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (filling, writing) = (ArrayPool<byte>.Shared.Rent(Piece), ArrayPool<byte>.Shared.Rent(Piece));
        var written = Task.CompletedTask;
        long size = 0;
        try
        {
            for (int read; (read = await from.ReadAtLeastAsync(filling, Piece, false, cancel)) > 0; )
            {
                if (size % Stretch < Piece)
                {
                    Room.Require(settings, read);
                }

                size += read;
                if (size > most)
                {
                    throw tooLarge();
                }

                // The hash is taken while the disk writes.
                await written;
                written = Write(to, filling.AsMemory(0, read), cancel);
                sha.AppendData(filling, 0, read);
                (filling, writing) = (writing, filling);
            }

            await written;
            Flush(to);
            return (Convert.ToHexStringLower(sha.GetHashAndReset()), size);
        }
        finally
        {
            // A buffer that is still being written must not go back to the pool.
            await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(filling);
            ArrayPool<byte>.Shared.Return(writing);
        }
    }

    public static async Task Write(FileStream to, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await to.WriteAsync(bytes, cancel);
        }
        catch (IOException full) when (DiskFull.Is(full))
        {
            throw new DiskFullException(full);
        }
    }

    public static void Flush(FileStream file)
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException full) when (DiskFull.Is(full))
        {
            throw new DiskFullException(full);
        }
    }
}
