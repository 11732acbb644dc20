using DieuHanh.Kernel.Domain;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Backups;

/// <summary>Reads a backup through: every row of every table, and every byte of every file, against its hash.</summary>
public static class VerifyBackup
{
    /// <summary>What is wrong with it; none where it is whole.</summary>
    public sealed record Found(string Snapshot, Manifest Manifest, string Sha256, Reasons Faults);

    /// <exception cref="RefusedException">There is no whole backup at this place, or it is of another form.</exception>
    public static async Task<Found> In(string named, Action<string> tell, CancellationToken cancel)
    {
        var (folder, snapshot) = BackupFolder.Find(named);
        var manifest = await Readable(snapshot, cancel);
        var faults = new Reasons();
        await using var rows = new BackupRows(snapshot, manifest);
        foreach (var (table, said) in manifest.Tables.Zip(manifest.Digests))
        {
            faults.When(await Differs(rows, table, said, cancel), "Tệp dòng của bảng {0} đã hỏng.", table.Name);
            tell(T["{0}: {1} dòng", table.Name, said.Rows]);
        }

        foreach (var beside in manifest.Beside.Where(b => !b.Apart))
        {
            var place = Path.Combine(snapshot, "beside", Path.GetFileName(beside.Name));
            faults.When(
                !File.Exists(place) || await Durable.Hash(place, cancel) != beside.Sha256,
                "Tệp {0} thiếu hoặc đã hỏng.",
                beside.Name
            );
        }

        // Which files there are is read from the rows: those must be right first.
        if (faults.None)
        {
            await Files(folder, snapshot, manifest, faults, cancel);
        }

        return new Found(
            snapshot,
            manifest,
            await Durable.Hash(Path.Combine(snapshot, Manifest.FileName), cancel),
            faults
        );
    }

    /// <exception cref="RefusedException">It was written in a form that this program does not know.</exception>
    internal static async Task<Manifest> Readable(string snapshot, CancellationToken cancel)
    {
        var manifest = await Manifest.Read(snapshot, cancel);
        new Reasons()
            .When(
                manifest.Format != Manifest.CurrentFormat,
                "Bản sao lưu có dạng {0}; phiên bản này của chương trình chỉ đọc dạng {1}.",
                manifest.Format,
                Manifest.CurrentFormat
            )
            .Refuse();
        return manifest;
    }

    private static async Task<bool> Differs(
        BackupRows rows,
        TableShape table,
        TableDigest said,
        CancellationToken cancel
    )
    {
        try
        {
            return await rows.Digest(table, each: null, cancel) != said;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            return true;
        }
    }

    private static async Task Files(
        BackupFolder folder,
        string snapshot,
        Manifest manifest,
        Reasons faults,
        CancellationToken cancel
    )
    {
        var lost = manifest.Files.Lost.ToHashSet(StringComparer.Ordinal);
        await foreach (var file in CarriedFile.In(snapshot, manifest, cancel))
        {
            var place = folder.PlaceOf(file.Hash);
            if (!lost.Contains(file.Hash))
            {
                faults.When(
                    !File.Exists(place) || await Durable.Hash(place, cancel) != file.Hash,
                    "Tệp {0} thiếu hoặc đã hỏng.",
                    file.Hash
                );
            }
        }
    }
}
