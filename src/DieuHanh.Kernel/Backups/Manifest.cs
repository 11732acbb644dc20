using System.Text.Json;
using System.Text.Json.Serialization;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// What a backup says of itself. It is written last: a folder without it is no backup. It holds the digest of everything beside it, so
/// whoever keeps its own SHA-256 elsewhere can tell that nothing was changed.
/// </summary>
public sealed record Manifest
{
    public const string FileName = "manifest.json";

    /// <summary>The form of the backup; this program reads only this one.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required int Format { get; init; }

    /// <summary>The version of the program that wrote it.</summary>
    public required string Program { get; init; }

    /// <summary>When its rows were read, in UTC.</summary>
    public required DateTime At { get; init; }
    public required Engine Engine { get; init; }
    public required IReadOnlyList<AppliedScript> Scripts { get; init; }
    public required IReadOnlyList<TableShape> Tables { get; init; }
    public required IReadOnlyList<TableDigest> Digests { get; init; }
    public required AuditHead Audit { get; init; }
    public required CarriedFiles Files { get; init; }

    /// <summary>What lay beside the database in the folder of data.</summary>
    public required IReadOnlyList<FileBeside> Beside { get; init; }

    public static async Task<Manifest> Read(string folder, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, FileName));
        return await JsonSerializer.DeserializeAsync<Manifest>(stream, Json, cancel)
            ?? throw new JsonException("An empty manifest.");
    }

    internal async Task Write(string folder, CancellationToken cancel)
    {
        await using var stream = new FileStream(Path.Combine(folder, FileName), OwnerOnly.Writing(FileMode.CreateNew));
        await JsonSerializer.SerializeAsync(stream, this, Json, cancel);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>The files of documents that rows speak of.</summary>
/// <param name="Lost">Hashes of files that were not in the office itself when the backup was made, or no longer what their name says.</param>
public sealed record CarriedFiles(long Count, long Bytes, IReadOnlyList<string> Lost);

/// <summary>A file beside the database.</summary>
/// <param name="Apart">It was put elsewhere: a key that must not lie with what it seals.</param>
public sealed record FileBeside(string Name, long Size, string Sha256, bool Apart);
