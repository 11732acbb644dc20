using System.Text.Json;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// The index in PostgreSQL. A GIN index knows no order, so it answers what few rows hold; what many hold is looked for among the newest
/// rows. Which of the two it is, the planner's own estimate says, which costs no reading.
/// </summary>
internal sealed class PostgresSearch(ModuleDb db) : SearchStore(db)
{
    private const long WriteLock = 0x4469_6575_5365_6172; // "DieuSear"
    private const int MostInABatch = 500;

    /// <summary>Of so many rows the newest thousand are found sooner by walking, if they are at least one in <see cref="OneIn"/>.</summary>
    private const long ManyRows = 5_000;
    private const int OneIn = 30;

    public override SearchQuery.Dialect Dialect => SearchQuery.Dialect.TsQuery;

    public override async Task Lock(CancellationToken cancel) =>
        await Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({WriteLock})", cancel);

    public override async Task Write(IReadOnlyList<Searched> things, CancellationToken cancel)
    {
        foreach (var some in things.Chunk(MostInABatch))
        {
            var parts = some.Select(t => (Thing: t, Parts: t.Parts().ToList())).ToList();
            await Learn(
                [
                    .. parts
                        .SelectMany(t => t.Parts)
                        .SelectMany(p => p.Folded.Concat(p.Exact))
                        .Distinct()
                        .Order(StringComparer.Ordinal),
                ],
                cancel
            );
            await using var batch = new NpgsqlBatch((NpgsqlConnection)Connection, (NpgsqlTransaction)Transaction);

            // Writers do not wait for one another, only for whoever makes the index anew.
            Add($"select pg_advisory_xact_lock_shared({WriteLock})");
            Add("delete from kernel_search_part where id = any($1)", some.Select(t => t.Id).ToArray());
            foreach (var (thing, texts) in parts)
            {
                for (var i = 0; i < texts.Count; i++)
                {
                    Add(
                        "insert into kernel_search_part (id, part, kind, at, version, folded, exact) values ($1, $2, $3, $4, $5, array_to_tsvector($6), array_to_tsvector($7))",
                        thing.Id,
                        i,
                        thing.Kind,
                        thing.At,
                        SearchTokens.Version,
                        texts[i].Folded.ToArray(),
                        texts[i].Exact.ToArray()
                    );
                }
            }

            await batch.ExecuteNonQueryAsync(cancel);

            void Add(string sql, params object[] values)
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var value in values)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                }

                batch.BatchCommands.Add(command);
            }
        }
    }

    public override async Task<IReadOnlyList<Row>> Find(SearchQuery query, int most, CancellationToken cancel)
    {
        bool[] ways = query.Marked ? [true, false] : [false];
        var texts = ways.Select(exact =>
            {
                var all = query.Write(Dialect, exact);
                return new Text(exact, all, query.WriteWords(Dialect, exact) ?? all);
            })
            .ToList();
        var (all, estimates) = await Estimate(texts, cancel);
        var asked = texts.Select((t, i) => Ask(t, estimates[i], all, most)).ToList();
        var rows = await Run(asked, most, cancel);

        // Fewer than expected stand among the newest: then the words together are rare, and the index of words answers.
        var missed = asked.Where(a => a.Walks && rows.Count(r => r.Exact == a.Text.Exact) <= most).ToList();
        if (missed.Count > 0)
        {
            rows =
            [
                .. rows.Where(r => missed.TrueForAll(a => a.Text.Exact != r.Exact)),
                .. await Run([.. missed.Select(a => new Asked(a.Text with { Words = a.Text.All }, 0))], most, cancel),
            ];
        }

        return rows;
    }

    /// <param name="Words">What the index of words is asked: without beginnings of very many words, which it would read whole.</param>
    private sealed record Text(bool Exact, string All, string Words)
    {
        public string Column => Exact ? "exact" : "folded";
    }

    /// <param name="Depth">So many of the newest rows are walked; 0 where the index of words is asked.</param>
    private sealed record Asked(Text Text, long Depth)
    {
        public bool Walks => Depth > 0;
    }

    private static Asked Ask(Text text, long estimate, long all, int most) =>
        new(text, estimate < ManyRows || estimate < all / OneIn ? 0 : (most + 1) * (all / estimate + 1) * 2);

    private async Task<(long All, IReadOnlyList<long> Of)> Estimate(List<Text> texts, CancellationToken cancel)
    {
        var sql = string.Join(
            " union all ",
            texts
                .Select((t, i) => $"select 1 from kernel_search_part where {t.Column} @@ {{{i}}}::tsquery")
                .Prepend("select 1 from kernel_search_part")
        );
        var plan = await Db
#pragma warning disable EF1002 // Only numbers and names of our own stand in the text; what was typed is a parameter.
            .Database.SqlQueryRaw<string>($"explain (format json) {sql}", [.. texts.Select(t => t.Words)])
            .ToListAsync(cancel);
#pragma warning restore EF1002
        using var json = JsonDocument.Parse(string.Concat(plan));
        var rows = json.RootElement[0]
            .GetProperty("Plan")
            .GetProperty("Plans")
            .EnumerateArray()
            .Select(p => (long)p.GetProperty("Plan Rows").GetDouble())
            .ToList();
        return (rows[0], rows[1..]);
    }

    private async Task<List<Row>> Run(List<Asked> asked, int most, CancellationToken cancel)
    {
        var values = new List<object>();
        var sql = string.Join(" union all ", asked.Select((a, i) => $"select * from ({Sql(a)}) as found{i}"));
        return await Db.Database.SqlQueryRaw<Row>(sql, [.. values]).ToListAsync(cancel);

        string Sql(Asked a)
        {
            var (column, exact) = (a.Text.Column, a.Text.Exact ? "true" : "false");
            if (a.Walks)
            {
                return $"select kind, id, at, {exact} as exact from (select * from kernel_search_part order by at desc, id desc, part desc limit {Value(a.Depth)}) as newest where {column} @@ {Value(a.Text.All)}::tsquery limit {Value(most + 1)}";
            }

            // The planner does not look into an inner select with an offset: it would else walk the newest rows for a word it takes for common.
            var also = a.Text.Words == a.Text.All ? "" : $" and ({column} @@ {Value(a.Text.All)}::tsquery) is true";
            return $"select kind, id, at, {exact} as exact from (select kind, id, at, part from kernel_search_part where {column} @@ {Value(a.Text.Words)}::tsquery{also} offset 0) as held order by at desc, id desc, part desc limit {Value(most + 1)}";
        }

        string Value(object value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }
    }

    /// <summary>
    /// New words are written down outside the transaction, in order: two that index the same new words would else wait for each other.
    /// A word too many does no harm. The connections are of a pool of their own: whoever holds one of the office's must not wait for a
    /// second, or all wait for all once there are as many writers as connections.
    /// </summary>
    private async Task Learn(string[] words, CancellationToken cancel)
    {
        var own = new NpgsqlConnectionStringBuilder(Db.Database.GetConnectionString())
        {
            ApplicationName = "dieuhanh words",
            MaxPoolSize = 4,
            Timeout = 60,
        };
        await using var connection = new NpgsqlConnection(own.ToString());
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            "insert into kernel_search_word (word) select t.word from unnest($1) as t (word) where not exists (select from kernel_search_word as w where w.word = t.word) on conflict do nothing",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter { Value = words });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
