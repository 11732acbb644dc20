using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Desks;

/// <summary>Where tasks name a person, and as what.</summary>
internal sealed class TaskTraces(TasksDb db) : IPersonalData
{
    public int Order => 40;

    public async Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel)
    {
        var counts = await All(personId)
            .GroupBy(x => x.Part)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancel);
        return
        [
            new(
                T["Nhiệm vụ"],
                T[
                    "Ai chỉ đạo, giao, theo dõi, báo cáo, quyết định từng nhiệm vụ. Là hồ sơ công việc của cơ quan, nộp lưu và bảo quản theo Luật Lưu trữ 33/2024/QH15."
                ],
                Fate.Kept,
                [.. counts.OrderBy(c => c.Key).Select(c => new PersonalValue(Words(c.Key), $"{c.Value}"))]
            ),
        ];
    }

    public async IAsyncEnumerable<PersonalRecord> Details(Guid personId)
    {
        await foreach (var one in All(personId).OrderBy(x => x.Part).ThenBy(x => x.TaskId).AsAsyncEnumerable())
        {
            yield return new(Words(one.Part), null, "", $"/tasks/{one.TaskId}");
        }
    }

    // One query: every way in which a task may name a person.
    private IQueryable<Trace> All(Guid id) =>
        db
            .Tasks.Where(t => t.DirectedById == id)
            .Select(t => new Trace { Part = Directed, TaskId = t.Id })
            .Concat(db.Tasks.Where(t => t.WrittenDownById == id).Select(t => new Trace { Part = Given, TaskId = t.Id }))
            .Concat(
                db.Tasks.Where(t => t.MonitoringOfficerId == id)
                    .Select(t => new Trace { Part = Watched, TaskId = t.Id })
            )
            .Concat(
                db.Reports.Where(r => r.WrittenById == id).Select(r => new Trace { Part = Reported, TaskId = r.TaskId })
            )
            .Concat(
                db.Reports.Where(r => r.ProposedById == id).Select(r => new Trace { Part = Checked, TaskId = r.TaskId })
            )
            .Concat(
                db.Petitions.Where(p => p.DeciderId == id || p.ViewById == id)
                    .Select(p => new Trace { Part = Decided, TaskId = p.TaskId })
            )
            .Concat(db.Notes.Where(n => n.PersonId == id).Select(n => new Trace { Part = Noted, TaskId = n.TaskId }));

    private const int Directed = 1;
    private const int Given = 2;
    private const int Watched = 3;
    private const int Reported = 4;
    private const int Checked = 5;
    private const int Decided = 6;
    private const int Noted = 7;

    private static string Words(int part) =>
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

    private sealed class Trace
    {
        public int Part { get; init; }
        public Guid TaskId { get; init; }
    }
}
