using System.Data.Common;
using System.Globalization;
using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Domain;
using Npgsql;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// Brings the tables up to this version of the program: each module's <c>NNNN-name.sql</c>, once each, in order, in a transaction of its
/// own. Nodes that start together wait for one another.
/// </summary>
public static class Schema
{
    /// <summary>The table in which the engine keeps which scripts ran.</summary>
    public const string Journal = "kernel_schema";

    private const long AdvisoryLock = 0x4469_6575_4861_6E68; // "DieuHanh"

    /// <summary>Applies what is missing and answers the names of the scripts that ran.</summary>
    /// <param name="modules">In the order in which their scripts run; the Kernel comes first by itself.</param>
    /// <exception cref="InvalidOperationException">A script failed; nothing of it was kept.</exception>
    /// <exception cref="RefusedException">A newer version of the program has been here: this one would not know what its tables mean.</exception>
    public static IReadOnlyList<string> Upgrade(Database database, IEnumerable<Assembly> modules)
    {
        Restoring.RefuseUnfinished(database);
        return Run(database, modules, only: null);
    }

    /// <summary>Makes the tables as they were after these scripts, for rows of that time; the rest runs when the rows are there.</summary>
    internal static void MakeAs(Database database, IEnumerable<Assembly> modules, IReadOnlySet<string> scripts) =>
        Run(database, modules, scripts);

    private static IReadOnlyList<string> Run(
        Database database,
        IEnumerable<Assembly> modules,
        IReadOnlySet<string>? only
    )
    {
        using var turn = TakeTurn(database);
        var engine = Builder(database)
            .WithScripts(Scripts(database.Engine, modules).Where(s => only?.Contains(s.Name) != false))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new Quiet())
            .Build();
        RefuseUnknown(engine.GetExecutedButNotDiscoveredScripts());
        var result = engine.PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new InvalidOperationException(
                $"Script {result.ErrorScript?.Name} failed: {result.Error.Message}",
                result.Error
            );
    }

    /// <summary>The database has this table already.</summary>
    public static bool Knows(Database database, string table)
    {
        using var connection = database.Connect();
        if (connection is Microsoft.Data.Sqlite.SqliteConnection && !File.Exists(connection.DataSource))
        {
            return false; // Asking does not make it.
        }

        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            database.Engine is Engine.Sqlite
                ? "select 1 from sqlite_master where type = 'table' and name = @table"
                : "select 1 from pg_tables where schemaname = 'public' and tablename = @table";
        var name = command.CreateParameter();
        (name.ParameterName, name.Value) = ("table", table);
        command.Parameters.Add(name);
        return command.ExecuteScalar() is not null;
    }

    /// <summary>The scripts that ran in a database, in their order; none where it has no tables.</summary>
    public static async Task<IReadOnlyList<AppliedScript>> Applied(
        DbConnection connection,
        Engine engine,
        CancellationToken cancel = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            engine is Engine.Sqlite
                ? $"select count(*) from sqlite_master where name = '{Journal}'"
                : $"select count(*) from pg_tables where schemaname = 'public' and tablename = '{Journal}'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 0)
        {
            return [];
        }

        command.CommandText = $"select scriptname, applied from {Journal} order by 2, 1";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new List<AppliedScript>();
        while (await reader.ReadAsync(cancel))
        {
            applied.Add(
                new AppliedScript(reader.GetString(0), DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc))
            );
        }

        return applied;
    }

    /// <summary>Names of scripts that this version of the program does not have.</summary>
    public static IReadOnlyList<string> Unknown(
        IEnumerable<AppliedScript> applied,
        Engine engine,
        IEnumerable<Assembly> modules
    ) => [.. applied.Select(a => a.Name).Except(Scripts(engine, modules).Select(s => s.Name))];

    /// <summary>For a command that reads without bringing the tables up to date.</summary>
    /// <exception cref="RefusedException">A newer version of the program has been here.</exception>
    public static async Task RefuseNewer(
        Database database,
        IEnumerable<Assembly> modules,
        CancellationToken cancel = default
    )
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        RefuseUnknown(Unknown(await Applied(connection, database.Engine, cancel), database.Engine, modules));
    }

    private static void RefuseUnknown(IReadOnlyCollection<string> unknown) =>
        new Reasons()
            .When(
                unknown.Count > 0,
                "Cơ sở dữ liệu đã được một phiên bản mới hơn của chương trình sử dụng ({0}). Hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu trước khi nâng cấp.",
                string.Join(", ", unknown)
            )
            .Refuse();

    private static UpgradeEngineBuilder Builder(Database database) =>
        database.Engine is Engine.Sqlite
            ? DeployChanges.To.SqliteDatabase(database.Connection).JournalToSqliteTable(Journal)
            : DeployChanges.To.PostgresqlDatabase(database.Connection).JournalToPostgresqlTable("public", Journal);

    private static List<SqlScript> Scripts(Engine engine, IEnumerable<Assembly> modules)
    {
        var (own, other) = engine is Engine.Sqlite ? (".sqlite.sql", ".pg.sql") : (".pg.sql", ".sqlite.sql");
        var scripts = new List<SqlScript>();
        foreach (var module in modules.Prepend(typeof(Schema).Assembly).Distinct())
        {
            var names = module
                .GetManifestResourceNames()
                .Where(n =>
                    n.StartsWith("schema/", StringComparison.Ordinal) && !n.EndsWith(other, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal);
            foreach (var name in names)
            {
                using var reader = new StreamReader(module.GetManifestResourceStream(name)!);

                // A script that differs between engines is one step: its journal name is the same on both.
                var step = name["schema/".Length..].Replace(own, ".sql", StringComparison.Ordinal);
                scripts.Add(
                    new SqlScript(
                        $"{module.GetName().Name!.Split('.')[^1]}/{step}",
                        reader.ReadToEnd(),
                        new SqlScriptOptions { RunGroupOrder = scripts.Count }
                    )
                );
            }
        }

        return scripts;
    }

    private static IDisposable TakeTurn(Database database)
    {
        if (database.Engine is Engine.Sqlite)
        {
            var file =
                new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.Connection).DataSource + ".upgrade";
            for (var tries = 0; ; tries++)
            {
                try
                {
                    return new FileStream(
                        file,
                        FileMode.OpenOrCreate,
                        FileAccess.ReadWrite,
                        FileShare.None,
                        1,
                        FileOptions.DeleteOnClose
                    );
                }
                catch (IOException) when (tries < 600)
                {
                    Thread.Sleep(100);
                }
            }
        }

        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false }.ToString()
        );
        connection.Open();
        using var command = new NpgsqlCommand($"select pg_advisory_lock({AdvisoryLock})", connection);
        command.CommandTimeout = 300;
        command.ExecuteNonQuery();
        return connection;
    }

    private sealed class Quiet : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) { }

        public void LogDebug(string format, params object[] args) { }

        public void LogInformation(string format, params object[] args) { }

        public void LogWarning(string format, params object[] args) { }

        public void LogError(string format, params object[] args) { }

        public void LogError(Exception ex, string format, params object[] args) { }
    }
}

/// <summary>A script that made or changed tables.</summary>
/// <param name="At">When it ran here, in the time of the machine.</param>
public sealed record AppliedScript(string Name, DateTime At);
