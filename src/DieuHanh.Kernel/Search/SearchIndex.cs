using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Search;

/// <summary>
/// Finds things by words, typed with or without marks. Both engines are given only tokens cut here; all words typed must be found, the
/// last one as a beginning, since it may still be being typed. See ADR 0116 for the order and what a search costs.
/// </summary>
public static class SearchIndex
{
    private const int MostInAFile = 50_000;

    /// <summary>The things that hold all the words; null when nothing was typed that can be searched for.</summary>
    /// <param name="kind">Only things of this kind.</param>
    /// <param name="otherNames">What a typed word is short for ("BTC" → "Bộ Tài chính"): either is found.</param>
    /// <param name="most">So many of the newest places are looked at.</param>
    public static async Task<Found?> Find(
        this ModuleDb db,
        string? typed,
        string? kind = null,
        Func<string, IReadOnlyList<string>>? otherNames = null,
        int most = Found.Most,
        CancellationToken cancel = default
    )
    {
        if (SearchQuery.Of(typed, kind, SearchTokens.Version) is not { } query)
        {
            return null;
        }

        var store = SearchStore.Of(db);
        var (version, words) = await store.LookUp(
            [.. query.ToLookUp.Where(w => w.Length >= store.Dialect.Shortest)],
            cancel
        );
        if (version < SearchTokens.Version)
        {
            // The index is being made anew; until that is done all of it is found the way its oldest rows are.
            query = SearchQuery.Of(typed, kind, version)!;
        }

        foreach (var start in words)
        {
            query.Beginnings[start.Key] = [.. start];
        }

        foreach (var token in query.Tokens)
        {
            if (otherNames?.Invoke(token.Folded) is { Count: > 0 } names)
            {
                query.OtherNames[token.Folded] = names;
            }
        }

        var rows = await store.Find(query, most, cancel);
        var (exact, folded) = (Cut(rows.Where(r => r.Exact), most), Cut(rows.Where(r => !r.Exact), most));
        return new Found(
            [
                .. exact
                    .Rows.Concat(folded.Rows)
                    .Select(r => new FoundThing(r.Kind, r.Id, r.At, r.Exact))
                    .OrderByDescending(t => t.Exact)
                    .DistinctBy(t => t.Id)
                    .Order(Comparer<FoundThing>.Create(Found.Compare)),
            ],
            exact.More || folded.More
        );
    }

    /// <summary>All that hold the words, for a list that leaves the office as a file: it may lack nothing without saying so.</summary>
    /// <exception cref="RefusedException">More is found than is put into a file.</exception>
    public static async Task<Found?> FindAll(this ModuleDb db, string? typed, string kind, CancellationToken cancel)
    {
        var found = await db.Find(typed, kind, most: MostInAFile, cancel: cancel);
        new Reasons()
            .When(
                found?.OnlyNewest == true,
                "Từ cần tìm có trong hơn {0} mục. Thêm từ để thu hẹp rồi tải lại.",
                MostInAFile
            )
            .Refuse();
        return found;
    }

    // Where there is more, the day at which it was cut is left out, so that both engines cut at the same place.
    private static (IReadOnlyList<SearchStore.Row> Rows, bool More) Cut(IEnumerable<SearchStore.Row> found, int most)
    {
        var rows = found.ToList();
        if (rows.Count <= most)
        {
            return (rows, false);
        }

        var last = rows.Min(r => r.At);
        var whole = rows.Where(r => r.At > last).ToList();
        return (whole.Count > 0 ? whole : rows, true);
    }
}
