using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>What the sealer and the verifier ask of the database. Written by hand: they work through millions of rows.</summary>
internal static class SealSql
{
    private const long AdvisoryLock = 0x4469_6575_5365_616C; // "DieuSeal"

    private const string Columns =
        "a.id, a.at, a.actor_id, a.actor_name, a.behalf_id, a.action, a.thing, a.thing_id, a.whole_id, a.changes, a.why";

    public static async Task<bool> AnyWaits(DbConnection connection, object after, CancellationToken cancel) =>
        await Scalar(
            connection,
            null,
            "select 1 from kernel_unsealed where audit_id > @after limit 1",
            cancel,
            ("after", after)
        )
            is not null;

    /// <summary>One node seals at a time; the others wait for its transaction.</summary>
    public static Task TakeTurn(DbConnection connection, DbTransaction transaction, CancellationToken cancel) =>
        Scalar(connection, transaction, $"select 1 from pg_advisory_xact_lock({AdvisoryLock})", cancel);

    public static async Task<(SealHead Head, string KeyId)> Last(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            transaction,
            "select number, hash, key_id from kernel_seal order by number desc limit 1"
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? (new SealHead(reader.GetInt64(0), reader.GetString(1)), reader.GetString(2))
            : (SealHead.None, "");
    }

    public static async Task<string?> HashAt(DbConnection connection, long number, CancellationToken cancel) =>
        await Scalar(
            connection,
            null,
            "select hash from kernel_seal where number = @number",
            cancel,
            ("number", number)
        ) as string;

    /// <summary>The next ids of the queue, each with its record and whether it is sealed already.</summary>
    public static async Task<List<SealReading.InQueue>> Waiting(
        DbConnection connection,
        DbTransaction? transaction,
        object after,
        int most,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            transaction,
            $"""
            select u.audit_id, s.number is not null, {Columns}
            from (select audit_id from kernel_unsealed where audit_id > @after order by audit_id limit @most) u
            left join kernel_audit a on a.id = u.audit_id
            left join kernel_seal s on s.audit_id = u.audit_id
            order by u.audit_id
            """,
            ("after", after),
            ("most", most)
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<SealReading.InQueue>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(SealReading.Waiting(reader));
        }

        return rows;
    }

    public static async Task Write(
        DbConnection connection,
        DbTransaction transaction,
        Sealer.Made made,
        CancellationToken cancel
    )
    {
        if (connection is NpgsqlConnection)
        {
            await using var command = Command(
                connection,
                transaction,
                """
                with gone as (delete from kernel_unsealed where audit_id = any(@taken))
                insert into kernel_seal (number, audit_id, sealed_at, key_id, hash)
                select n, i, @at, @key, h from unnest(@numbers, @ids, @hashes) as t(n, i, h)
                """,
                ("taken", made.Taken.ToArray()),
                ("at", made.At),
                ("key", made.KeyId),
                ("numbers", made.Links.Select(l => l.Number).ToArray()),
                ("ids", made.Links.Select(l => l.AuditId).ToArray()),
                ("hashes", made.Links.Select(l => l.Hash).ToArray())
            );
            await command.ExecuteNonQueryAsync(cancel);
            return;
        }

        await using var insert = Command(
            connection,
            transaction,
            "insert into kernel_seal (number, audit_id, sealed_at, key_id, hash) values (@number, @id, @at, @key, @hash)",
            ("number", 0L),
            ("id", Guid.Empty),
            ("at", made.At),
            ("key", made.KeyId),
            ("hash", "")
        );
        foreach (var link in made.Links)
        {
            insert.Parameters["number"].Value = link.Number;
            insert.Parameters["id"].Value = link.AuditId;
            insert.Parameters["hash"].Value = link.Hash;
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await using var delete = Command(
            connection,
            transaction,
            "delete from kernel_unsealed where audit_id = @id",
            ("id", Guid.Empty)
        );
        foreach (var id in made.Taken)
        {
            delete.Parameters["id"].Value = id;
            await delete.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>The next seals after a number, each with its record; no record where that is gone or cannot be read.</summary>
    public static async Task<List<SealReading.Linked>> Links(
        DbConnection connection,
        long after,
        long last,
        int most,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            null,
            $"""
            select s.number, s.audit_id, s.sealed_at, s.key_id, s.hash, {Columns}
            from kernel_seal s left join kernel_audit a on a.id = s.audit_id
            where s.number > @after and s.number <= @last order by s.number limit @most
            """,
            ("after", after),
            ("last", last),
            ("most", most)
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var links = new List<SealReading.Linked>();
        while (await reader.ReadAsync(cancel))
        {
            links.Add(SealReading.Link(reader));
        }

        return links;
    }

    /// <summary>Up to which moment the office is known to have gone on: the last seal, or the last record that has none.</summary>
    /// <param name="now">Later ones do not count: the clock may have been put back.</param>
    public static async Task<DateTime?> WentOn(DbConnection connection, DateTime now, CancellationToken cancel)
    {
        await using var command = Command(
            connection,
            null,
            """
            select max(t.at) from (
              select a.at from kernel_audit a
              where a.at <= @now and not exists (select 1 from kernel_seal s where s.audit_id = a.id)
              union all
              select s.sealed_at from (select sealed_at from kernel_seal order by number desc limit 1) s
              where s.sealed_at <= @now
            ) t
            """,
            ("now", now)
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? SealReading.MaybeMoment(reader, 0) : null;
    }

    /// <summary>The records without a seal, whether each is in the queue, and what it says, or null where that cannot be read.</summary>
    public static async IAsyncEnumerable<(string Id, bool Waits, AuditRow? Row)> Unsealed(
        DbConnection connection,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            null,
            $"""
            select u.audit_id is not null, {Columns}
            from kernel_audit a left join kernel_unsealed u on u.audit_id = a.id
            where not exists (select 1 from kernel_seal s where s.audit_id = a.id)
            order by a.id
            """
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return (IdOf(reader, 1), reader.GetBoolean(0), SealReading.MaybeRow(reader, 1));
        }
    }

    /// <summary>Ids that wait for a seal though their record is gone.</summary>
    public static async Task<List<string>> Gone(DbConnection connection, int most, CancellationToken cancel)
    {
        await using var command = Command(
            connection,
            null,
            "select u.audit_id from kernel_unsealed u left join kernel_audit a on a.id = u.audit_id where a.id is null limit @most",
            ("most", most)
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var gone = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            gone.Add(IdOf(reader, 0));
        }

        return gone;
    }

    private static string IdOf(DbDataReader reader, int at) => $"{reader.GetValue(at)}".ToLowerInvariant();

    private static async Task<object?> Scalar(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        CancellationToken cancel,
        params (string Name, object Value)[] values
    )
    {
        await using var command = Command(connection, transaction, sql, values);
        return await command.ExecuteScalarAsync(cancel);
    }

    // The texts are constants of this file; whatever varies is a parameter.
#pragma warning disable CA2100
    private static DbCommand Command(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        params (string Name, object Value)[] values
    )
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 300);
        foreach (var (name, value) in values)
        {
            DbParameter parameter =
                connection is SqliteConnection ? new SqliteParameter(name, value) : new NpgsqlParameter(name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100
}
