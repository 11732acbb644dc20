using System.Text.Json;
using DieuHanh.Kernel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Search;

/// <summary>The index in SQLite: FTS5 walks the rows that hold all words from the highest number on, which is the newest day.</summary>
internal sealed class SqliteSearch(ModuleDb db) : SearchStore(db)
{
    private const int BitsInADay = 24;

    public override SearchQuery.Dialect Dialect => SearchQuery.Dialect.Fts5;

    /// <summary>Whoever writes has the whole database already.</summary>
    public override Task Lock(CancellationToken cancel) => Task.CompletedTask;

    public override async Task Write(IReadOnlyList<Searched> things, CancellationToken cancel)
    {
        using var forget = Command(
            """
            delete from kernel_search_text where rowid in (select number from kernel_search_part where id = @id);
            delete from kernel_search_part where id = @id
            """,
            "@id"
        );
        using var row = Command(
            """
            insert into kernel_search_part (number, kind, id, part, at, version) values (
              coalesce((select number from kernel_search_part where number > @from and number < @to order by number desc limit 1), @from) + 1,
              @kind, @id, @part, @at, @version)
            returning number
            """,
            "@from",
            "@to",
            "@kind",
            "@id",
            "@part",
            "@at",
            "@version"
        );
        using var text = Command(
            "insert into kernel_search_text (rowid, folded, exact) values (@number, @folded, @exact)",
            "@number",
            "@folded",
            "@exact"
        );
        using var words = Command(
            "insert or ignore into kernel_search_word (word) select value from json_each(@words)",
            "@words"
        );
        foreach (var thing in things)
        {
            // As EF writes it.
            var id = thing.Id.ToString().ToUpperInvariant();
            await Run(forget, cancel, id);
            var from = (long)thing.At.DayNumber << BitsInADay;
            var number = 0;
            foreach (var part in thing.Parts())
            {
                Fill(
                    row,
                    from,
                    from + (1L << BitsInADay),
                    thing.Kind,
                    id,
                    number++,
                    thing.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    SearchTokens.Version
                );
                var place = await row.ExecuteScalarAsync(cancel);
                await Run(text, cancel, place!, string.Join(' ', part.Folded), string.Join(' ', part.Exact));
                await Run(words, cancel, JsonSerializer.Serialize(part.Folded.Union(part.Exact)));
            }
        }
    }

    public override async Task<IReadOnlyList<Row>> Find(SearchQuery query, int most, CancellationToken cancel)
    {
        var (exact, folded) = (
            query.Marked ? $"exact : ({query.Write(Dialect, exact: true)})" : "",
            $"folded : ({query.Write(Dialect, exact: false)})"
        );
        return await (
            query.Marked
                ? Db.Database.SqlQuery<Row>(
                    $"""
                    select p.kind, p.id, p.at, x.exact from (
                      select * from (select rowid as number, 1 as exact from kernel_search_text where kernel_search_text match {exact} order by rowid desc limit {most
                        + 1})
                      union all
                      select * from (select rowid, 0 from kernel_search_text where kernel_search_text match {folded} order by rowid desc limit {most
                        + 1})
                    ) x join kernel_search_part p on p.number = x.number
                    """
                )
                : Db.Database.SqlQuery<Row>(
                    $"""
                    select p.kind, p.id, p.at, 0 as exact
                    from (select rowid as number from kernel_search_text where kernel_search_text match {folded} order by rowid desc limit {most
                        + 1}) x
                    join kernel_search_part p on p.number = x.number
                    """
                )
        ).ToListAsync(cancel);
    }

    private SqliteCommand Command(string sql, params string[] names)
    {
        var command = (SqliteCommand)Connection.CreateCommand();
        command.Transaction = (SqliteTransaction)Transaction;
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        return command;
    }

    private static void Fill(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static async Task Run(SqliteCommand command, CancellationToken cancel, params object[] values)
    {
        Fill(command, values);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
