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
    public string Kind => Attaching.OutgoingKind;

    public string Label => "Văn bản đi";

    public int Order => 21;

    public async Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel)
    {
        if (sought.Found.Things.Count == 0)
        {
            return SearchHits.None;
        }

        var (ids, exact) = (sought.Found.Ids, sought.Found.Exact);
        var withText = !sought.Brief;
        var rows = await db
            .Outgoing.AsNoTracking()
            .VisibleTo(actor)
            .Where(d => EF.Parameter(ids).Contains(d.Id))
            .OrderByDescending(d => EF.Parameter(exact).Contains(d.Id))
            .ThenByDescending(d => d.BookedOn)
            .ThenByDescending(d => d.Id)
            .Take(sought.Most + 1)
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
        return new SearchHits(
            [
                .. rows.Take(sought.Most)
                    .Select(r => (r.Document, Text: r.Text ?? ""))
                    .Select(r => new SearchHit(
                        r.Document.Id,
                        $"{r.Document.TypeName}: {r.Document.Subject}",
                        string.Join(
                            " · ",
                            new[] { r.Document.Code, Dates.Show(r.Document.IssuedOn), r.Document.Signer }.Where(t =>
                                !string.IsNullOrEmpty(t)
                            )
                        ),
                        r.Text,
                        r.Document.Url
                    )
                    {
                        Code = r.Document.Code,
                        Where = sought.Brief ? [] : [Whereabouts(r.Document)],
                    }),
            ],
            rows.Count > sought.Most,
            rows.Count > sought.Most && actor.Has(Right.SeeRegisters)
                ? $"{OutgoingList.Url}?Words={Uri.EscapeDataString(sought.Typed)}"
                : null
        );
    }

    private static Whereabouts Whereabouts(OutgoingDocument document) =>
        document.State is OutgoingState.Void
            ? new(T["Số bỏ"], null, document.VoidReason ?? "", null, Ended: true)
            : new(
                document.SentOn is null ? T["Văn thư"] : T["Đã phát hành"],
                document.SentOn ?? document.IssuedOn,
                document.SentOn is null ? T["chờ phát hành"] : "",
                null,
                Ended: document.SentOn is not null
            );
}
