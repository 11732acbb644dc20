using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// A database as it was when this was opened, however much is written meanwhile: one reading transaction over all tables. Writers do not
/// wait for it.
/// </summary>
internal sealed class LiveRows : RowSource
{
    private readonly Engine engine;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private LiveRows(
        Engine engine,
        DbConnection connection,
        DbTransaction transaction,
        IReadOnlyList<TableShape> tables,
        IReadOnlyList<AppliedScript> scripts
    ) =>
        (this.engine, this.connection, this.transaction, Tables, Scripts) = (
            engine,
            connection,
            transaction,
            tables,
            scripts
        );

    public override IReadOnlyList<TableShape> Tables { get; }
    public override IReadOnlyList<AppliedScript> Scripts { get; }

    public static async Task<LiveRows> Open(Database database, CancellationToken cancel)
    {
        DbConnection opened =
            database.Engine is Engine.Sqlite
                ? new SqliteConnection(
                    new SqliteConnectionStringBuilder(database.Connection) { Pooling = false }.ToString()
                )
                : new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(database.Connection)
                    {
                        Pooling = false,
                        CommandTimeout = 0,
                    }.ToString()
                );
        try
        {
            await opened.OpenAsync(cancel);
            var begun = opened is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await opened.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

            // The first thing read fixes the moment for all that follows.
            var scripts = await Schema.Applied(opened, database.Engine, cancel);
            var tables = await TableShapes.Read(opened, database.Engine, cancel);
            return new LiveRows(database.Engine, opened, begun, tables, scripts);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>How much the database takes on the disk.</summary>
    public async Task<long> Size(CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = DiskDay.SizeSql(engine);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(
        TableShape table,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"select {string.Join(", ", table.Columns.Select(c => Quoted(c.Name)))} from {Quoted(table.Name)} order by {string.Join(", ", table.Key.Select(k => Ordered(table, k)))}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        using var line = new RowLine(table);
        while (await reader.ReadAsync(cancel))
        {
            yield return line.Of(reader);
        }
    }

    // By bytes and with nulls first, as SQLite does it; the office's own collation would part the two engines.
    private string Ordered(TableShape table, string column) =>
        engine is Engine.Sqlite ? Quoted(column)
        : table.Columns.First(c => c.Name == column).Kind is CellKind.Text
            ? $"{Quoted(column)} collate \"C\" nulls first"
        : $"{Quoted(column)} nulls first";

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
