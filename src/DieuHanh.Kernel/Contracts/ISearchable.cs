using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Search;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// One kind of thing that the box at the top of every page finds. Each module registers its kinds; the page that asks them all knows
/// none of them.
/// </summary>
public interface ISearchable
{
    /// <summary>The kind, as the index and addresses name it: "incoming".</summary>
    string Kind { get; }

    /// <summary>The kind in Vietnamese ("Văn bản đến"), which is the translation key.</summary>
    string Label { get; }

    /// <summary>The place of the kind among the others; the lowest comes first.</summary>
    int Order { get; }

    /// <summary>The best hits among the things this person may see; nothing of others leaks, not even their number.</summary>
    Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel);
}

/// <summary>What is looked for.</summary>
/// <param name="Found">What the index holds of this kind, in its order and before anyone's rights.</param>
/// <param name="Most">How many hits are wanted at most.</param>
/// <param name="Brief">Only what the hits are called is wanted, while somebody types.</param>
public sealed record Sought(string Typed, Found Found, int Most, bool Brief = false);

/// <param name="More">There are more hits than these.</param>
/// <param name="MoreUrl">The module's own list with the same words, where there are more hits than these; otherwise null.</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Hits, bool More = false, string? MoreUrl = null)
{
    public static readonly SearchHits None = new([]);
}

/// <summary>One thing that was found. All texts are shown as given; the words that were typed are marked in them.</summary>
/// <param name="Id">The thing itself.</param>
/// <param name="Title">What it is called, which is the link.</param>
/// <param name="Subtitle">What tells it apart: number, date, agency, state.</param>
/// <param name="Text">A text of it in which the words may be found; only the place around them is shown.</param>
public sealed record SearchHit(Guid Id, string Title, string Subtitle, string Text, string Url)
{
    /// <summary>The number and notation that names it alone ("365/TB-VPCP"); empty for what has none.</summary>
    public string Code { get; init; } = "";

    /// <summary>Where it is now. Empty for what is nowhere, such as an agency.</summary>
    public IReadOnlyList<Whereabouts> Where { get; init; } = [];

    /// <summary>With how many others it is besides those named.</summary>
    public int Elsewhere { get; init; }
}

/// <summary>With whom a document or a task is, since when, and what is waited for; said in the reader's language.</summary>
/// <param name="With">The unit, person or agency; what became of it, where it is with nobody any more.</param>
/// <param name="Since">The first day it was there; null where that was not written down.</param>
/// <param name="Step">What is to be done next, or was done.</param>
/// <param name="Due">Until when; null where nothing runs.</param>
/// <param name="Ended">Nothing is waited for: no days are counted.</param>
public sealed record Whereabouts(string With, DateOnly? Since, string Step, DateOnly? Due, bool Ended = false);
