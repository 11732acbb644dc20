using DieuHanh.Kernel.Personal;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Desks;

/// <summary>Where tasks name a person, and as what.</summary>
internal sealed class TaskTraces(TasksDb db) : RoleTraces
{
    private const int Directed = 1;
    private const int Given = 2;
    private const int Watched = 3;
    private const int Reported = 4;
    private const int Checked = 5;
    private const int Decided = 6;
    private const int Noted = 7;

    public override int Order => 40;

    protected override string Title => T["Nhiệm vụ"];

    protected override string Why =>
        T[
            "Ai chỉ đạo, giao, theo dõi, báo cáo, quyết định từng nhiệm vụ. Là hồ sơ công việc của cơ quan, nộp lưu và bảo quản theo Luật Lưu trữ 33/2024/QH15."
        ];

    protected override IQueryable<RoleTrace> All(Guid personId) =>
        db
            .Tasks.Where(t => t.DirectedById == personId)
            .Select(t => new RoleTrace { Part = Directed, Id = t.Id })
            .Concat(
                db.Tasks.Where(t => t.WrittenDownById == personId)
                    .Select(t => new RoleTrace { Part = Given, Id = t.Id })
            )
            .Concat(
                db.Tasks.Where(t => t.MonitoringOfficerId == personId)
                    .Select(t => new RoleTrace { Part = Watched, Id = t.Id })
            )
            .Concat(
                db.Reports.Where(r => r.WrittenById == personId)
                    .Select(r => new RoleTrace { Part = Reported, Id = r.TaskId })
            )
            .Concat(
                db.Reports.Where(r => r.ProposedById == personId)
                    .Select(r => new RoleTrace { Part = Checked, Id = r.TaskId })
            )
            .Concat(
                db.Petitions.Where(p => p.DeciderId == personId || p.ViewById == personId)
                    .Select(p => new RoleTrace { Part = Decided, Id = p.TaskId })
            )
            .Concat(
                db.Notes.Where(n => n.PersonId == personId).Select(n => new RoleTrace { Part = Noted, Id = n.TaskId })
            );

    protected override string Words(int part) =>
        part switch
        {
            Directed => T["Nhiệm vụ do người này chỉ đạo"],
            Given => T["Nhiệm vụ do người này giao"],
            Watched => T["Nhiệm vụ người này theo dõi"],
            Reported => T["Báo cáo do người này viết"],
            Checked => T["Báo cáo do người này kiểm tra"],
            Decided => T["Đề nghị do người này cho ý kiến, quyết định"],
            _ => T["Trao đổi do người này viết"],
        };

    protected override string Url(RoleTrace trace) => $"/tasks/{trace.Id}";
}
