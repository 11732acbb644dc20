using System.Reflection;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Web.Sample;

/// <summary>The data files of the sample office, shipped inside the program; see docs/data.md.</summary>
internal static class SampleData
{
    public static IReadOnlyList<TsvRow> Rows(string name) =>
        TsvRow.Read(Assembly.GetExecutingAssembly(), $"sample/{name}");

    public static string Text(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"sample/texts/{name}")
            ?? throw new FileNotFoundException($"No sample text {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
