using DieuHanh.Reading.Text;

namespace DieuHanh.Kernel.Search;

/// <summary>What was typed, as an engine is asked: every token must be there, each in one of its forms.</summary>
internal sealed record SearchQuery(IReadOnlyList<SearchTokens.Token> Tokens, string? Kind)
{
    private const int MostWords = 12;

    /// <summary>More words than this begin alike: the engine then looks at the beginning itself.</summary>
    public const int MostBeginnings = 200;

    /// <summary>Null when nothing was typed that can be searched for.</summary>
    public static SearchQuery? Of(string? typed, string? kind, int version) =>
        SearchTokens.Typed(typed ?? "", version, MostWords) is { Count: > 0 } tokens ? new(tokens, kind) : null;

    /// <summary>Marks were typed: what bears them comes first.</summary>
    public bool Marked => Tokens.Any(t => t.Marked);

    /// <summary>The words that begin as a beginning does; looked up before the query is written.</summary>
    public Dictionary<string, IReadOnlyList<string>> Beginnings { get; } = new(StringComparer.Ordinal);

    /// <summary>Other names of what one typed word stands for ("BTC"), each in words.</summary>
    public Dictionary<string, IReadOnlyList<string>> OtherNames { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> ToLookUp =>
        Tokens.Where(t => t.Beginning).SelectMany(t => new[] { t.Folded, t.Exact }).Distinct();

    /// <param name="exact">With the marks typed. A marked word stands for itself only: its spelling begins no other word's.</param>
    public string Write(Dialect dialect, bool exact) => Write(Tokens, dialect, exact);

    /// <summary>The same without beginnings of too many words; null where nothing is left.</summary>
    public string? WriteWords(Dialect dialect, bool exact) =>
        Tokens.Where(t => !t.Beginning || Words(t, exact) is not null).ToList() is { Count: > 0 } words
            ? Write(words, dialect, exact)
            : null;

    private string Write(IEnumerable<SearchTokens.Token> tokens, Dialect dialect, bool exact)
    {
        var parts = tokens.Select(t => Write(t, dialect, exact));
        return string.Join(dialect.And, Kind is null ? parts : parts.Append(dialect.Word(Searched.KindWord(Kind))));
    }

    // The words a token stands for; null where they are too many.
    private IReadOnlyList<string>? Words(SearchTokens.Token token, bool exact)
    {
        var word = exact ? token.Exact : token.Folded;
        return !token.Beginning || (exact && token.Marked && !word.Contains('z', StringComparison.Ordinal)) ? [word]
            : Beginnings.GetValueOrDefault(word) is { Count: <= MostBeginnings } words
                ? words.Count > 0 ? words
                    : [word]
            : null;
    }

    private string Write(SearchTokens.Token token, Dialect dialect, bool exact)
    {
        List<string> forms = Words(token, exact) is { } words
            ? [.. words.Select(dialect.Word)]
            : [dialect.Beginning(exact ? token.Exact : token.Folded)];
        if (OtherNames.TryGetValue(token.Folded, out var names))
        {
            forms.AddRange(
                names.Select(n =>
                    $"({string.Join(dialect.And, (exact ? Vietnamese.ExactTokens(n) : Vietnamese.Tokens(n)).Select(dialect.Word))})"
                )
            );
        }

        return forms.Count == 1 ? forms[0] : $"({string.Join(dialect.Or, forms)})";
    }

    /// <summary>How an engine writes what must all be there, what may stand for another, a word and a beginning.</summary>
    /// <param name="Shortest">Beginnings of fewer letters are not looked up: the engine has an index for them.</param>
    internal sealed record Dialect(
        string And,
        string Or,
        Func<string, string> Word,
        Func<string, string> Beginning,
        int Shortest
    )
    {
        public static readonly Dialect Fts5 = new(" AND ", " OR ", w => $"\"{w}\"", w => $"\"{w}\" *", 4);

        /// <summary>Lexemes as they are: PostgreSQL's own parser would take some of them apart.</summary>
        public static readonly Dialect TsQuery = new(" & ", " | ", w => $"'{w}'", w => $"'{w}':*", 2);
    }
}
