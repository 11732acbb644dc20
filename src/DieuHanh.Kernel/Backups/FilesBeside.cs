namespace DieuHanh.Kernel.Backups;

/// <summary>
/// What lies in the folder of data beside the database and belongs to it: keys, and what says where the audit ended. The files of
/// documents are carried by their rows; a lock says nothing, and while somebody holds it it cannot be read.
/// </summary>
internal static class FilesBeside
{
    private const string Key = ".key";

    public static bool IsKey(string name) => name.EndsWith(Key, StringComparison.Ordinal);

    public static IEnumerable<FileInfo> In(string data) =>
        new DirectoryInfo(data) is { Exists: true } folder
            ? folder
                .EnumerateFiles()
                .Where(f =>
                    !f.Name.StartsWith("dieuhanh.db", StringComparison.Ordinal)
                    && !f.Name.StartsWith('.')
                    && !f.Name.EndsWith(".tmp", StringComparison.Ordinal)
                    && !f.Name.EndsWith(".lock", StringComparison.Ordinal)
                )
                .OrderBy(f => f.Name, StringComparer.Ordinal)
            : [];

    /// <summary>Copies them into a backup; keys elsewhere where a place is named for them.</summary>
    public static async Task<IReadOnlyList<FileBeside>> Copy(
        string data,
        string to,
        string? keysTo,
        CancellationToken cancel
    )
    {
        var copied = new List<FileBeside>();
        foreach (var file in In(data))
        {
            var apart = keysTo is not null && IsKey(file.Name);
            var (size, hash) = await Durable.Copy(
                file.FullName,
                Path.Combine(apart ? keysTo! : to, file.Name),
                expected: null,
                cancel
            );
            copied.Add(new FileBeside(file.Name, size, hash, apart));
        }

        return copied;
    }
}
