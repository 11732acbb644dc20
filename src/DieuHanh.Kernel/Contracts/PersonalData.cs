namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// What a module keeps about a person, for the person to see, to be taken away, and to know what an erasure leaves. The page that asks all
/// modules knows none of them. Contents of documents and tasks are not repeated here: they have their own readers.
/// </summary>
public interface IPersonalData
{
    /// <summary>The place among the others; the lowest comes first.</summary>
    int Order { get; }

    /// <summary>What is kept, in short; one query where that can be.</summary>
    Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel);

    /// <summary>The same one by one, for the export; read from the database as it is written down.</summary>
    IAsyncEnumerable<PersonalRecord> Details(Guid personId);
}

/// <summary>What an erasure does to a part.</summary>
public enum Fate
{
    /// <summary>Goes when the person's data are erased.</summary>
    Erased,

    /// <summary>Stays: it is part of the office's records.</summary>
    Kept,
}

/// <summary>One kind of thing kept about a person.</summary>
/// <param name="Title">In the reader's language.</param>
/// <param name="Why">What it is kept for and, where it stays, by which law; in the reader's language.</param>
/// <param name="Values">What is kept: names and values, or numbers; in the reader's language.</param>
public sealed record PersonalPart(string Title, string Why, Fate Fate, IReadOnlyList<PersonalValue> Values);

/// <param name="Private">For the person alone: whoever answers a request is told only that there is something.</param>
public sealed record PersonalValue(string Label, string Value, bool Private = false);

/// <summary>One thing that names the person.</summary>
/// <param name="Kind">What it is, or in what role it names the person.</param>
/// <param name="At">In UTC; null where no instant is kept.</param>
/// <param name="Text">What was said to the person, or done by them; empty where only the thing itself tells.</param>
/// <param name="Url">Its page, for whoever may open it.</param>
public sealed record PersonalRecord(string Kind, DateTime? At, string Text, string Url);
