using DieuHanh.Kernel.Audit;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>Which save made which part of a document, so that its timeline can show the part where it came.</summary>
internal static class BornParts
{
    /// <summary>The parts by the moment and the action that made them, as a <see cref="TimelineEntry"/> tells them.</summary>
    public static ILookup<(DateTime At, string What), TPart> Of<TPart>(
        IReadOnlyList<AuditRow> rows,
        string thing,
        IEnumerable<TPart> parts,
        Func<TPart, Guid> idOf
    )
    {
        var first = rows.Where(r => r.Thing == thing)
            .GroupBy(r => r.ThingId)
            .ToDictionary(g => g.Key, g => g.MinBy(r => r.Id)!);
        return parts
            .Where(p => first.ContainsKey(idOf(p)))
            .ToLookup(p => (first[idOf(p)].At, T[first[idOf(p)].Action]));
    }

    /// <summary>The files by the save that brought them.</summary>
    public static ILookup<(DateTime At, string What), FileRow> Files(
        IReadOnlyList<AuditRow> rows,
        IEnumerable<FileRow> files
    ) => Of(rows, nameof(Attachment), files, f => f.Id);
}
