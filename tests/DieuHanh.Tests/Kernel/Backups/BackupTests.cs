using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.Data.Sqlite;

namespace DieuHanh.Tests.Kernel.Backups;

public sealed class BackupTests(BackupWorld world) : IClassFixture<BackupWorld>
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_under_sixteen_writers_restores_to_the_same_audit_head_and_files()
    {
        var to = world.Folder("backup");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var started = 0;
        var writers = Enumerable
            .Range(0, 16)
            .Select(w =>
                Task.Run(
                    async () =>
                    {
                        var wrote = 0;
                        while (!stop.IsCancellationRequested)
                        {
                            await world.Write($"người {w} lần {wrote++} {Guid.NewGuid()}");
                            Interlocked.Increment(ref started);

                            // As people write: without a breath between, a slow disk is left with thousands of files to remove.
                            await Task.Delay(50, Cancel);
                        }

                        return wrote;
                    },
                    Cancel
                )
            )
            .ToList();
        while (Volatile.Read(ref started) < 32)
        {
            await Task.Delay(10, Cancel);
        }

        var first = await world.BackUp(to);
        var second = await world.BackUp(to);
        await stop.CancelAsync();
        var wrote = (await Task.WhenAll(writers)).Sum();

        second.Manifest.Files.Lost.ShouldBeEmpty();
        second.Copied.ShouldBeLessThan(second.Manifest.Files.Count, "the second copies only what is new");
        (await VerifyBackup.In(first.Snapshot, _ => { }, Cancel)).Faults.ShouldBeEmpty();
        (await VerifyBackup.In(to, _ => { }, Cancel)).Faults.ShouldBeEmpty();

        var place = world.EmptyPlace();
        var restored = await BackupWorld.Restore(to, place);
        restored.Snapshot.ShouldBe(second.Snapshot);
        restored.Audit.ShouldBe(second.Manifest.Audit);
        restored.Audit.Records.ShouldBeGreaterThan(first.Manifest.Audit.Records - 1);

        // The action and its file were one transaction: the backup holds both or neither.
        var (actions, hashes) = await Written(place.Database);
        actions.ShouldBe(hashes.Count);
        actions.ShouldBeInRange(32, wrote);
        foreach (var hash in hashes)
        {
            var bytes = await File.ReadAllBytesAsync(Stored(place.Data, hash), Cancel);
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).ShouldBe(hash);
        }
    }

    [Fact]
    public async Task A_backup_does_not_mind_who_writes_the_head_of_the_chain_meanwhile()
    {
        var to = world.Folder("backup");
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        await using var turn = new FileStream(Path.Combine(world.Data, "seal.head.lock"), options);

        var taken = await world.BackUp(to);

        taken.Manifest.Beside.ShouldNotContain(b => b.Name == "seal.head.lock");
    }

    [Fact]
    public async Task A_restored_office_opens_with_its_people_and_what_it_finds()
    {
        await world.Write("mở lại");
        var to = world.Folder("backup");
        var taken = await world.BackUp(to);
        var place = world.EmptyPlace();
        await BackupWorld.Restore(to, place);

        Schema.Upgrade(place.Database, Office.Modules).ShouldBeEmpty();
        await using var restored = new RestoredWorld(place.Database, place.Data);
        await restored.InitializeAsync();
        var page = await (await restored.As("administrator")).Get(
            "/agencies?q=" + Uri.EscapeDataString("bo tai chinh")
        );
        page.Status.ShouldBe(200);
        page.Text("main").ShouldContain("Bộ Tài chính");

        // The days on which the tables were made came along.
        await using var connection = place.Database.Connect();
        await connection.OpenAsync(Cancel);
        (await Schema.Applied(connection, place.Database.Engine, Cancel))
            .ToDictionary(s => s.Name, s => s.At.ToString("s"))
            .ShouldBe(taken.Manifest.Scripts.ToDictionary(s => s.Name, s => s.At.ToString("s")), ignoreOrder: true);
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_is_none()
    {
        var to = world.Folder("backup");
        var taken = await world.BackUp(to);
        System.IO.Directory.Move(taken.Snapshot, taken.Snapshot + ".partial");

        var refused = await Should.ThrowAsync<RefusedException>(() => VerifyBackup.In(to, _ => { }, Cancel));
        refused.Message.ShouldContain("không có bản sao lưu nào trọn vẹn");
        await Should.ThrowAsync<RefusedException>(() => VerifyBackup.In(taken.Snapshot + ".partial", _ => { }, Cancel));

        var next = await world.BackUp(to);
        System.IO.Directory.Exists(taken.Snapshot + ".partial").ShouldBeFalse("what was cut off is swept away");
        (await VerifyBackup.In(to, _ => { }, Cancel)).Snapshot.ShouldBe(next.Snapshot);
    }

    [Fact]
    public async Task A_changed_byte_is_found_and_not_restored()
    {
        var hash = await world.Write("tệp sẽ hỏng");
        var to = world.Folder("backup");
        var taken = await world.BackUp(to);
        var file = FileStore.PlaceOf(Path.Combine(to, "files"), hash);
        await File.WriteAllTextAsync(file, "tệp đã hỏng", Cancel);

        (await VerifyBackup.In(to, _ => { }, Cancel)).Faults.ShouldHaveSingleItem().ToString().ShouldContain(hash);
        var place = world.EmptyPlace();
        (await Should.ThrowAsync<RefusedException>(() => BackupWorld.Restore(to, place))).Message.ShouldContain(hash);
        Should.Throw<RefusedException>(() => Schema.Upgrade(place.Database, Office.Modules), "half an office is none");

        // Mended, the same place takes it: what was left half done begins again.
        await File.WriteAllTextAsync(file, "tệp sẽ hỏng", Cancel);
        (await BackupWorld.Restore(to, place)).Audit.ShouldBe(taken.Manifest.Audit);
    }

    [Fact]
    public async Task A_row_changed_in_the_backup_is_found()
    {
        var to = world.Folder("backup");
        var taken = await world.BackUp(to);
        var rows = Path.Combine(taken.Snapshot, "rows", "kernel_audit.jsonl.gz");
        await using (var file = File.Create(rows))
        await using (
            var packed = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest)
        ) { }

        (await VerifyBackup.In(to, _ => { }, Cancel))
            .Faults.ShouldHaveSingleItem()
            .ToString()
            .ShouldContain("kernel_audit");
        await Should.ThrowAsync<RefusedException>(() => BackupWorld.Restore(to, world.EmptyPlace()));
    }

    [Fact]
    public async Task Nothing_is_restored_over_an_office_or_into_a_folder_in_use()
    {
        var to = world.Folder("backup");
        await world.BackUp(to);
        var place = world.EmptyPlace();
        await BackupWorld.Restore(to, place);

        var refused = await Should.ThrowAsync<RefusedException>(() => BackupWorld.Restore(to, place));
        refused.Reasons.Count.ShouldBe(2);
        refused.Message.ShouldContain("không trống");
    }

    [Fact]
    public async Task A_backup_and_what_is_restored_from_it_are_read_by_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        var (to, keys) = (world.Folder("backup"), world.Folder("keys"));
        System.IO.Directory.CreateDirectory(world.Data);
        await File.WriteAllTextAsync(Path.Combine(world.Data, "rieng.key"), "khóa", Cancel);
        await world.Write($"riêng {Guid.NewGuid():N}");
        await world.BackUp(to, keys);
        var place = world.EmptyPlace();
        await BackupWorld.Restore(to, place, keys);

        foreach (var folder in new[] { to, keys, place.Data })
        {
            var all = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToList();
            all.Count(e => e is FileInfo).ShouldBeGreaterThan(0);
            all.Where(e => e.Name != ".lock" && (e.UnixFileMode & Others) != UnixFileMode.None)
                .Select(e => e.FullName)
                .ShouldBeEmpty();
        }

        (new DirectoryInfo(to).UnixFileMode & Others).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task Keys_may_be_kept_apart_and_are_asked_for()
    {
        System.IO.Directory.CreateDirectory(world.Data);
        await File.WriteAllTextAsync(Path.Combine(world.Data, "khac.key"), "khóa", Cancel);
        await File.WriteAllTextAsync(Path.Combine(world.Data, "audit.head"), "12 abc", Cancel);
        var (to, keys) = (world.Folder("backup"), world.Folder("keys"));
        var taken = await world.BackUp(to, keysTo: keys);
        System.IO.Directory.EnumerateFiles(to, "*.key", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists(Path.Combine(taken.Snapshot, "beside", "audit.head")).ShouldBeTrue();

        var place = world.EmptyPlace();
        (await Should.ThrowAsync<RefusedException>(() => BackupWorld.Restore(to, place))).Message.ShouldContain(
            "khac.key"
        );
        await BackupWorld.Restore(to, place, keysFrom: keys);
        (await File.ReadAllTextAsync(Path.Combine(place.Data, "khac.key"), Cancel)).ShouldBe("khóa");
        (await File.ReadAllTextAsync(Path.Combine(place.Data, "audit.head"), Cancel)).ShouldBe("12 abc");
    }

    [Fact]
    public async Task Old_backups_and_their_files_are_thinned_out()
    {
        var to = world.Folder("backup");
        await world.BackUp(to);
        var stray = FileStore.PlaceOf(Path.Combine(to, "files"), new string('a', 64));
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        await File.WriteAllTextAsync(stray, "của bản cũ", Cancel);

        var taken = await world.BackUp(to, keep: 1);

        taken.Thinned.ShouldBe(1);
        File.Exists(stray).ShouldBeFalse();
        System.IO.Directory.EnumerateDirectories(to, "*Z").ShouldBe([taken.Snapshot]);
        (await VerifyBackup.In(to, _ => { }, Cancel)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused()
    {
        var to = world.Folder("backup");
        await world.BackUp(to);
        var refused = await Should.ThrowAsync<RefusedException>(async () =>
        {
            var (database, data) = world.EmptyPlace();
            await RestoreBackup.From(to, database, data, [.. Office.Modules.SkipLast(1)], null, _ => { }, Cancel);
        });
        refused.Message.ShouldContain("phiên bản mới hơn");
    }

    private static string Stored(string data, string hash) => FileStore.PlaceOf(Path.Combine(data, "files"), hash);

    private static async Task<(long Actions, List<string> Hashes)> Written(Database database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from kernel_audit where thing = 'BackupWorld' and why like 'người%'";
        var actions = Convert.ToInt64(await command.ExecuteScalarAsync(Cancel));
        command.CommandText = "select hash, size from kernel_file where size > 40";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var hashes = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            hashes.Add(reader.GetString(0));
        }

        return (actions, hashes);
    }
}
