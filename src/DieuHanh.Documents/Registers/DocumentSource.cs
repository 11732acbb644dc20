using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>Reads out the documents of one register with their texts, to make the search index anew.</summary>
internal sealed class DocumentSource<TDocument>(DocumentsDb db, string kind) : ISearchSource
    where TDocument : Document
{
    public string Kind => kind;

    public Task<long> Count(CancellationToken cancel) => db.Set<TDocument>().LongCountAsync(cancel);

    public async Task<IReadOnlyList<Searched>> After(Guid? after, int most, CancellationToken cancel)
    {
        var documents = await db.Set<TDocument>()
            .AsNoTracking()
            .Where(d => after == null || d.Id > after)
            .OrderBy(d => d.Id)
            .Take(most)
            .ToListAsync(cancel);
        var ids = documents.Select(d => d.Id).ToList();
        var texts = (
            await db
                .Attachments.AsNoTracking()
                .Where(a => ids.Contains(a.DocumentId) && a.Text != null)
                .OrderBy(a => a.Place)
                .Select(a => new { a.DocumentId, a.Text })
                .ToListAsync(cancel)
        ).ToLookup(a => a.DocumentId, a => a.Text);
        return [.. documents.Select(d => Attaching.SearchedBy(d, texts[d.Id]))];
    }
}
