using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Lists;
using DieuHanh.Tasks.Reports;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>
/// What an agency owes. A part is in the most urgent of the lists only; what it waits for is asked of the part and its last report.
/// </summary>
internal static class AgencyParts
{
    public static IEnumerable<PartList> Of(TasksDb db, IQueryable<Assignment> running, Actor actor, DateOnly today)
    {
        var agencies = actor.Agencies;
        var own = running.Where(a => agencies.Contains(a.AgencyId));
        var soon = today.AddDays(OfficeParts.SoonDays);

        // What is not late yet but whose report was returned stands with the reports, which is more urgent.
        var reports = AgencyWaits.ReportsOf(db, actor);
        yield return new(
            own.Where(a => a.Due < today),
            new(
                Pain.Late,
                T["Quá hạn"],
                T["Báo cáo kết quả"],
                T["Nhiệm vụ của cơ quan đã quá hạn."],
                [],
                new TaskFilter { Agencies = agencies, Show = Showing.Overdue }.Address()
            )
        )
        {
            Own = true,
            Url = r => Awaited(r, actor).Url,
            Action = r => Awaited(r, actor).Action,
        };
        yield return new(
            own.Where(a => a.Due >= today && a.Due <= soon && !reports.Any(r => r.AssignmentId == a.Id)),
            new(
                Pain.AtRisk,
                T["Đến hạn trong 7 ngày tới"],
                T["Báo cáo kết quả"],
                T["Nhiệm vụ của cơ quan sắp đến hạn."],
                [],
                new TaskFilter
                {
                    Agencies = agencies,
                    DueFrom = today,
                    DueTo = soon,
                }.Address()
            )
        )
        {
            Own = true,
            Url = r => Awaited(r, actor).Url,
            Action = r => Awaited(r, actor).Action,
        };
        yield return new(
            own.Where(a => a.State == AssignmentState.Assigned && (a.Due == null || a.Due > soon)),
            new(Pain.ToDo, T["Mới giao"], T["Tiếp nhận"], T["Nhiệm vụ mới giao cho cơ quan, mở ra là tiếp nhận."], [])
        )
        {
            Own = true,
        };
    }

    /// <summary>The next thing to be done with a part of one's agency, and where.</summary>
    private static (string Action, string Url) Awaited(PartItem r, Actor actor) =>
        r switch
        {
            { Report: ReportState.AwaitingHead, ReportId: { } report } when actor.IsIn(r.AgencyId, Role.AgencyHead) => (
                ApproveWords,
                ApproveInside.Url(report)
            ),
            { State: AssignmentState.Assigned } => (T["Tiếp nhận"], TaskUrl.Of(r.TaskId)),
            // Others answer first: the head of the agency, or the office.
            { Report: ReportState.AwaitingHead } or { State: AssignmentState.TransferRequested } => (
                T["Xem"],
                TaskUrl.Of(r.TaskId)
            ),
            { Report: ReportState.Returned or ReportState.SentBackInside } => (MendWords, SendReport.Url(r.Id)),
            _ => (T["Báo cáo kết quả"], SendReport.Url(r.Id)),
        };

    public static string ApproveWords => T["Duyệt báo cáo"];

    public static string MendWords => T["Sửa, gửi lại báo cáo"];
}
