using System.Data.Common;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// The tables of an office, read from the database itself: a table that a module adds is carried from its first day. Left out is what the
/// engine makes for itself (full-text tables, generated columns) and the journal of the schema, which a restore writes anew.
/// </summary>
internal static class TableShapes
{
    /// <summary>Numbers that one engine gives its rows for its own use; nothing refers to them, and the rows have an id besides.</summary>
    private static readonly HashSet<(string Table, string Column)> Local = [("kernel_search", "number")];

    /// <summary>What can be found: each engine keeps it in a way of its own, and it is made anew from the things themselves.</summary>
    private static readonly HashSet<string> Made =
    [
        "kernel_search_part",
        "kernel_search_word",
        "kernel_search_progress",
    ];

    private const string Sqlite = """
        select t.name, c.name, lower(c.type), c.pk
        from pragma_table_list t join pragma_table_xinfo(t.name) c
        where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\' and c.hidden = 0
        """;

    private const string PostgreSql = """
        select c.table_name, c.column_name, c.data_type,
          coalesce((select k.ordinal_position
            from information_schema.table_constraints p
            join information_schema.key_column_usage k using (constraint_schema, constraint_name)
            where p.constraint_type = 'PRIMARY KEY' and p.table_schema = c.table_schema and p.table_name = c.table_name
              and k.column_name = c.column_name), 0)::int
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        """;

    public static async Task<IReadOnlyList<TableShape>> Read(
        DbConnection connection,
        Engine engine,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = engine is Engine.Sqlite ? Sqlite : PostgreSql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = new List<(string Table, string Column, string Type, int Key)>();
        while (await reader.ReadAsync(cancel))
        {
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));
        }

        return
        [
            .. columns
                .Where(c =>
                    c.Table is not (Schema.Journal or Restoring.Mark)
                    && !Made.Contains(c.Table)
                    && !Local.Contains((c.Table, c.Column))
                )
                .GroupBy(c => c.Table, StringComparer.Ordinal)
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(Shape),
        ];
    }

    private static TableShape Shape(IGrouping<string, (string Table, string Column, string Type, int Key)> table)
    {
        var columns = table
            .OrderBy(c => c.Column, StringComparer.Ordinal)
            .Select(c => new ColumnShape(c.Column, Kind(c.Table, c.Column, c.Type)))
            .ToList();
        var key = table.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Column).ToList();
        return new TableShape(
            table.Key,
            columns,
            key.Count > 0 ? key
                : columns.Any(c => c is { Name: "id", Kind: CellKind.Uuid }) ? ["id"]
                : [.. columns.Select(c => c.Name)]
        );
    }

    private static CellKind Kind(string table, string column, string type) =>
        type switch
        {
            "uuid" => CellKind.Uuid,
            "text" or "character varying" => CellKind.Text,
            "timestamptz" or "timestamp with time zone" => CellKind.Instant,
            "date" => CellKind.Day,
            "time" or "time without time zone" => CellKind.Hour,
            "integer" or "int" or "bigint" or "smallint" => CellKind.Integer,
            "boolean" => CellKind.Flag,
            "double precision" or "real" => CellKind.Real,
            "bytea" or "blob" => CellKind.Bytes,
            _ => throw new NotSupportedException($"{table}.{column} is of type {type}, which no backup can carry yet."),
        };
}
