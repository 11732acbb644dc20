using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Npgsql.Schema;
using NpgsqlTypes;

namespace DieuHanh.Kernel.Backups;

/// <summary>Fills one table with the rows sent for it, the way its engine takes many at once.</summary>
internal static class TableFill
{
    /// <returns>What was sent, to be compared with what is there afterwards.</returns>
    public static Task<TableDigest> Into(
        DbConnection connection,
        TableShape table,
        RowSource source,
        CancellationToken cancel
    ) =>
        connection is NpgsqlConnection postgres
            ? Copy(postgres, table, source, cancel)
            : Insert((SqliteConnection)connection, table, source, cancel);

    private static async Task<TableDigest> Copy(
        NpgsqlConnection connection,
        TableShape table,
        RowSource source,
        CancellationToken cancel
    )
    {
        var types = await Types(connection, table, cancel);
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {LiveRows.Quoted(table.Name)} ({Columns(table)}) from stdin (format binary)",
            cancel
        );
        copy.Timeout = Timeout.InfiniteTimeSpan;
        using var line = new RowLine(table);
        var digest = await source.Digest(
            table,
            async bytes =>
            {
                var values = line.Values(bytes.Span);
                await copy.StartRowAsync(cancel);
                for (var i = 0; i < values.Length; i++)
                {
                    await (
                        values[i] switch
                        {
                            null => copy.WriteNullAsync(cancel),
                            long n when types[i] is NpgsqlDbType.Integer => copy.WriteAsync((int)n, types[i], cancel),
                            long n when types[i] is NpgsqlDbType.Smallint => copy.WriteAsync(
                                (short)n,
                                types[i],
                                cancel
                            ),
                            var value => copy.WriteAsync<object>(value, types[i], cancel),
                        }
                    );
                }
            },
            cancel
        );
        await copy.CompleteAsync(cancel);
        return digest;
    }

    private static async Task<NpgsqlDbType[]> Types(
        NpgsqlConnection connection,
        TableShape table,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(
            $"select {Columns(table)} from {LiveRows.Quoted(table.Name)} limit 0",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return
        [
            .. (await reader.GetColumnSchemaAsync(cancel)).Cast<NpgsqlDbColumn>().Select(c => c.NpgsqlDbType!.Value),
        ];
    }

    private static async Task<TableDigest> Insert(
        SqliteConnection connection,
        TableShape table,
        RowSource source,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        var parameters = table
            .Columns.Select((_, i) => command.Parameters.AddWithValue($"@{i}", DBNull.Value))
            .ToList();
        command.CommandText =
            $"insert into {LiveRows.Quoted(table.Name)} ({Columns(table)}) values ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        using var line = new RowLine(table);
        return await source.Digest(
            table,
            bytes =>
            {
                foreach (var (parameter, value) in parameters.Zip(line.Values(bytes.Span)))
                {
                    parameter.Value = value ?? DBNull.Value;
                    parameter.ResetSqliteType();
                }

                command.ExecuteNonQuery();
                return ValueTask.CompletedTask;
            },
            cancel
        );
    }

    private static string Columns(TableShape table) =>
        string.Join(", ", table.Columns.Select(c => LiveRows.Quoted(c.Name)));
}
