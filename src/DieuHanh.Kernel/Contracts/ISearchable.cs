using DieuHanh.Kernel.Access;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// One kind of thing that the box at the top of every page finds. Each module registers its kinds; the page that asks them all knows
/// none of them.
/// </summary>
public interface ISearchable
{
    /// <summary>The kind in Vietnamese ("Văn bản đến"), which is the translation key.</summary>
    string Label { get; }

    /// <summary>The place of the kind among the others; the lowest comes first.</summary>
    int Order { get; }

    /// <summary>The best hits among the things this person may see; nothing of others leaks, not even their number.</summary>
    /// <param name="most">How many hits are wanted at most.</param>
    Task<SearchHits> Search(string typed, Actor actor, int most, CancellationToken cancel);
}

/// <param name="MoreUrl">The module's own list with the same words, where there are more hits than these; otherwise null.</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Hits, string? MoreUrl)
{
    public static readonly SearchHits None = new([], null);
}

/// <summary>One thing that was found. All texts are shown as given; the words that were typed are marked in them.</summary>
/// <param name="Title">What it is called, which is the link.</param>
/// <param name="Subtitle">What tells it apart: number, date, agency, state.</param>
/// <param name="Text">A text of it in which the words may be found; only the place around them is shown.</param>
public sealed record SearchHit(string Title, string Subtitle, string Text, string Url);
