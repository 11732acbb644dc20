using System.Collections;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Domain;

/// <summary>One reason why something cannot be done: a Vietnamese sentence, which is the translation key, and what fills it.</summary>
public sealed record Reason(string Sentence, params object?[] Values)
{
    /// <summary>The sentence in the reader's language.</summary>
    public override string ToString() => Phrases.T[Sentence, Values];
}

/// <summary>All reasons why the office refuses an action; empty means it may be done.</summary>
public sealed class Reasons : IReadOnlyCollection<Reason>
{
    private readonly List<Reason> all = [];

    public int Count => all.Count;
    public bool Any => all.Count > 0;
    public bool None => all.Count == 0;

    /// <summary>Adds the reason if <paramref name="applies"/>.</summary>
    public Reasons When(bool applies, string sentence, params object?[] values)
    {
        if (applies)
        {
            all.Add(new Reason(sentence, values));
        }

        return this;
    }

    public Reasons And(Reasons others)
    {
        all.AddRange(others.all);
        return this;
    }

    /// <exception cref="RefusedException">There is at least one reason; all of them are carried.</exception>
    public void Refuse()
    {
        if (Any)
        {
            throw new RefusedException(this);
        }
    }

    public IEnumerator<Reason> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', all);
}

/// <summary>The office refuses an action. Shown as a 409 page, or as ProblemDetails with all reasons.</summary>
public sealed class RefusedException(Reasons reasons) : Exception(reasons.ToString())
{
    public Reasons Reasons { get; } = reasons;

    public RefusedException(string sentence, params object?[] values)
        : this(new Reasons().When(true, sentence, values)) { }
}
