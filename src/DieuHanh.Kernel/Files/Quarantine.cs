using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Http;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Where what is sent lies until it was looked at (<c>files/incoming</c>): on the disk of the store, so that keeping it is a renaming; under
/// names of ours, which are reached by no address; in no table, so that what is erased leaves no row, no log and no free page behind.
/// </summary>
public sealed class Quarantine(FileSettings settings, TimeProvider clock)
{
    private string Forms => Path.Combine(settings.Folder, "incoming", "forms");

    public FileSettings Settings => settings;

    public PartedFiles Parts { get; } = new(settings, clock);

    /// <summary>Streams a file of a form in.</summary>
    /// <param name="most">Bytes that may still come.</param>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">Larger than the office takes (413).</exception>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public async Task<IncomingFile> Take(
        Actor by,
        string field,
        string fileName,
        Stream content,
        long most,
        CancellationToken cancel
    )
    {
        Directory.CreateDirectory(Forms);
        var path = Path.Combine(Forms, Guid.NewGuid().ToString("N"));
        var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete,
            0,
            FileOptions.Asynchronous
        );
        try
        {
            var (hash, size) = await HashedCopy.Run(
                content,
                file,
                settings,
                Math.Min(most, settings.Largest),
                LargeForms.TooLarge,
                cancel
            );
            return new(by, field, fileName, path, file, (hash, size));
        }
        catch
        {
            await file.DisposeAsync();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>
    /// When the office opens: erases what a program that was killed had taken in of a form. What another node is taking in is held open, and stays.
    /// </summary>
    public void Sweep()
    {
        foreach (var left in Directory.Exists(Forms) ? Directory.EnumerateFiles(Forms) : [])
        {
            try
            {
                using var free = new FileStream(
                    left,
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException)
            {
                // Another node is taking it in, or swept it.
            }
        }

        SweepPassing();
    }

    // What earlier versions wrote down of large forms.
    private void SweepPassing()
    {
        var passing = Path.Combine(settings.Folder, "passing");
        try
        {
            if (Directory.Exists(passing))
            {
                Directory.Delete(passing, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another node sweeps it too, or a program of an earlier version writes there: an office opens all the same.
        }
    }
}
