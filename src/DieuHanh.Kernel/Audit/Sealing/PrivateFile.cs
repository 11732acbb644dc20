using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>A small file that is there wholly or not at all, on the disk before this returns, and readable by its owner alone.</summary>
internal static class PrivateFile
{
    /// <param name="replace">False: a file that is already there stays as it is, whoever made it in the same moment.</param>
    public static void Write(string path, string text, bool replace)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(fresh, OwnerOnly.Writing(FileMode.CreateNew)))
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
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
