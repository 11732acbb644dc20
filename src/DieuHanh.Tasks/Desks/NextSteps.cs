using System.Globalization;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Desks;

/// <summary>Whose turn it is in an agency's part, in one sentence: who is waited for, and for what.</summary>
public static class NextSteps
{
    public static string Of(OpenTask open, Assignment part)
    {
        if (!part.Open)
        {
            return Ended(open, part);
        }

        if (part.NeedsHeir)
        {
            return T["Chờ lãnh đạo {0} chọn cơ quan kế thừa", Unit(open)];
        }

        return part.State switch
        {
            AssignmentState.Assigned => T["Chờ {0} mở nhận nhiệm vụ", Agency(open, part)],
            AssignmentState.TransferRequested when part.TransferTo is not null => T[
                "Chờ lãnh đạo {0} trả lời đề nghị chuyển cho {1}",
                Unit(open),
                open.Book.NameOf(part.TransferTo)
            ],
            AssignmentState.TransferRequested => T["Chờ lãnh đạo {0} trả lời đề nghị chuyển", Unit(open)],
            AssignmentState.Reported when open.WaitingReport(part) is { State: ReportState.Checked } => T[
                "Chờ lãnh đạo {0} xác nhận kết quả",
                Unit(open)
            ],
            AssignmentState.Reported => T["Chờ {0} kiểm tra báo cáo", Officer(open)],
            AssignmentState.Suspended => T[
                "Đang tạm hoãn; {0} cho thực hiện tiếp",
                open.Book.NameOf(open.Decider(part))
            ],
            _ when open.Owes(part) && open.WaitingReport(part) is not null => T[
                "Chờ thủ trưởng {0} duyệt báo cáo",
                Agency(open, part)
            ],
            _ when open.Waiting(part) is { } petition => Asked(open, petition),
            _ => T["{0} đang thực hiện", Agency(open, part)],
        };
    }

    private static string Asked(OpenTask open, Petition petition)
    {
        var matter = TaskWords.Of(petition.Matter).ToLower(CultureInfo.CurrentCulture);
        return petition.State is PetitionState.Asked
            ? T["Chờ {0} cho ý kiến về đề nghị {1}", Officer(open), matter]
            : T["Chờ {0} quyết định đề nghị {1}", open.Book.NameOf(petition.DeciderId), matter];
    }

    private static string Ended(OpenTask open, Assignment part) =>
        part.State switch
        {
            AssignmentState.Confirmed => T["Xác nhận hoàn thành ngày {0}", part.EndedOn],
            AssignmentState.Transferred => T[
                "Chuyển cho {0} ngày {1}",
                open.Book.NameOf(open.Task.Assignments.FirstOrDefault(a => a.Id == part.NextId)?.AgencyId),
                part.EndedOn
            ],
            _ => T["Thôi theo dõi từ ngày {0}", part.EndedOn],
        };

    private static string Agency(OpenTask open, Assignment part) => open.Book.NameOf(part.AgencyId);

    private static string Unit(OpenTask open) => open.Book.NameOf(open.Task.MonitoringUnitId);

    private static string Officer(OpenTask open) =>
        open.Task.MonitoringOfficerId is { } officer ? open.Book.NameOf(officer) : Unit(open);
}
