using System.Data.Common;
using System.Globalization;
using System.Reflection;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Npgsql;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Fills an empty database with all rows of a <see cref="RowSource"/>, in one transaction, and compares: each table must have as many
/// rows with the same hash. The tables are first made as they were when the rows were written, so that a newer program takes the rows of
/// an older one and upgrades them by its ordinary scripts.
/// </summary>
internal static class RowFill
{
    /// <exception cref="RefusedException">What arrived is not what was sent; nothing of it counts.</exception>
    public static async Task<IReadOnlyList<TableDigest>> Into(
        Database target,
        RowSource source,
        IReadOnlyCollection<Assembly> modules,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        Schema.MakeAs(target, modules, source.Scripts.Select(s => s.Name).ToHashSet());
        var sent = new List<TableDigest>();
        await using (var connection = target.Connect())
        {
            await connection.OpenAsync(cancel);
            var tables = await TableShapes.Read(connection, target.Engine, cancel);
            RefuseOthers(source.Tables, tables);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var still = await Triggers.Still(connection, source.Tables, cancel);
            foreach (var table in source.Tables)
            {
                // Scripts put rows of their own into some tables; those that are carried have them too, perhaps changed.
                await Execute(connection, $"delete from {LiveRows.Quoted(table.Name)}", cancel);
            }

            foreach (var table in source.Tables)
            {
                sent.Add(await TableFill.Into(connection, table, source, cancel));
                tell(T["{0}: {1} dòng", table.Name, sent[^1].Rows]);
            }

            if (source.Scripts.Any(s => s.Name.StartsWith("Kernel/0120", StringComparison.Ordinal)))
            {
                // The index is not carried; until it is made anew it counts as older than this program, which then makes it by itself.
                await Execute(connection, "update kernel_search_progress set version = 1", cancel);
            }

            await still.Wake(cancel);
            if (connection is NpgsqlConnection server)
            {
                await MoveSequences(server, cancel);
            }

            await KeepDays(connection, source.Scripts, cancel);
            await transaction.CommitAsync(cancel);
        }

        tell(T["Đối chiếu từng bảng với nguồn…"]);
        await using var arrived = await LiveRows.Open(target, cancel);
        Compare(sent, await arrived.Digests(cancel));
        return sent;
    }

    /// <exception cref="RefusedException">A table differs in its number of rows or its hash.</exception>
    public static void Compare(IReadOnlyList<TableDigest> sent, IReadOnlyList<TableDigest> arrived)
    {
        var reasons = new Reasons();
        foreach (var (one, other) in sent.Zip(arrived))
        {
            reasons.When(
                one != other,
                "Bảng {0} không khớp: nguồn có {1} dòng, ở đây có {2} dòng hoặc nội dung khác.",
                one.Name,
                one.Rows,
                other.Rows
            );
        }

        reasons.Refuse();
    }

    private static void RefuseOthers(IReadOnlyList<TableShape> carried, IReadOnlyList<TableShape> here)
    {
        var reasons = new Reasons();
        var known = here.ToDictionary(t => t.Name);
        foreach (var table in carried)
        {
            reasons.When(
                known.GetValueOrDefault(table.Name)?.Holds(table) != true,
                "Bảng {0} ở đây không có cùng các cột.",
                table.Name
            );
        }

        foreach (var table in here.ExceptBy(carried.Select(t => t.Name), t => t.Name))
        {
            reasons.When(true, "Nguồn không có bảng {0}.", table.Name);
        }

        reasons.Refuse();
    }

    // Numbers the engine gives out go on after the last that was carried.
    private static Task MoveSequences(NpgsqlConnection connection, CancellationToken cancel) =>
        Execute(
            connection,
            """
            do $$ declare c record; begin
              for c in
                select table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
                from information_schema.columns
                where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null
              loop
                execute format('select setval(%L, coalesce((select max(%I) from %I), 0) + 1, false)', c.sequence, c.column_name, c.table_name);
              end loop;
            end $$
            """,
            cancel
        );

    // The day on which a step was taken is the day it was taken in the office, not that of the restore.
    private static async Task KeepDays(
        DbConnection connection,
        IReadOnlyList<AppliedScript> scripts,
        CancellationToken cancel
    )
    {
        foreach (var script in scripts)
        {
            var at = script.At.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
            await Execute(
                connection,
                $"update {Schema.Journal} set applied = '{at}' where scriptname = '{script.Name.Replace("'", "''", StringComparison.Ordinal)}'",
                cancel
            );
        }
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
