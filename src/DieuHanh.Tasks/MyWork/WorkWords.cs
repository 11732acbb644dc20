using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Reports;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>The line under a row of the first page: who, how it stands, from which document or whose word.</summary>
internal static class WorkWords
{
    /// <param name="named">The agency is told to this reader; their only one need not be.</param>
    public static string Of(PartItem row, bool byTask, bool named, DirectoryBook book) =>
        Line(
            byTask && row.Agencies > 1 ? Counts(row)
                : named ? book.NameOf(row.AgencyId)
                : "",
            byTask && row.Agencies > 1 ? "" : Ended(row),
            row switch
            {
                { Report: ReportState.AwaitingHead } => T["chờ thủ trưởng cơ quan duyệt báo cáo"],
                { State: AssignmentState.TransferRequested } when !named => T["chờ Văn phòng trả lời đề nghị chuyển"],
                _ => "",
            },
            Source(row.DocumentCode, row.DirectedBy)
        );

    public static string Of(WaitingItem row, bool named, DirectoryBook book) =>
        Line(Who(row, named, book), Asked(row), row.Context, Source(row.DocumentCode, row.DirectedBy));

    /// <summary>A spoken direction has no document yet: it is known by who directed.</summary>
    private static string Source(string documentCode, string directedBy) =>
        documentCode.Length > 0 ? documentCode
        : directedBy.Length > 0 ? T["ý kiến chỉ đạo của {0}", directedBy]
        : "";

    private static string Counts(PartItem row) =>
        string.Join(
            ", ",
            new[]
            {
                T["{0} cơ quan", row.Agencies],
                row.Done > 0 ? T["{0} đã hoàn thành", row.Done] : "",
                row.NotReceived > 0 ? T["{0} chưa tiếp nhận", row.NotReceived] : "",
                row.Overdue > 0 ? T["{0} quá hạn", row.Overdue] : "",
            }.Where(p => p.Length > 0)
        );

    // What has ended is no longer late or in time by today's date: its status says how it ended, and no distance is counted.
    public static string Ended(PartItem row) =>
        row.State switch
        {
            AssignmentState.Confirmed => TaskWords.Of(row.Status),
            AssignmentState.Transferred or AssignmentState.Discontinued => TaskWords.Of(row.State),
            _ => "",
        };

    private static string Who(WaitingItem row, bool named, DirectoryBook book) =>
        row.Leads switch
        {
            null => named ? book.NameOf(row.AgencyId) : "",
            0 => "",
            1 => T["{0} chủ trì", book.NameOf(row.LeadId)],
            _ => T["{0} và {1} cơ quan khác", book.NameOf(row.LeadId), row.Leads - 1],
        };

    // The date beside it is the one that runs; the one asked for is said in words.
    private static string Asked(WaitingItem row) =>
        row.Asks is not { } matter ? ""
        : row.NewDue is { } until ? T["{0} đến {1}", TaskWords.Of(matter), until]
        : TaskWords.Of(matter);

    private static string Line(params string[] parts) => string.Join(" · ", parts.Where(p => p.Length > 0));
}
