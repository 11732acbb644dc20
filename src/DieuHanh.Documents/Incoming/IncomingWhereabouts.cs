using System.Globalization;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>With whom an incoming document is and since when, as its state and its routings say.</summary>
public static class IncomingWhereabouts
{
    public static IEnumerable<Whereabouts> Of(IncomingDocument document, DirectoryBook book) =>
        document.State switch
        {
            IncomingState.Registered =>
            [
                new(T["Văn thư"], Dates.DayOf(document.RegisteredAt), T["chờ trình"], document.DueOn),
            ],
            IncomingState.SentBack => [new(T["Đã trả lại nơi gửi"], null, document.SentBackReason ?? "", null, true)],
            IncomingState.SubmittedForDirection =>
            [
                new(
                    book.NameOf(document.SubmittedToId),
                    Day(PassedBack(document) ?? document.SubmittedAt),
                    T["chờ ý kiến chỉ đạo"],
                    document.DueOn
                ),
            ],
            IncomingState.Resolved => [Ended(document, book)],
            _ => document
                .Routings.Where(r => r.IsOpen && r.Part is not Part.Information)
                .OrderBy(r => r.Part)
                .ThenBy(r => r.Id)
                .Select(r => Held(r, book)),
        };

    private static Whereabouts Held(Routing routing, DirectoryBook book)
    {
        var part = IncomingWords.Words(routing.Part).ToLower(CultureInfo.CurrentCulture);
        var holder = book.NameOf(routing.RecipientId);
        var officer = routing.OfficerId ?? (routing.UnitId is null ? null : routing.ReceivedById);
        return new(
            officer is null ? $"{holder} ({part})" : $"{holder} ({part}) – {book.NameOf(officer)}",
            Day(routing.RoutedAt),
            routing.State is RoutingState.Routed ? T["chưa mở"] : T["đang xử lý"],
            routing.DueOn
        );
    }

    private static Whereabouts Ended(IncomingDocument document, DirectoryBook book)
    {
        var lead = document.Routings.FirstOrDefault(r => r.Part is Part.Lead && r.State is RoutingState.Resolved);
        return new(
            T["Đã giải quyết"],
            Day(lead?.EndedAt),
            lead is null ? "" : $"{book.NameOf(lead.RecipientId)}: {IncomingWords.Words(lead.Resolution!.Value)}",
            null,
            Ended: true
        );
    }

    // Given back by who was to lead, it waits for another direction since that day.
    private static DateTime? PassedBack(IncomingDocument document) =>
        document.Routings.Where(r => r.Part is Part.Lead && r.State is RoutingState.PassedBack).Max(r => r.EndedAt);

    private static DateOnly? Day(DateTime? at) => at is { } moment ? Dates.DayOf(moment) : null;
}
