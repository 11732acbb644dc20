namespace DieuHanh.Kernel.Files;

/// <summary>
/// Files and folders that their owner alone reads, whatever the umask of the shell: keys, and copies of everything the office holds. Where
/// the system has no such modes the folder they lie in decides.
/// </summary>
internal static class OwnerOnly
{
    /// <summary>To write a file. One that is there already keeps the mode it has.</summary>
    public static FileStreamOptions Writing(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Makes a folder and those above it that are not there; one that is there stays as its owner made it.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // The mode is given to the last folder only.
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && !Directory.Exists(above))
            {
                Folder(above);
            }

            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
