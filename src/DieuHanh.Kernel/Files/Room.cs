namespace DieuHanh.Kernel.Files;

/// <summary>Room on the disk where files lie.</summary>
internal static class Room
{
    /// <exception cref="DiskFullException">After so many bytes less than the office keeps free would be left.</exception>
    public static void Require(FileSettings settings, long bytes)
    {
        if (new DriveInfo(Path.GetFullPath(settings.Folder)).AvailableFreeSpace - bytes < settings.KeepFree)
        {
            throw new DiskFullException();
        }
    }
}
