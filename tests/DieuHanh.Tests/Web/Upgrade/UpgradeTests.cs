using System.Formats.Tar;
using System.IO.Compression;
using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel.Backups;
using DieuHanh.Tests.Web.Commands;
using DieuHanh.Web;
using DieuHanh.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Web.Upgrade;

/// <summary>An office of an earlier version, opened by this one: nothing is lost, and its people find their pages.</summary>
public sealed class UpgradeTests
{
    private const string SamplePassword = "vanphongmau";

    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Web", "Upgrade", "Fixtures");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Versions that left their office here.</summary>
    public static TheoryData<string> Versions =>
        [
            .. System
                .IO.Directory.EnumerateFiles(Fixtures, "*.backup.tar.gz")
                .Select(f => Path.GetFileName(f)[..^".backup.tar.gz".Length]),
        ];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_backup_of_an_earlier_version_is_restored_upgraded_and_opened(string version)
    {
        var backup = await Unpacked(version);
        var data = Fresh("upgraded");
        var target = Databases.Engine is Engine.Sqlite ? Database.InFolder(data) : Databases.Empty();

        var restored = await BackupWorld.Restore(backup, (target, data));

        restored.Manifest.Program.ShouldStartWith(version);
        await Holds(target, restored.Manifest);
        await Opens(target, data);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("engine", "sqlite")]
    public async Task The_file_of_an_earlier_version_is_upgraded_where_it_lies(string version)
    {
        var data = Fresh("file");
        var database = Database.InFolder(data);
        await using (var packed = File.OpenRead(Path.Combine(Fixtures, $"{version}.db.br")))
        await using (var unpacked = new BrotliStream(packed, CompressionMode.Decompress))
        await using (var file = File.Create(Path.Combine(data, "dieuhanh.db")))
        {
            await unpacked.CopyToAsync(file, Cancel);
        }

        var said = await Said.By("db", "upgrade", "--data", data);

        said.Code.ShouldBe(ExitCode.Done, said.Error);
        var manifest = await Manifest.Read(
            System.IO.Directory.EnumerateDirectories(await Unpacked(version), "*Z").Single(),
            Cancel
        );
        said.Lines.ShouldNotContain(l => manifest.Scripts.Any(s => s.Name == l), "no step runs twice");
        if (version == "0.1.0")
        {
            var state = await Said.By("search", "state", "--data", data);
            state.Lines[^1].ShouldStartWith("Chỉ mục còn theo cách của phiên bản trước");
        }

        await Holds(database, manifest);
        await Opens(database, data);
    }

    [Fact]
    [Trait("engine", "sqlite")]
    public async Task A_newer_database_is_refused_by_every_command_and_left_as_it_was()
    {
        var data = Fresh("newer");
        (await Said.By("db", "upgrade", "--data", data)).Code.ShouldBe(ExitCode.Done);
        await using (var connection = new SqliteConnection(Database.InFolder(data).Connection))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText =
                $"insert into {Schema.Journal} (scriptname, applied) values ('Kernel/9999-later.sql', '2030-01-01')";
            await command.ExecuteNonQueryAsync(Cancel);

            // A record that waits to be sealed by the program that wrote it.
            command.CommandText =
                "insert into kernel_audit (id, at, actor_name, action, thing, thing_id, whole_id, changes) values ('01A21CCF-3690-7000-9577-E142F04FABBA', '2030-01-01', 'X', 'X', 'X', '01A21CCF-3690-7000-9577-E142F04FABBA', '01A21CCF-3690-7000-9577-E142F04FABBA', '{}')";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var before = await Waiting();
        before.ShouldBe(1);

        foreach (
            var command in new string[][]
            {
                ["serve", "--no-sample", "--port", "1"],
                ["db", "upgrade"],
                ["calendar", "explain", "20/11/2026", "1"],
                ["user", "add", "x", "--name", "X", "--role", "clerk"],
                ["sample", "load"],
                ["backup", "--to", Fresh("newer-backup")],
                ["search", "reindex"],
                ["audit", "new-key"],
                ["audit", "head", "--accept", "Thử"],
            }
        )
        {
            var said = await Said.By([.. command, "--data", data]);
            said.Code.ShouldBe(ExitCode.Refused, string.Join(' ', command));
            said.Error.ShouldContain("Kernel/9999-later.sql");
            (await Waiting()).ShouldBe(before, string.Join(' ', command));
        }

        async Task<long> Waiting()
        {
            await using var connection = new SqliteConnection(Database.InFolder(data).Connection);
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from kernel_unsealed";
            return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }

    // Every table of the old version still has the rows it had; a script that moves rows elsewhere names its table here with its reason.
    private static async Task Holds(Database database, Manifest before)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Cancel);
        before.Digests.Sum(d => d.Rows).ShouldBeGreaterThan(1_000);

        // The index in its first form: 0120 makes parts of its rows.
        foreach (var table in before.Digests.Where(d => d.Name != "kernel_search"))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select count(*) from {table.Name}";
            var rows = Convert.ToInt64(await command.ExecuteScalarAsync(Cancel));
            rows.ShouldBeGreaterThanOrEqualTo(table.Rows, table.Name);
        }
    }

    private static async Task Opens(Database database, string data)
    {
        await using var world = new RestoredWorld(database, data);
        await world.InitializeAsync();

        // Accounts of a sample sign in on the machine itself only; here they stand for those of an office.
        await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Set<Account>()
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.IsSample, false), Cancel)
        );
        var visitor = await Visitor.SignedIn(world, "quantri", SamplePassword);
        foreach (var url in new[] { "/", "/agencies", "/people", "/notices", "/search?q=bao+cao" })
        {
            var page = await visitor.Follow(await visitor.Get(url));
            page.Status.ShouldBe(200, url);
        }
    }

    private static async Task<string> Unpacked(string version)
    {
        var folder = System.IO.Directory.CreateDirectory(Fresh("backup")).FullName;
        await using var packed = File.OpenRead(Path.Combine(Fixtures, $"{version}.backup.tar.gz"));
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unpacked, folder, overwriteFiles: false, Cancel);
        return folder;
    }

    private static string Fresh(string name) =>
        Path.Combine(Databases.Folder, $"upgrade-{name}-{Guid.CreateVersion7():N}");
}
