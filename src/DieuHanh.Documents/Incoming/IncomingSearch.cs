using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>Incoming documents for the box at the top of every page: by number, issuer, subject and the text of their files.</summary>
public sealed class IncomingSearch(DocumentsDb db) : ISearchable
{
    public string Label => "Văn bản đến";

    public int Order => 20;

    public async Task<SearchHits> Search(string typed, Actor actor, int most, CancellationToken cancel)
    {
        if (!actor.Has(Right.SeeRegisters) || db.Find(Attaching.IncomingKind, typed) is not { } found)
        {
            return SearchHits.None;
        }

        var rows = await db
            .Incoming.AsNoTracking()
            .VisibleTo(actor)
            .Where(d => found.Contains(d.Id))
            .ExactFirst(db, Attaching.IncomingKind, typed, d => d.BookedOn)
            .ThenByDescending(d => d.Id)
            .Take(most + 1)
            .ToListAsync(cancel);
        return new SearchHits(
            [
                .. rows.Take(most)
                    .Select(d => new SearchHit(
                        d.Subject,
                        $"{T["Số đến {0}, ngày {1}", $"{d.Number}", Dates.Show(d.BookedOn)]} · {d.Code} · {d.Issuer}",
                        "",
                        d.Url
                    )),
            ],
            rows.Count > most ? $"{IncomingList.Url}?Words={Uri.EscapeDataString(typed)}" : null
        );
    }
}
