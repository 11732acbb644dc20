using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Backups;

/// <summary>Room on the disk a folder lies on.</summary>
public static class FreeSpace
{
    /// <summary>Bytes that may still be written at this place, which need not exist yet.</summary>
    public static long At(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!System.IO.Directory.Exists(there))
        {
            there = Path.GetDirectoryName(there)!;
        }

        return new DriveInfo(there).AvailableFreeSpace;
    }

    /// <exception cref="RefusedException">There is less room than needed.</exception>
    internal static void MustHold(string folder, long needed)
    {
        var free = At(folder);
        new Reasons()
            .When(
                free < needed,
                "Ổ đĩa của {0} còn trống {1} MB, cần khoảng {2} MB.",
                folder,
                free >> 20,
                (needed >> 20) + 1
            )
            .Refuse();
    }
}
