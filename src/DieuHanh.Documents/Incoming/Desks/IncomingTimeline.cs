using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Audit;
using DieuHanh.Ui.Timelines;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>What happened to a document, with the recipients it was routed to and the files that came at each step.</summary>
internal static class IncomingTimeline
{
    public static IReadOnlyList<TimelineEntry> Read(
        IReadOnlyList<AuditRow> rows,
        OpenIncoming open,
        IReadOnlyList<FileRow> files
    )
    {
        var routed = BornParts.Of(rows, nameof(Routing), open.Routings, r => r.Id);
        var added = BornParts.Files(rows, files);
        return
        [
            .. AuditTimeline
                .Read(rows, open.Book, IncomingWords.Audit)
                .Select(e =>
                    e with
                    {
                        Changes =
                        [
                            .. e.Changes ?? [],
                            .. routed[(e.At, e.What)]
                                .Select(r => new TimelineChange("", IncomingWords.Words(r.Part), "", open.NameOf(r))),
                        ],
                        Files = [.. added[(e.At, e.What)].Select(f => f.Link)],
                    }
                ),
        ];
    }
}
