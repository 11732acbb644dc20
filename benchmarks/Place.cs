namespace DieuHanh.Bench;

/// <summary>The program beside which these measurements were built.</summary>
internal static class Place
{
    public static string Program { get; } =
        Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, "../../../../src/DieuHanh.Web/bin/Release/net10.0/dieuhanh.dll")
        );
}
