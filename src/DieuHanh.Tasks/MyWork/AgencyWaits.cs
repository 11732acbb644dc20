using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Reports;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What waits in an agency: its reports to approve or to send anew, and what it is asked for as a coordinating one.</summary>
internal static class AgencyWaits
{
    /// <summary>Reports that wait for this person in their agency: for approval by its head, or to be sent anew.</summary>
    public static IQueryable<CompletionReport> ReportsOf(TasksDb db, Actor actor)
    {
        var agencies = actor.Agencies;
        var heads = actor.Positions.Where(p => p.Role is Role.AgencyHead).Select(p => p.AgencyId).ToList();
        return db.Reports.Where(r =>
            (r.State == ReportState.AwaitingHead && heads.Contains(r.AgencyId))
            || (
                (r.State == ReportState.Returned || r.State == ReportState.SentBackInside)
                && agencies.Contains(r.AgencyId)
                && db.Assignments.Any(a => a.Id == r.AssignmentId && a.State == AssignmentState.Accepted)
                && !db.Reports.Any(later => later.AssignmentId == r.AssignmentId && later.Id > r.Id)
            )
        );
    }

    public static IEnumerable<WaitingList> Of(TasksDb db, Actor actor, DateOnly today)
    {
        var agencies = actor.Agencies;
        var visible = db.Assignments.VisibleTo(actor).Where(a => a.EndedOn == null);
        yield return new(
            // What is late already is in the list of what is late.
            WaitingLists.Reports(
                db,
                ReportsOf(db, actor)
                    .Where(r =>
                        !db.Assignments.Any(a =>
                            a.Id == r.AssignmentId && a.EndedOn == null && a.StoppedOn == null && a.Due < today
                        )
                    )
            ),
            new(
                Pain.Decide,
                T["Báo cáo chờ duyệt hoặc bị trả lại"],
                AgencyParts.ApproveWords,
                T["Báo cáo chờ thủ trưởng cơ quan duyệt, báo cáo bị yêu cầu thực hiện lại."],
                []
            ),
            r => r.Report is ReportState.AwaitingHead ? ApproveInside.Url(r.Id) : SendReport.Url(r.PartId)
        )
        {
            Own = true,
            Action = r => r.Report is ReportState.AwaitingHead ? AgencyParts.ApproveWords : AgencyParts.MendWords,
        };
        yield return new(
            db.Contributions.AsNoTracking()
                .Where(c => c.Wanted && c.GivenOn == null && c.EndedOn == null && agencies.Contains(c.AgencyId))
                .Where(c => db.Assignments.Any(a => a.TaskId == c.TaskId && a.EndedOn == null))
                .OrderBy(c => c.AskedOn)
                .ThenBy(c => c.Id)
                .Join(
                    db.Tasks,
                    c => c.TaskId,
                    t => t.Id,
                    (c, t) =>
                        new WaitingItem(t.Id, c.AgencyId, t.Action, "", t.FirstDue, c.Id)
                        {
                            DueHour = t.DueHour,
                            DocumentCode = t.DocumentCode,
                            DirectedBy = t.DirectedBy,
                            Leads = visible.Count(a => a.TaskId == t.Id),
                            LeadId = visible
                                .Where(a => a.TaskId == t.Id)
                                .OrderBy(a => a.Id)
                                .Select(a => (Guid?)a.AgencyId)
                                .FirstOrDefault(),
                        }
                ),
            new(
                Pain.ToDo,
                T["Được đề nghị phối hợp"],
                T["Gửi ý kiến"],
                T["Nhiệm vụ cơ quan được đề nghị phối hợp, chưa gửi ý kiến."],
                []
            ),
            c => Contribute.Url(c.TaskId)
        );
    }
}
