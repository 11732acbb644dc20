namespace DieuHanh.Tests.Architecture;

/// <summary>The project's own files, found from where the tests run.</summary>
public static class Source
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Projects =>
        System.IO.Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DieuHanh.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the project.");
    }
}
