using System.Data.Common;
using Npgsql;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// While rows are carried over, what the tables do by themselves when a row comes or goes is still: it was done where they come from, and a
/// fence that lets nothing be removed would keep the tables from being emptied first. What fills a full-text index goes on, since the
/// index is not carried.
/// </summary>
internal sealed class Triggers
{
    private readonly DbConnection connection;
    private readonly List<string> wake;

    private Triggers(DbConnection connection, List<string> wake) => (this.connection, this.wake) = (connection, wake);

    /// <summary>In the transaction that is open on <paramref name="connection"/>.</summary>
    public static async Task<Triggers> Still(
        DbConnection connection,
        IReadOnlyList<TableShape> tables,
        CancellationToken cancel
    )
    {
        if (connection is NpgsqlConnection)
        {
            var names = tables.Select(t => LiveRows.Quoted(t.Name)).ToList();
            foreach (var name in names)
            {
                await Execute(connection, $"alter table {name} disable trigger user", cancel);
            }

            // References that were left to the end of the transaction are looked at first: a table with such an event is not altered.
            return new Triggers(
                connection,
                ["set constraints all immediate", .. names.Select(n => $"alter table {n} enable trigger user")]
            );
        }

        var made = new Dictionary<string, string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText =
                @"select name, sql from sqlite_master where type = 'trigger' and sql not like '%\_fts%' escape '\'";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                made[reader.GetString(0)] = reader.GetString(1);
            }
        }

        foreach (var name in made.Keys)
        {
            await Execute(connection, $"drop trigger {LiveRows.Quoted(name)}", cancel);
        }

        return new Triggers(connection, [.. made.Values]);
    }

    /// <summary>They work again, before the transaction is committed.</summary>
    public async Task Wake(CancellationToken cancel)
    {
        foreach (var sql in wake)
        {
            await Execute(connection, sql, cancel);
        }
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
