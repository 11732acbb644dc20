using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>Documents that wait in the hands of people, or are under way to and from agencies, told before a person leaves or an agency ends.</summary>
public sealed class HeldDocuments(DocumentsDb db) : IHeldWork
{
    public async Task<IReadOnlyList<HeldWork>> OfAgencies(
        IReadOnlyCollection<Guid> agencyIds,
        CancellationToken cancel = default
    )
    {
        if (agencyIds.Count == 0)
        {
            return [];
        }

        var ids = agencyIds.ToList();
        var from = await db.Incoming.CountAsync(
            d =>
                d.State != IncomingState.Resolved
                && d.State != IncomingState.SentBack
                && d.AgencyId != null
                && ids.Contains(d.AgencyId.Value),
            cancel
        );
        var to = await db.Outgoing.CountAsync(
            d => d.State == OutgoingState.Issued && d.SentOn == null && d.Recipients.Any(r => ids.Contains(r.AgencyId)),
            cancel
        );
        return
        [
            new HeldWork(T["Văn bản đến từ cơ quan, chưa giải quyết xong"], from),
            new HeldWork(T["Văn bản đi gửi cơ quan, chưa chuyển"], to),
        ];
    }

    public async Task<IReadOnlyList<HeldWork>> OfPerson(Guid personId, CancellationToken cancel = default)
    {
        var directed = await db.Incoming.CountAsync(
            d => d.State == IncomingState.SubmittedForDirection && d.SubmittedToId == personId,
            cancel
        );
        var handled = await db.Incoming.CountAsync(
            d =>
                d.Routings.Any(r =>
                    (r.State == RoutingState.Routed || r.State == RoutingState.InHand)
                    && r.Part != Part.Information
                    && (r.PersonId == personId || r.OfficerId == personId)
                ),
            cancel
        );
        return
        [
            new HeldWork(T["Văn bản đến chờ ý kiến chỉ đạo"], directed),
            new HeldWork(T["Văn bản đến đang xử lý"], handled),
        ];
    }
}
