using DieuHanh.Kernel.Data;
using DieuHanh.Web;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Tests.House;

/// <summary>
/// A fresh database with all tables for each world, on the engine the run is for (DIEUHANH_TEST_ENGINE). The tables are made once and
/// copied: a file on SQLite, a template database on PostgreSQL.
/// </summary>
public static class Databases
{
    private static readonly Lazy<Database> Template = new(MakeTemplate);
    private static int made;

    public static Engine Engine { get; } =
        Environment.GetEnvironmentVariable("DIEUHANH_TEST_ENGINE") == "postgres" ? Engine.PostgreSql : Engine.Sqlite;

    /// <summary>Removed when the run ends.</summary>
    public static string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("dieuhanh-tests-").FullName;

    private static string Admin =>
        Environment.GetEnvironmentVariable("DIEUHANH_TEST_PG")
        ?? throw new InvalidOperationException("DIEUHANH_TEST_PG names no PostgreSQL server.");

    static Databases() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(Folder, recursive: true);

    public static Database New()
    {
        var number = Interlocked.Increment(ref made);
        if (Engine is Engine.Sqlite)
        {
            var file = Path.Combine(Folder, $"{number}.db");
            lock (Template)
            {
                _ = Template.Value;
                File.Copy(Path.Combine(Folder, "template.db"), file);
            }

            return Database.SqliteFile(file);
        }

        var name = $"world_{Environment.ProcessId}_{number}";
        lock (Template)
        {
            // A template may have no other connections while it is copied. File by file is twice as fast as through the log.
            var template = new NpgsqlConnectionStringBuilder(Template.Value.Connection).Database;
            Run($"create database {name} template {template} strategy file_copy");
        }

        return Named(name);
    }

    /// <summary>An empty database without any table, for tests of the upgrade itself.</summary>
    public static Database Empty()
    {
        var number = Interlocked.Increment(ref made);
        if (Engine is Engine.Sqlite)
        {
            return Database.SqliteFile(Path.Combine(Folder, $"empty-{number}.db"));
        }

        var name = $"empty_{Environment.ProcessId}_{number}";
        Run($"create database {name}");
        return Named(name);
    }

    private static Database MakeTemplate()
    {
        Database database;
        if (Engine is Engine.Sqlite)
        {
            database = Database.SqliteFile(Path.Combine(Folder, "template.db"));
        }
        else
        {
            var name = $"template_{Environment.ProcessId}";
            Run($"create database {name}");
            database = Named(name);
        }

        Schema.Upgrade(database, Office.Modules);
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return database;
    }

    private static Database Named(string name) =>
        Database.PostgreSql(
            new NpgsqlConnectionStringBuilder(Admin)
            {
                Database = name,
                MaxPoolSize = 8,

                // Sixty-four clerks take turns at eight connections, on a machine that may have more to do.
                Timeout = 120,

                // Worlds come and go; what one of them opened is not held for minutes after its tests.
                ConnectionIdleLifetime = 10,
                ConnectionPruningInterval = 5,
            }.ToString()
        );

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Admin);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
