using System.Data.Common;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DieuHanh.Kernel.Search;

/// <summary>The index as each engine keeps it: the same tokens in, the same answers out.</summary>
internal abstract class SearchStore(ModuleDb db)
{
    /// <summary>A row an engine found; a long text may have several.</summary>
    internal sealed record Row(string Kind, Guid Id, DateOnly At, bool Exact);

    protected ModuleDb Db { get; } = db;

    public static SearchStore Of(ModuleDb db) => db.Database.IsNpgsql() ? new PostgresSearch(db) : new SqliteSearch(db);

    public abstract SearchQuery.Dialect Dialect { get; }

    /// <summary>Replaces what these things are found by, in the running transaction.</summary>
    public abstract Task Write(IReadOnlyList<Searched> things, CancellationToken cancel);

    /// <summary>From here on to the end of the transaction nobody else writes into the index.</summary>
    public abstract Task Lock(CancellationToken cancel);

    /// <summary>The newest rows that hold all, at most <paramref name="most"/> + 1 with the marks and as many without.</summary>
    public abstract Task<IReadOnlyList<Row>> Find(SearchQuery query, int most, CancellationToken cancel);

    /// <summary>The version the index is in, and the words that begin as a beginning does, by one statement.</summary>
    public async Task<(int Version, ILookup<string, string> Words)> LookUp(
        IReadOnlyList<string> beginnings,
        CancellationToken cancel
    )
    {
        // What is typed stands in parameters, so that EF prepares a statement of each shape once.
        var sql = string.Concat(
            beginnings.Select(
                (_, i) =>
                    $" union all select {{{2 * i}}} as start, word from (select word from kernel_search_word where word >= {{{2 * i}}} and word < {{{(2 * i) + 1}}} order by word limit {SearchQuery.MostBeginnings + 1}) as w{i}"
            )
        );
        var rows = await Db
#pragma warning disable EF1002 // Only numbers and names of our own stand in the text; what was typed is a parameter.
            .Database.SqlQueryRaw<Beginning>(
                $"select '' as start, cast(version as text) as word from kernel_search_progress{sql}",
                // After z comes {.
                [.. beginnings.SelectMany(b => new[] { b, b + '{' })]
            )
            .ToListAsync(cancel);
#pragma warning restore EF1002
        return (
            rows.Where(r => r.Start.Length == 0).Select(r => int.Parse(r.Word)).DefaultIfEmpty(1).First(),
            rows.ToLookup(r => r.Start, r => r.Word)
        );
    }

    protected DbConnection Connection => Db.Database.GetDbConnection();

    protected DbTransaction Transaction => Db.Database.CurrentTransaction!.GetDbTransaction();

    private sealed record Beginning(string Start, string Word);
}
