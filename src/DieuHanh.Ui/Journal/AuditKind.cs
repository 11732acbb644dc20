using System.Collections.Frozen;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Journal;

/// <summary>A kind of thing that audit records are about, as a module registers it for the journal.</summary>
/// <param name="Thing">As the records name it ("Assignment").</param>
/// <param name="Name">In Vietnamese; a translation key.</param>
/// <param name="Words">Words for all that is written down of it.</param>
/// <param name="Whole">Other things are parts of it and stand in its trail.</param>
public sealed record AuditKind(string Thing, string Name, AuditWords Words, bool Whole = false);

/// <summary>All kinds there are.</summary>
public sealed class AuditKinds(IEnumerable<AuditKind> kinds)
{
    private static readonly AuditWords None = new(FrozenDictionary<string, string>.Empty);

    private readonly FrozenDictionary<string, AuditKind> byThing = kinds
        .DistinctBy(k => k.Thing)
        .ToFrozenDictionary(k => k.Thing);

    public IEnumerable<AuditKind> All => byThing.Values.OrderBy(k => T[k.Name], StringComparer.CurrentCulture);

    public AuditKind? Find(string thing) => byThing.GetValueOrDefault(thing);

    /// <summary>A kind that nobody registered is called as its records call it.</summary>
    public string NameOf(string thing) => Find(thing) is { } kind ? T[kind.Name] : thing;

    internal AuditWords WordsOf(string thing) => Find(thing)?.Words ?? None;
}
