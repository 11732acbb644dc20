using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Tasks.Desks;

/// <summary>What this person may do with the task as a whole.</summary>
public static class TaskActs
{
    public static IReadOnlyList<PartAct> Of(OpenTask open) => [.. All(open)];

    private static IEnumerable<PartAct> All(OpenTask open)
    {
        if (Contribute.Mine(open) is { } contribution)
        {
            yield return new PartAct(
                "Gửi ý kiến phối hợp",
                Contribute.Url(open.Task.Id),
                contribution.WhyNotGive(),
                contribution.Missing
            );
        }

        if (open.Task.AwaitsDocument && AttachDocument.InHands(open))
        {
            yield return new PartAct(
                "Gắn văn bản của ý kiến chỉ đạo",
                AttachDocument.Url(open.Task.Id),
                new Reasons(),
                open.IsOfficer
            );
        }

        if (open.HeadsUnit && ConfirmProposed.Of(open).Count > 1)
        {
            yield return new PartAct(
                "Xác nhận nhiều báo cáo",
                ConfirmProposed.Url(open.Task.Id),
                new Reasons(),
                open.LeadsUnit
            );
        }

        if (open.HeadsUnit)
        {
            yield return new PartAct(
                "Đổi đơn vị, chuyên viên theo dõi",
                ChangeMonitor.Url(open.Task.Id),
                new Reasons()
            );
        }
    }
}
