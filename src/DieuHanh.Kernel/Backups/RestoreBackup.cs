using System.Reflection;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Puts a backup into an empty place, on either engine, whichever it came from. Everything is compared with the manifest before the
/// office can be opened; one cut off begins again.
/// </summary>
public static class RestoreBackup
{
    /// <summary>What was restored.</summary>
    /// <param name="Upgraded">Scripts that brought the tables from the version of the backup to this one.</param>
    public sealed record Restored(string Snapshot, Manifest Manifest, AuditHead Audit, IReadOnlyList<string> Upgraded);

    /// <exception cref="RefusedException">The place is not empty, the backup is of a newer program, or something is not what it was.</exception>
    public static async Task<Restored> From(
        string named,
        Database target,
        string data,
        IReadOnlyCollection<Assembly> modules,
        string? keysFrom,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        var (folder, snapshot) = BackupFolder.Find(named);
        var manifest = await VerifyBackup.Readable(snapshot, cancel);
        WhyNot(manifest, target, data, modules, keysFrom).Refuse();
        FreeSpace.MustHold(data, manifest.Files.Bytes);

        var place = Restoring.Begin(target);
        await using var rows = new BackupRows(snapshot, manifest);
        var arrived = await RowFill.Into(place, rows, modules, tell, cancel);
        RowFill.Compare(manifest.Digests, arrived);
        var audit = AuditHead.Of(arrived);
        new Reasons().When(audit != manifest.Audit, "Nhật ký không kết thúc ở nơi bản sao lưu ghi.").Refuse();

        tell(T["Chép {0} tệp…", manifest.Files.Count]);
        await Files(folder, snapshot, manifest, Path.Combine(data, "files"), cancel);
        await Beside(snapshot, manifest, data, keysFrom, cancel);
        Restoring.End(target);
        return new Restored(snapshot, manifest, audit, Schema.Upgrade(target, modules));
    }

    private static Reasons WhyNot(
        Manifest manifest,
        Database target,
        string data,
        IReadOnlyCollection<Assembly> modules,
        string? keysFrom
    )
    {
        var newer = Schema.Unknown(manifest.Scripts, target.Engine, modules);
        var again = Restoring.IsUnfinished(target);
        var reasons = new Reasons()
            .When(
                newer.Count > 0,
                "Bản sao lưu do phiên bản mới hơn của chương trình ({0}) tạo; hãy khôi phục bằng phiên bản đó.",
                manifest.Program
            )
            .When(
                !again && Restoring.IsInUse(target),
                "Cơ sở dữ liệu ở nơi khôi phục không trống; khôi phục không bao giờ ghi đè."
            );
        if (!again && System.IO.Directory.Exists(data))
        {
            var there = System
                .IO.Directory.EnumerateFileSystemEntries(data)
                .Select(e => Path.GetFileName(e)!)
                .Where(name => !OpenOffice.IsLock(name))
                .Take(5)
                .ToList();
            reasons.When(there.Count > 0, "Thư mục {0} không trống: {1}.", data, string.Join(", ", there));
        }

        foreach (var key in manifest.Beside.Where(b => b.Apart))
        {
            reasons.When(
                keysFrom is null || !File.Exists(Path.Combine(keysFrom, Path.GetFileName(key.Name))),
                "Khóa {0} được cất riêng; chỉ nơi cất bằng --keys-from.",
                key.Name
            );
        }

        return reasons;
    }

    private static async Task Files(
        BackupFolder folder,
        string snapshot,
        Manifest manifest,
        string files,
        CancellationToken cancel
    )
    {
        var lost = manifest.Files.Lost.ToHashSet(StringComparer.Ordinal);
        var faults = new Reasons();
        await foreach (var file in CarriedFile.In(snapshot, manifest, cancel))
        {
            if (lost.Contains(file.Hash))
            {
                continue;
            }

            var from = folder.PlaceOf(file.Hash);
            var whole =
                File.Exists(from)
                && (await Durable.Copy(from, FileStore.PlaceOf(files, file.Hash), file.Hash, cancel)).Sha256
                    == file.Hash;
            faults.When(!whole, "Tệp {0} thiếu hoặc đã hỏng.", file.Hash);
        }

        faults.Refuse();
    }

    private static async Task Beside(
        string snapshot,
        Manifest manifest,
        string data,
        string? keysFrom,
        CancellationToken cancel
    )
    {
        var faults = new Reasons();
        foreach (var beside in manifest.Beside)
        {
            var name = Path.GetFileName(beside.Name);
            var from = Path.Combine(beside.Apart ? keysFrom! : Path.Combine(snapshot, "beside"), name);
            var (_, hash) = await Durable.Copy(from, Path.Combine(data, name), beside.Sha256, cancel);
            faults.When(hash != beside.Sha256, "Tệp {0} thiếu hoặc đã hỏng.", name);
        }

        faults.Refuse();
    }
}
