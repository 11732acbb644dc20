using System.Linq.Expressions;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Finds things by words, typed with or without marks. Both engines are given only tokens cut here; all words typed must be found, the
/// last one as a beginning, since it may still be being typed.
/// </summary>
public static class SearchIndex
{
    /// <summary>PostgreSQL refuses texts over 1 MB of lexemes: what is beyond this many tokens of one thing is not indexed.</summary>
    private const int MostTokens = 60_000;

    private const int MostWords = 12;

    /// <summary>Puts what can be found of a thing into the index, in the transaction of the thing.</summary>
    public static async Task Index(this ModuleDb db, string kind, Guid id, params string?[] texts)
    {
        var row = await db.SearchRows.FindAsync(id);
        if (row is null)
        {
            db.IndexNew(kind, id, texts);
        }
        else
        {
            Fill(row, texts);
        }
    }

    /// <summary>The same for a thing that is known to be new, without asking the database.</summary>
    public static void IndexNew(this ModuleDb db, string kind, Guid id, params string?[] texts)
    {
        var row = new SearchRow { Id = id, Kind = kind };
        Fill(row, texts);
        db.SearchRows.Add(row);
    }

    private static void Fill(SearchRow row, string?[] texts)
    {
        var text = string.Join('\n', texts);
        row.Folded = string.Join(' ', Vietnamese.Tokens(text).Take(MostTokens));
        row.Exact = string.Join(' ', Vietnamese.ExactTokens(text).Take(MostTokens));
    }

    /// <summary>The ids of the things of a kind that hold all the words; null when nothing was typed that can be searched for.</summary>
    public static IQueryable<Guid>? Find(this ModuleDb db, string kind, string? typed)
    {
        var words = Vietnamese.Tokens(typed ?? "").Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        return db.Database.IsNpgsql() ? InPostgres(db, kind, words) : InSqlite(db, kind, words);
    }

    /// <summary>
    /// Orders what was found: where marks were typed, the things that hold the words with these very marks come first; then the highest
    /// by <paramref name="then"/>.
    /// </summary>
    public static IOrderedQueryable<T> ExactFirst<T, TKey>(
        this IQueryable<T> found,
        ModuleDb db,
        string kind,
        string typed,
        Expression<Func<T, TKey>> then
    )
        where T : Entity =>
        Exact(db, kind, typed) is { } exact
            ? found.OrderByDescending(t => exact.Contains(t.Id)).ThenByDescending(then)
            : found.OrderByDescending(then);

    /// <summary>Null where no marks were typed. A marked word stands for itself only: its spelling begins no other word's.</summary>
    private static IQueryable<Guid>? Exact(ModuleDb db, string kind, string typed)
    {
        var words = Vietnamese.ExactTokens(typed).Take(MostWords).ToList();
        var folded = Vietnamese.Tokens(typed).Take(MostWords).ToList();
        if (words.SequenceEqual(folded))
        {
            return null;
        }

        var beginning = words[^1] == folded[^1];
        return db.Database.IsNpgsql()
            ? InPostgres(db, kind, words, exact: true, beginning)
            : InSqlite(db, kind, words, exact: true, beginning);
    }

    private static IQueryable<Guid> InPostgres(
        ModuleDb db,
        string kind,
        List<string> words,
        bool exact = false,
        bool beginning = true
    )
    {
        var query = string.Join(" & ", words[..^1].Append(beginning ? $"{words[^1]}:*" : words[^1]));
        var rows = exact
            ? db.SearchRows.FromSql($"select * from kernel_search where exact_tokens @@ to_tsquery('simple', {query})")
            : db.SearchRows.FromSql(
                $"select * from kernel_search where folded_tokens @@ to_tsquery('simple', {query})"
            );
        return rows.Where(s => s.Kind == kind).Select(s => s.Id);
    }

    private static IQueryable<Guid> InSqlite(
        ModuleDb db,
        string kind,
        List<string> words,
        bool exact = false,
        bool beginning = true
    )
    {
        var column = exact ? "exact" : "folded";
        var query = string.Join(" AND ", words.Select(w => $"{column}:\"{w}\"")) + (beginning ? "*" : "");
        return db
            .SearchRows.FromSql(
                $"select s.* from kernel_search s where s.number in (select rowid from kernel_search_fts where kernel_search_fts match {query})"
            )
            .Where(s => s.Kind == kind)
            .Select(s => s.Id);
    }
}
