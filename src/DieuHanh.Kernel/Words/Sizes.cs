using System.Globalization;

namespace DieuHanh.Kernel.Words;

/// <summary>Sizes on a disk, as people read them.</summary>
public static class Sizes
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>Bytes in the largest unit that leaves a number above one, with one decimal.</summary>
    public static string Show(long bytes)
    {
        double n = bytes;
        var unit = 0;
        for (; Math.Abs(n) >= 1024 && unit < Units.Length - 1; unit++)
        {
            n /= 1024;
        }

        return string.Create(CultureInfo.CurrentCulture, $"{n:0.#} {Units[unit]}");
    }
}
