using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Ui.Timelines;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Journal;

/// <summary>Reads records of the audit with their seals and puts them into words.</summary>
public sealed class JournalReader(KernelDb db, IDirectory directory, AuditKinds kinds, IEnumerable<IAuditNames> modules)
{
    /// <summary>How many records are looked at for words before the reader is asked to go on.</summary>
    public const int MostScanned = 20_000;

    /// <summary>A page of records, and where the next one begins.</summary>
    /// <param name="Next">Null after the last one.</param>
    /// <param name="Cut">The words were looked for in so many records that the page ends early.</param>
    public sealed record Page(IReadOnlyList<JournalRow> Rows, string? Next, bool Cut);

    public async Task<Page> Read(JournalFilter filter, IQueryable<AuditRow> records, int size, CancellationToken cancel)
    {
        var sought = filter.Sought;
        var rows = new List<JournalRow>();
        var (scanned, last) = (0, (AuditRow?)null);
        var most = sought is null ? size + 1 : MostScanned;
        await foreach (var row in Sealed(filter.Page(records).Take(most)).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (rows.Count == size)
            {
                return new Page(rows, JournalFilter.Mark(last!), Cut: false);
            }

            scanned++;
            last = row.Record;
            if (JournalFilter.Has(row.Record, sought))
            {
                rows.Add(row);
            }
        }

        var cut = sought is not null && scanned == most;
        return new Page(rows, cut ? JournalFilter.Mark(last!) : null, cut);
    }

    /// <summary>All records that fit, in words, some at a time.</summary>
    public async IAsyncEnumerable<JournalEntry> All(
        JournalFilter filter,
        IQueryable<AuditRow> records,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        const int Some = 500;
        for (JournalFilter? at = filter; at is not null; )
        {
            var page = await Read(at, records, Some, cancel);
            foreach (var entry in await Words(page.Rows, cancel))
            {
                yield return entry;
            }

            at = page.Next is null ? null : at with { After = page.Next };
        }
    }

    public async Task<IReadOnlyList<JournalEntry>> Words(IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        var book = await directory.Book(cancel);
        var changes = rows.ToDictionary(r => r.Record.Id, r => AuditChange.Of(r.Record));
        var names = await Names(
            rows.SelectMany(r => changes[r.Record.Id].SelectMany(c => c.Ids()).Append(r.Record.WholeId)),
            cancel
        );
        return [.. rows.Select(r => Entry(r, changes[r.Record.Id], book, names))];
    }

    private JournalEntry Entry(
        JournalRow row,
        IReadOnlyList<AuditChange> changes,
        DirectoryBook book,
        Dictionary<Guid, AuditName> names
    )
    {
        var record = row.Record;
        var whole = names.GetValueOrDefault(record.WholeId);
        return new JournalEntry(
            record,
            row.Seal,
            record.ActorId is null ? T[record.ActorName] : record.ActorName,
            record.BehalfId is { } behalf ? NameOf(behalf) : "",
            T[record.Action],
            kinds.NameOf(record.Thing),
            whole?.Name ?? book.NameOf(record.WholeId),
            whole?.Url,
            record.WholeId == Guid.Empty ? null : JournalList.TrailOf(whole?.Thing ?? record.Thing, record.WholeId),
            [.. changes.Select(c => Shown(record.Thing, c))]
        );

        TimelineChange Shown(string thing, AuditChange change)
        {
            var words = kinds.WordsOf(thing);
            return new TimelineChange(
                "",
                words.NameOf(thing, change.Property) is { } word ? T[word] : change.Property,
                change.Show(thing, change.From, words, NameOf),
                change.Show(thing, change.To, words, NameOf)
            );
        }

        string NameOf(Guid id) =>
            names.GetValueOrDefault(id)?.Name ?? (book.NameOf(id) is { Length: > 0 } name ? name : $"{id}"[..8] + "…");
    }

    private async Task<Dictionary<Guid, AuditName>> Names(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var asked = ids.Where(id => id != Guid.Empty).ToHashSet();
        var names = new Dictionary<Guid, AuditName>();
        foreach (var module in modules)
        {
            foreach (var (id, name) in await module.Of(asked, cancel))
            {
                names[id] = name;
            }
        }

        return names;
    }

    private IQueryable<JournalRow> Sealed(IQueryable<AuditRow> records) =>
        from a in records
        join s in db.Seals on a.Id equals s.AuditId into seals
        from s in seals.DefaultIfEmpty()
        orderby a.At descending, a.Id descending
        select new JournalRow(a, s);
}
