using DieuHanh.Kernel.Data;
using Npgsql;

namespace DieuHanh.Browser.House;

/// <summary>The data of one office: a folder, and on PostgreSQL a database beside it.</summary>
public sealed class Store : IAsyncDisposable
{
    private static int made;
    private readonly string? database;

    private Store(Engine engine, string folder, string? database) =>
        (Engine, Folder, this.database) = (engine, folder, database);

    public Engine Engine { get; }
    public string Folder { get; }

    /// <summary>The options that make the program use it.</summary>
    public IEnumerable<string> Options =>
        database is null ? ["--data", Folder] : ["--data", Folder, "--connection", Connection(database)];

    private static string Server =>
        Environment.GetEnvironmentVariable("DIEUHANH_TEST_PG")
        ?? throw new InvalidOperationException("DIEUHANH_TEST_PG names no PostgreSQL server.");

    public static Task<Store> Empty(Engine engine) => Make(engine, template: null);

    /// <summary>A copy, to be taken while no office uses this one.</summary>
    public async Task<Store> Copy()
    {
        var copy = await Make(Engine, database);
        foreach (var file in System.IO.Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(Folder, recursive: true);
        if (database is not null)
        {
            await Run($"drop database {database} with (force)");
        }
    }

    private static async Task<Store> Make(Engine engine, string? template)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-browser-").FullName;
        if (engine is Engine.Sqlite)
        {
            return new(engine, folder, null);
        }

        var name = $"browser_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await Run($"create database {name} template {template ?? "template1"}");
        return new(engine, folder, name);
    }

    private static string Connection(string name) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
