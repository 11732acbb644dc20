using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>Incoming documents for the box at the top of every page: by number, issuer, subject and the text of their files.</summary>
public sealed class IncomingSearch(DocumentsDb db, IDirectory directory) : ISearchable
{
    public string Kind => Attaching.IncomingKind;

    public string Label => "Văn bản đến";

    public int Order => 20;

    public async Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(Right.SeeRegisters) || sought.Found.Things.Count == 0)
        {
            return SearchHits.None;
        }

        var (ids, exact) = (sought.Found.Ids, sought.Found.Exact);
        var withText = !sought.Brief;
        var rows = await db
            .Incoming.AsNoTracking()
            .VisibleTo(actor)
            .Where(d => EF.Parameter(ids).Contains(d.Id))
            .OrderByDescending(d => EF.Parameter(exact).Contains(d.Id))
            .ThenByDescending(d => d.BookedOn)
            .ThenByDescending(d => d.Id)
            .Take(sought.Most + 1)
            .Include(d => d.Routings)
            .Select(d => new
            {
                Document = d,
                Text = db
                    .Attachments.Where(a => withText && a.DocumentId == d.Id && a.Text != null)
                    .OrderBy(a => a.Place)
                    .Select(a => a.Text!.Substring(0, Attaching.ShownText))
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var book = await directory.Book(cancel);
        return new SearchHits(
            [
                .. rows.Take(sought.Most)
                    .Select(r => (r.Document, Text: r.Text ?? ""))
                    .Select(r => new SearchHit(
                        r.Document.Id,
                        r.Document.Subject,
                        $"{T["Số đến {0}, ngày {1}", $"{r.Document.Number}", Dates.Show(r.Document.BookedOn)]} · {r.Document.Code} · {r.Document.Issuer}",
                        r.Text,
                        r.Document.Url
                    )
                    {
                        Code = r.Document.Code,
                        Where = sought.Brief ? [] : [.. IncomingWhereabouts.Of(r.Document, book)],
                    }),
            ],
            rows.Count > sought.Most,
            rows.Count > sought.Most ? $"{IncomingList.Url}?Words={Uri.EscapeDataString(sought.Typed)}" : null
        );
    }
}
