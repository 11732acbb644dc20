using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace DieuHanh.Kernel.Data;

/// <summary>The database program an installation stands on; both give the same answers.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where the office keeps its rows. SQLite needs nothing installed; PostgreSQL is for an office that outgrows one machine.</summary>
public sealed class Database
{
    private Database(Engine engine, string connection) => (Engine, Connection) = (engine, connection);

    public Engine Engine { get; }
    public string Connection { get; }

    /// <summary>The file <c>dieuhanh.db</c> in a folder, which is made when it is missing.</summary>
    public static Database InFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        return SqliteFile(Path.Combine(folder, "dieuhanh.db"));
    }

    public static Database SqliteFile(string file) =>
        new(
            Engine.Sqlite,
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                ForeignKeys = true,
                DefaultTimeout = 30,
                Pooling = true,
            }.ToString()
        );

    /// <param name="connection">An Npgsql connection string.</param>
    public static Database PostgreSql(string connection) =>
        new(Engine.PostgreSql, new NpgsqlConnectionStringBuilder(connection) { IncludeErrorDetail = false }.ToString());

    public void Configure(DbContextOptionsBuilder options)
    {
        _ =
            Engine is Engine.Sqlite
                ? options.UseSqlite(Connection).AddInterceptors(SqliteSettings.Instance)
                : options.UseNpgsql(Connection);

        // Rows are cut without an order only to be counted up to a bound; an order would have the database sort them all first.
        options
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(BatchInterceptor.Instance)
            .ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        if (KillPoint.Counted)
        {
            options.AddInterceptors(new KillPoint.OfDatabase());
        }
    }

    public System.Data.Common.DbConnection Connect() =>
        Engine is Engine.Sqlite ? new SqliteConnection(Connection) : new NpgsqlConnection(Connection);
}
