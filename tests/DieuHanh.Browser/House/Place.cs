namespace DieuHanh.Browser.House;

/// <summary>Where things are in the folder of the sources.</summary>
public static class Place
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program built together with these tests; its static files are found beside it.</summary>
    public static string Program { get; } =
        Path.Combine(Root, "src", "DieuHanh.Web", "bin", Configuration, "net10.0", "dieuhanh.dll");

    public static string Images { get; } = Path.Combine(Root, "docs", "images");

    /// <summary>What a failed journey leaves behind: its last picture and page.</summary>
    public static string Failures { get; } = Path.Combine(Root, "out", "tests", "failed");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        )
            ? "Debug"
            : "Release";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DieuHanh.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the folder of the sources.");
    }
}
