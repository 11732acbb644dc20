using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Web.Commands;
using DieuHanh.Web;
using DieuHanh.Web.Commands;
using Npgsql;

namespace DieuHanh.Tests.Kernel.Backups;

/// <summary>From SQLite to PostgreSQL, with the sample office: every kind of row there is.</summary>
[Trait("engine", "postgres")]
public sealed class MoveTests(MoveTests.Province province) : IClassFixture<MoveTests.Province>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_arrives_with_its_count_and_hash_and_the_source_is_untouched()
    {
        var before = await Hash(province.File);
        var target = Databases.Empty();

        var said = await Said.By("db", "move", "--data", province.Folder, "--connection", target.Connection);

        said.Code.ShouldBe(ExitCode.Done, said.Error);
        said.Output.ShouldContain("đều khớp");
        said.Lines.Count(l => l.StartsWith("tasks_", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        (await Hash(province.File)).ShouldBe(before);
        Schema.Upgrade(target, Office.Modules).ShouldBeEmpty();

        // The engine's own search works on what arrived.
        await using var world = new RestoredWorld(target, province.Folder);
        await world.InitializeAsync();
        var found = await world.In(s =>
            Task.FromResult(((KernelDb)s.GetService(typeof(KernelDb))!).SearchParts.Count())
        );
        found.ShouldBeGreaterThan(0);

        var again = await Said.By("db", "move", "--data", province.Folder, "--connection", target.Connection);
        again.Code.ShouldBe(ExitCode.Refused);
        again.Error.ShouldContain("không trống");
    }

    [Fact]
    public async Task A_backup_goes_from_one_engine_to_the_other_and_back()
    {
        var source = Database.InFolder(province.Folder);
        var first = await Backup(source, province.Folder);
        var (postgres, data) = (Databases.Empty(), Place("there"));
        (await BackupWorld.Restore(first.Snapshot, (postgres, data))).Audit.ShouldBe(first.Manifest.Audit);

        var second = await Backup(postgres, data);
        second.Manifest.Digests.ShouldBe(first.Manifest.Digests);
        var home = Place("home");
        (await BackupWorld.Restore(second.Snapshot, (Database.InFolder(home), home))).Audit.ShouldBe(
            first.Manifest.Audit
        );
    }

    [Fact]
    public async Task An_office_that_is_open_is_not_moved()
    {
        using var open = OpenOffice.Hold(Database.InFolder(province.Folder));
        var said = await Said.By("db", "move", "--data", province.Folder, "--connection", Databases.Empty().Connection);
        said.Code.ShouldBe(ExitCode.Refused);
        said.Error.ShouldContain("Văn phòng đang mở");
    }

    [Fact]
    public async Task Both_engines_have_the_same_tables_with_the_same_columns()
    {
        var (sqlite, postgres) = (Database.InFolder(Place("shape")), Databases.Empty());
        Schema.Upgrade(sqlite, Office.Modules);
        Schema.Upgrade(postgres, Office.Modules);
        var taken = await Backup(sqlite, Place("shape"));
        var other = await Backup(postgres, Place("shape"));
        taken.Manifest.Tables.Count.ShouldBeGreaterThan(30);
        var (one, two) = (taken.Manifest.Tables.Select(Described), other.Manifest.Tables.Select(Described));
        one.Except(two).Concat(two.Except(one)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_reference_between_rows_waits_for_the_end_of_the_transaction()
    {
        var database = Databases.New();
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            "select count(*) filter (where condeferred), count(*) from pg_constraint where contype = 'f'",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        await reader.ReadAsync(Cancel);
        reader.GetInt64(1).ShouldBeGreaterThan(10);
        reader.GetInt64(0).ShouldBe(reader.GetInt64(1), "tables are filled in the order of their names");
    }

    private static string Described(TableShape table) =>
        $"{table.Name}({string.Join(", ", table.Columns.Select(c => $"{c.Name} {c.Kind}"))}) by {string.Join(", ", table.Key)}";

    private static string Place(string name) =>
        Path.Combine(Databases.Folder, $"move-{name}-{Guid.CreateVersion7():N}");

    private static Task<TakeBackup.Taken> Backup(Database database, string data) =>
        TakeBackup.To(
            Place("backup"),
            database,
            data,
            Office.Modules,
            null,
            null,
            TimeProvider.System,
            _ => { },
            Cancel
        );

    private static async Task<string> Hash(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(stream, Cancel));
    }

    /// <summary>The sample of a province, in a folder as a person keeps it.</summary>
    public sealed class Province : IAsyncLifetime
    {
        public string Folder { get; } = Place("province");
        public string File => Path.Combine(Folder, "dieuhanh.db");

        public async ValueTask InitializeAsync()
        {
            var said = await Said.By("sample", "load", "province", "--data", Folder);
            said.Code.ShouldBe(ExitCode.Done, said.Error);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
