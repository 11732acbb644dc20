namespace DieuHanh.Kernel.Search;

/// <summary>All that a thing can be found by. The same is given when the thing changes and when the whole index is made anew.</summary>
/// <param name="Kind">"incoming", "outgoing", "task".</param>
/// <param name="At">The day by which the newest comes first.</param>
/// <param name="Head">What is short and tells the thing apart: number, subject, names. It is found together with any word of the texts.</param>
/// <param name="Texts">The long texts, such as those of its files; null where one could not be read.</param>
public sealed record Searched(
    string Kind,
    Guid Id,
    DateOnly At,
    IReadOnlyList<string?> Head,
    IReadOnlyList<string?> Texts
)
{
    /// <summary>Some fifty pages: words typed together are found together within so many.</summary>
    private const int LongestPart = 20_000;

    /// <summary>PostgreSQL refuses more than 1 MB of words in a row.</summary>
    private const int LargestPart = 400_000;

    private const int LongestHead = 2_000;

    /// <summary>Two thousand pages; what follows is not indexed.</summary>
    private const int MostParts = 40;

    internal sealed record Part(IReadOnlyCollection<string> Folded, IReadOnlyCollection<string> Exact);

    internal IEnumerable<Part> Parts()
    {
        var head = SearchTokens.Of(string.Join('\n', Head)).Take(LongestHead).ToList();
        var part = new Filling(Kind, head);
        var parts = 1;
        foreach (var token in Texts.Where(t => t is not null).SelectMany(t => SearchTokens.Of(t!)))
        {
            if (part.IsFull)
            {
                yield return part.Done;
                if (++parts > MostParts)
                {
                    yield break;
                }

                part = new Filling(Kind, head);
            }

            part.Add(token);
        }

        yield return part.Done;
    }

    /// <summary>The word every thing of a kind has, to find only those.</summary>
    internal static string KindWord(string kind) => $"zkind{kind}";

    private sealed class Filling
    {
        private readonly HashSet<string> folded = new(StringComparer.Ordinal);
        private readonly HashSet<string> exact = new(StringComparer.Ordinal);
        private int words;
        private int size;

        public Filling(string kind, List<SearchTokens.Token> head)
        {
            folded.Add(KindWord(kind));
            exact.Add(KindWord(kind));
            head.ForEach(Add);
            words = 0;
        }

        public bool IsFull => words >= LongestPart || size >= LargestPart;

        public Part Done => new(folded, exact);

        public void Add(SearchTokens.Token token)
        {
            words++;
            size += folded.Add(token.Folded) ? token.Folded.Length : 0;
            size += exact.Add(token.Exact) ? token.Exact.Length : 0;
        }
    }
}
