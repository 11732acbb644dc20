using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Backups;

/// <summary>Writing so that what was said to be there is there after the power failed.</summary>
internal static class Durable
{
    /// <summary>Copies a file so that its owner alone reads the copy, flushes it to the disk and gives it its name only then.</summary>
    /// <returns>The size and the SHA-256 of what was read.</returns>
    /// <param name="expected">The hash it must have; another one is not kept.</param>
    public static async Task<(long Size, string Sha256)> Copy(
        string from,
        string to,
        string? expected,
        CancellationToken cancel
    )
    {
        var folder = Path.GetDirectoryName(to)!;
        OwnerOnly.Folder(folder);
        var partial = Path.Combine(folder, $".{Path.GetFileName(to)}.partial");

        // One that was cut off may be of a version that let everybody read it.
        File.Delete(partial);
        await using var source = new FileStream(from, Reading);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using (var target = new FileStream(partial, Writing))
        {
            var buffer = new byte[1 << 17];
            for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0; size += read)
            {
                sha.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            target.Flush(flushToDisk: true);
        }

        var hash = Convert.ToHexStringLower(sha.GetHashAndReset());
        if (expected is null || expected == hash)
        {
            File.Move(partial, to, overwrite: true);
        }
        else
        {
            File.Delete(partial);
        }

        return (size, hash);
    }

    public static async Task<string> Hash(string file, CancellationToken cancel)
    {
        await using var content = new FileStream(file, Reading);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    /// <summary>A name in a folder is durable only once the folder itself is flushed. Where the system has no such call, nothing is done.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle >= 0)
        {
            _ = FSync(handle);
            _ = Close(handle);
        }
    }

    private static FileStreamOptions Reading =>
        new()
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        };

    private static FileStreamOptions Writing
    {
        get
        {
            var options = OwnerOnly.Writing(FileMode.CreateNew);
            options.Options = FileOptions.Asynchronous;
            return options;
        }
    }

#pragma warning disable SYSLIB1054, CA2101 // three calls of the system's own library; generated code would need unsafe blocks
    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054, CA2101
}
