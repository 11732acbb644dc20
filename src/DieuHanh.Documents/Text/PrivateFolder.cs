namespace DieuHanh.Documents.Text;

/// <summary>A folder for one reading, where the server keeps what passes through; it goes with everything in it when the reading ends.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private const string Setting = "ASPNETCORE_TEMP";
    private const string Prefix = "reading-";

    // Longer than any reading takes.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(2);

    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    private static string Root => Environment.GetEnvironmentVariable(Setting) ?? System.IO.Path.GetTempPath();

    /// <summary>
    /// Readings lie beside the files they are of, guarded like them and on a disk that has room, and not in the system's folder for what is
    /// temporary; unless the operator named another place.
    /// </summary>
    public static void UseThatOf(string filesFolder)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Setting)))
        {
            var passing = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(filesFolder, "passing"));
            Environment.SetEnvironmentVariable(Setting, passing.FullName);
        }
    }

    public static PrivateFolder Make()
    {
        var path = System.IO.Path.Combine(Root, Prefix + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(path);
        }
        else
        {
            System.IO.Directory.CreateDirectory(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        return new PrivateFolder(path);
    }

    /// <summary>Erases what readings left behind whose office was killed.</summary>
    public static void Sweep(TimeProvider clock)
    {
        var before = clock.GetUtcNow().UtcDateTime - Forgotten;
        foreach (
            var left in new DirectoryInfo(Root)
                .EnumerateDirectories(Prefix + "*")
                .Where(d => d.CreationTimeUtc < before)
        )
        {
            Erase(left.FullName);
        }
    }

    public void Dispose() => Erase(Path);

    private static void Erase(string path)
    {
        try
        {
            System.IO.Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that was killed in this moment still wrote into it: swept later.
        }
    }
}
