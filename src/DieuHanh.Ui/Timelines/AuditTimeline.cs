using System.Text.Json;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Timelines;

/// <summary>The timeline of a thing, read from its audit records: one entry for each save, newest first.</summary>
/// <example><code>
/// var rows = batch.List(AuditTimeline.Query(db, task.Id));
/// await batch.Run();
/// var entries = AuditTimeline.Read(rows.Value, book, TaskWords.Audit);   // &lt;Timeline Entries="entries" /&gt;
/// </code></example>
public static class AuditTimeline
{
    /// <summary>Longer histories show their newest part.</summary>
    public const int Longest = 500;

    public static IQueryable<AuditRow> Query(ModuleDb db, Guid wholeId) =>
        db.Audit.AsNoTracking().Where(a => a.WholeId == wholeId).OrderByDescending(a => a.Id).Take(Longest);

    /// <param name="rows">As <see cref="Query"/> gives them.</param>
    public static IReadOnlyList<TimelineEntry> Read(IReadOnlyList<AuditRow> rows, DirectoryBook book, AuditWords words)
    {
        var changes = rows.ToDictionary(r => r.Id, AuditChange.Of);
        var (born, subjects) = Origins(rows, changes, book, words);
        return
        [
            .. rows.GroupBy(r => (r.At, r.ActorId, r.Action))
                .Select(save =>
                {
                    var first = save.First();
                    return new TimelineEntry(
                        first.At,
                        first.ActorId is null ? T[first.ActorName] : first.ActorName,
                        T[first.Action],
                        book.NameOf(first.BehalfId),
                        first.Why,
                        [
                            .. save.Where(r => !born.Contains(r.Id))
                                .Reverse()
                                .SelectMany(r =>
                                    changes[r.Id]
                                        .Select(c =>
                                            Show(r.Thing, subjects.GetValueOrDefault(r.ThingId, ""), c, book, words)
                                        )
                                )
                                .OfType<TimelineChange>()
                                .Distinct(),
                        ],
                        System: first.ActorId is null
                    );
                }),
        ];
    }

    // The record that made a thing repeats all its first values, which the action itself says better; but it tells what the thing is about.
    private static (HashSet<Guid> Born, Dictionary<Guid, string> Subjects) Origins(
        IReadOnlyList<AuditRow> rows,
        Dictionary<Guid, IReadOnlyList<AuditChange>> changes,
        DirectoryBook book,
        AuditWords words
    )
    {
        var born = new HashSet<Guid>();
        var subjects = new Dictionary<Guid, string>();
        var seen = new HashSet<Guid>();
        foreach (var row in rows.Reverse())
        {
            if (!seen.Add(row.ThingId) || !changes[row.Id].All(c => c.From.ValueKind is JsonValueKind.Null))
            {
                continue;
            }

            born.Add(row.Id);
            var subject = changes[row.Id].FirstOrDefault(c => c.Property == words.Subject);
            if (subject is not null && subject.To.ValueKind is JsonValueKind.String)
            {
                subjects[row.ThingId] = book.NameOf(subject.To.TryGetGuid(out var id) ? id : null);
            }
        }

        return (born, subjects);
    }

    private static TimelineChange? Show(
        string thing,
        string subject,
        AuditChange change,
        DirectoryBook book,
        AuditWords words
    )
    {
        if (words.NameOf(thing, change.Property) is not { } name)
        {
            return null;
        }

        var from = change.Show(thing, change.From, words, id => book.NameOf(id));
        var to = change.Show(thing, change.To, words, id => book.NameOf(id));
        return from == to ? null : new TimelineChange(subject, T[name], from, to);
    }
}
