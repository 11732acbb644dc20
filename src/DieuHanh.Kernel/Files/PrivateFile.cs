using System.Text;

namespace DieuHanh.Kernel.Files;

/// <summary>A small file that is there wholly or not at all, on the disk before this returns, and readable by its owner alone.</summary>
internal static class PrivateFile
{
    /// <param name="replace">False: a file that is already there stays as it is, whoever made it in the same moment.</param>
    public static void Write(string path, string text, bool replace) =>
        Write(path, Encoding.UTF8.GetBytes(text), replace);

    /// <inheritdoc cref="Write(string, string, bool)"/>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(fresh, OwnerOnly.Writing(FileMode.CreateNew)))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            // Another node was first.
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
