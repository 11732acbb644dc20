using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using DieuHanh.Kernel.Http;

namespace DieuHanh.Kernel.Files;

/// <summary>Puts a part behind those that came before it. The sender may leave at any moment: what was read by then stays.</summary>
internal static class PartWriting
{
    private const int Piece = 1 << 18;

    /// <summary>Writes what comes behind what is there, and flushes it.</summary>
    /// <param name="length">How long the file may become.</param>
    /// <returns>False when the checksum is not met.</returns>
    public static async Task<bool> Append(
        FileStream file,
        Stream part,
        long length,
        byte[]? checksum,
        CancellationToken cancel
    )
    {
        var offset = file.Length;
        file.Position = offset;
        using var sha = checksum is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            ExceptionDispatchInfo? left = null;
            do
            {
                (var read, left) = await Fill(part, buffer, cancel);
                if (read == 0)
                {
                    break;
                }

                if (file.Position + read > length)
                {
                    throw LargeForms.TooLarge();
                }

                sha?.AppendData(buffer, 0, read);

                // What was read is written even when the sender has left by now.
                await HashedCopy.Write(file, buffer.AsMemory(0, read), CancellationToken.None);
            } while (left is null);

            left?.Throw();

            HashedCopy.Flush(file);
            return sha is null || CryptographicOperations.FixedTimeEquals(sha.GetHashAndReset(), checksum);
        }
        catch (Exception e)
        {
            if (checksum is not null || e is not (IOException or OperationCanceledException))
            {
                file.SetLength(offset);
            }

            file.Flush(flushToDisk: true);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>As much as comes, and why no more will.</summary>
    private static async Task<(int Read, ExceptionDispatchInfo? Left)> Fill(
        Stream part,
        byte[] buffer,
        CancellationToken cancel
    )
    {
        var filled = 0;
        try
        {
            for (int read; filled < Piece; filled += read)
            {
                read = await part.ReadAsync(buffer.AsMemory(filled, Piece - filled), cancel);
                if (read == 0)
                {
                    break;
                }
            }

            return (filled, null);
        }
        catch (Exception left) when (left is IOException or OperationCanceledException)
        {
            return (filled, ExceptionDispatchInfo.Capture(left));
        }
    }
}
