using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory;

/// <summary>
/// A page of a list of what lies in memory. It begins after the last row of the page before, by the order of the list, so that rows that
/// come or go between two pages neither repeat nor hide others.
/// </summary>
/// <param name="Count">Rows of the whole list.</param>
/// <param name="Last">The row the next page begins after; null where this page is the last.</param>
public sealed record BookPage<T>(IReadOnlyList<T> Rows, int Count, T? Last)
    where T : class;

/// <summary>What the lists of the directory have in common.</summary>
internal static class BookPage
{
    public const int Size = 100;

    public static readonly StringComparer Alphabet = StringComparer.Create(Phrases.Vietnamese, ignoreCase: true);

    /// <param name="order">No two rows are alike in it.</param>
    /// <param name="last">The last row of the page before; it need not be in the list any more.</param>
    public static BookPage<T> After<T>(IEnumerable<T> rows, IComparer<T> order, T? last)
        where T : class
    {
        var all = rows.Order(order).ToList();
        var start = last is null ? 0 : all.FindIndex(r => order.Compare(r, last) > 0);
        start = start < 0 ? all.Count : start;
        var page = all.GetRange(start, Math.Min(Size, all.Count - start));
        return new(page, all.Count, start + page.Count < all.Count ? page[^1] : null);
    }

    /// <summary>An order by the first of these in which two rows differ.</summary>
    public static IComparer<T> By<T>(params Comparison<T>[] keys) =>
        Comparer<T>.Create(
            (a, b) =>
            {
                foreach (var key in keys)
                {
                    if (key(a, b) is var order and not 0)
                    {
                        return order;
                    }
                }

                return 0;
            }
        );

    /// <summary>An address with what was typed into it; what is empty is left out.</summary>
    public static string Address(string url, params (string Name, string? Value)[] asked)
    {
        var query = string.Join(
            '&',
            asked.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );
        return query.Length == 0 ? url : $"{url}?{query}";
    }
}
