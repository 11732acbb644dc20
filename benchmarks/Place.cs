namespace DieuHanh.Bench;

/// <summary>The program as ./run starts it.</summary>
internal static class Place
{
    public static string Program { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../out/office/dieuhanh.dll"));
}
