using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Transfers;

namespace DieuHanh.Tasks.Desks;

/// <summary>One thing a person may do, or could expect to do, with an agency's part.</summary>
/// <param name="Why">Why it cannot be done now; the button is then shown disabled and says so.</param>
/// <param name="Awaited">Others wait for it.</param>
public sealed record PartAct(string Label, string Url, Reasons Why, bool Awaited = false);

/// <summary>
/// What this person may do with a part, the awaited first. The page shows it and each slice asks the same questions again; what is not in
/// this person's hands at all is not listed.
/// </summary>
public static class PartActs
{
    public static IReadOnlyList<PartAct> Of(OpenTask open, Assignment part) =>
        [.. All(open, part).OrderByDescending(a => a.Awaited)];

    private static IEnumerable<PartAct> All(OpenTask open, Assignment part) =>
        (open.Owes(part) ? OfAgency(open, part) : []).Concat(OfOffice(open, part));

    private static IEnumerable<PartAct> OfAgency(OpenTask open, Assignment part)
    {
        var report = open.WaitingReport(part);
        if (report is { State: ReportState.AwaitingHead } && open.HeadsAgency(part))
        {
            yield return new PartAct(
                "Duyệt báo cáo của cơ quan",
                ApproveInside.Url(report.Id),
                report.WhyNotApproveInside(),
                true
            );
        }

        var petition = open.Waiting(part);
        if (petition is { Matter: Matter.Extension })
        {
            yield return new PartAct(
                "Rút đề nghị gia hạn",
                WithdrawPetition.Url(petition.Id),
                petition.WhyNotWithdraw()
            );
        }

        if (part.Open)
        {
            yield return new PartAct(
                "Báo cáo hoàn thành",
                SendReport.Url(part.Id),
                SendReport.WhyNot(open, part),
                part.State is AssignmentState.Accepted
            );
            yield return new PartAct("Đề nghị gia hạn", AskExtension.Url(part.Id), AskExtension.WhyNot(open, part));
            yield return new PartAct(
                "Đề nghị chuyển cơ quan khác",
                RequestTransfer.Url(part.Id),
                part.WhyNotRequestTransfer()
            );
        }
    }

    private static IEnumerable<PartAct> OfOffice(OpenTask open, Assignment part)
    {
        if (open.WaitingReport(part) is { State: not ReportState.AwaitingHead } report)
        {
            if (open.Monitors && report.State is ReportState.Sent)
            {
                yield return new PartAct(
                    "Kiểm tra báo cáo",
                    CheckReport.Url(report.Id),
                    report.WhyNotCheck(),
                    open.IsOfficer
                );
            }

            if (open.HeadsUnit)
            {
                yield return new PartAct(
                    "Xác nhận kết quả",
                    AnswerReport.Url(report.Id),
                    report.WhyNotAnswer(part),
                    report.State is ReportState.Checked && open.LeadsUnit
                );
            }
        }

        if (open.Waiting(part) is { } petition)
        {
            if (open.Monitors && petition.State is PetitionState.Asked)
            {
                yield return new PartAct(
                    "Cho ý kiến về đề nghị",
                    ConsiderPetition.Url(petition.Id),
                    petition.WhyNotConsider(),
                    open.IsOfficer
                );
            }

            if (open.Decides(part))
            {
                yield return new PartAct(
                    "Quyết định đề nghị",
                    DecidePetition.Url(petition.Id),
                    petition.WhyNotDecide(),
                    true
                );
            }
        }

        if (open.Gives && part.Open)
        {
            yield return new PartAct(
                part.State is AssignmentState.TransferRequested ? "Trả lời đề nghị chuyển" : "Chuyển cơ quan khác",
                AnswerTransfer.Url(part.Id),
                new Reasons(),
                (part.State is AssignmentState.TransferRequested || part.NeedsHeir)
                    && (open.LeadsUnit || open.ActsForGiver)
            );
        }

        if (open.Monitors && part.Open)
        {
            yield return new PartAct(
                "Báo cáo thay từ văn bản đến",
                SendReport.Url(part.Id),
                SendReport.WhyNot(open, part)
            );
            yield return new PartAct(
                "Đề nghị tạm hoãn",
                ProposeChange.Url(part.Id, Matter.Suspension),
                ProposeChange.WhyNot(open, part, Matter.Suspension)
            );
            yield return new PartAct(
                "Đề nghị thôi theo dõi",
                ProposeChange.Url(part.Id, Matter.Discontinuation),
                ProposeChange.WhyNot(open, part, Matter.Discontinuation)
            );
        }

        if (part.State is AssignmentState.Suspended && ResumePart.InHands(open, part))
        {
            yield return new PartAct("Cho thực hiện tiếp", ResumePart.Url(part.Id), part.WhyNotResume());
        }

        if (part.State is AssignmentState.Confirmed && ReopenPart.InHands(open, part))
        {
            yield return new PartAct("Mở lại nhiệm vụ", ReopenPart.Url(part.Id), open.Task.WhyNotReopen(part));
        }
    }
}
