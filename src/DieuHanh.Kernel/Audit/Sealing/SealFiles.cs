using System.Globalization;
using System.Text.Json;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>How long the chain is and what its last seal says. It stands in the database and, for comparison, in a file outside of it.</summary>
public sealed record SealHead(long Count, string Hash)
{
    public static readonly SealHead None = new(0, SealText.Genesis);
}

/// <summary>When the chain was last verified, how many records it had then and how many findings there were.</summary>
public sealed record LastVerification(DateTime At, long Sealed, long Findings);

/// <summary>
/// What the chain keeps outside the database, beside the data: the key, the head, and when it was last verified. Nodes of one database
/// share these files.
/// </summary>
public sealed class SealFiles(string folder)
{
    /// <summary>The file of <see cref="SealKeys"/>; <c>DIEUHANH_SEAL_KEY</c> names another place, such as another disk.</summary>
    public string KeyFile { get; init; } =
        Environment.GetEnvironmentVariable("DIEUHANH_SEAL_KEY") is { Length: > 0 } elsewhere
            ? Path.GetFullPath(elsewhere)
            : Path.Combine(folder, "seal.key");

    public string HeadFile { get; } = Path.Combine(folder, "seal.head");

    private string VerifiedFile { get; } = Path.Combine(folder, "seal.verified");

    public SealKeys Keys() => SealKeys.Read(KeyFile);

    /// <summary>The head as it was written down; null where there is no file, or one that says nothing.</summary>
    public SealHead? Head() =>
        File.Exists(HeadFile)
        && File.ReadAllText(HeadFile).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            is [var count, var hash]
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SealHead(number, hash)
            : null;

    /// <summary>Writes the head down, whatever stood there: only <see cref="Sealer"/> and a restore, which knows why, do this.</summary>
    public void WriteHead(SealHead head) =>
        PrivateFile.Write(
            HeadFile,
            string.Create(CultureInfo.InvariantCulture, $"{head.Count} {head.Hash}\n"),
            replace: true
        );

    public LastVerification? Verified()
    {
        try
        {
            return File.Exists(VerifiedFile)
                ? JsonSerializer.Deserialize<LastVerification>(File.ReadAllText(VerifiedFile))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void WriteVerified(LastVerification verification) =>
        PrivateFile.Write(VerifiedFile, JsonSerializer.Serialize(verification), replace: true);

    /// <summary>Keeps other programs from writing the head meanwhile; null where another one does so for too long.</summary>
    internal IDisposable? TakeTurn()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                return new FileStream(HeadFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(10);
            }
        }

        return null;
    }
}
