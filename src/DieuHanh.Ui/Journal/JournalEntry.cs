using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Ui.Timelines;

namespace DieuHanh.Ui.Journal;

/// <summary>A record and its place in the chain.</summary>
/// <param name="Seal">Null while it waits for the sealer.</param>
public sealed record JournalRow(AuditRow Record, SealRow? Seal);

/// <summary>A record as a person reads it: everything in the reader's language, names instead of ids.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Name">What the thing, or the whole it is a part of, is called; empty where it is not known.</param>
/// <param name="Url">Its page, where this reader may open it.</param>
/// <param name="Trail">The trail of that thing.</param>
public sealed record JournalEntry(
    AuditRow Record,
    SealRow? Seal,
    string Who,
    string BehalfOf,
    string What,
    string Kind,
    string Name,
    string? Url,
    string? Trail,
    IReadOnlyList<TimelineChange> Changes
);
