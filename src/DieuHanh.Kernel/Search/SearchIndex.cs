using DieuHanh.Kernel.Data;
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

    private static IQueryable<Guid> InPostgres(ModuleDb db, string kind, List<string> words)
    {
        var query = string.Join(" & ", words[..^1].Append($"{words[^1]}:*"));
        return db
            .SearchRows.FromSql($"select * from kernel_search where folded_tokens @@ to_tsquery('simple', {query})")
            .Where(s => s.Kind == kind)
            .Select(s => s.Id);
    }

    private static IQueryable<Guid> InSqlite(ModuleDb db, string kind, List<string> words)
    {
        var query = string.Join(" AND ", words[..^1].Select(w => $"folded:\"{w}\"").Append($"folded:\"{words[^1]}\"*"));
        return db
            .SearchRows.FromSql(
                $"select s.* from kernel_search s where s.number in (select rowid from kernel_search_fts where kernel_search_fts match {query})"
            )
            .Where(s => s.Kind == kind)
            .Select(s => s.Id);
    }
}
