using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Outgoing;

/// <summary>
/// Outgoing documents for the box at the top of every page: by number, subject, signer, recipients and the text of their files. An agency
/// finds those addressed to it.
/// </summary>
public sealed class OutgoingSearch(DocumentsDb db) : ISearchable
{
    public string Label => "Văn bản đi";

    public int Order => 21;

    public async Task<SearchHits> Search(string typed, Actor actor, int most, CancellationToken cancel)
    {
        if (db.Find(Attaching.OutgoingKind, typed) is not { } found)
        {
            return SearchHits.None;
        }

        var rows = await db
            .Outgoing.AsNoTracking()
            .VisibleTo(actor)
            .Where(d => found.Contains(d.Id))
            .ExactFirst(db, Attaching.OutgoingKind, typed, d => d.BookedOn)
            .ThenByDescending(d => d.Id)
            .Take(most + 1)
            .ToListAsync(cancel);
        return new SearchHits(
            [
                .. rows.Take(most)
                    .Select(d => new SearchHit(
                        $"{d.TypeName}: {d.Subject}",
                        string.Join(
                            " · ",
                            new[]
                            {
                                d.Code,
                                Dates.Show(d.IssuedOn),
                                d.Signer,
                                d.State is OutgoingState.Void ? T["Số bỏ"] : null,
                            }.Where(t => !string.IsNullOrEmpty(t))
                        ),
                        "",
                        d.Url
                    )),
            ],
            rows.Count > most && actor.Has(Right.SeeRegisters)
                ? $"{OutgoingList.Url}?Words={Uri.EscapeDataString(typed)}"
                : null
        );
    }
}
