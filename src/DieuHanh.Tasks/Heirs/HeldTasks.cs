using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Heirs;

/// <summary>Open tasks in the hands of agencies and people, told before an agency ends or a person leaves.</summary>
public sealed class HeldTasks(TasksDb db) : IHeldWork
{
    public async Task<IReadOnlyList<HeldWork>> OfAgencies(
        IReadOnlyCollection<Guid> agencyIds,
        CancellationToken cancel = default
    )
    {
        if (agencyIds.Count == 0)
        {
            return [];
        }

        var ids = agencyIds.ToList();
        var owed = await db.Assignments.CountAsync(a => a.EndedOn == null && ids.Contains(a.AgencyId), cancel);
        return [new HeldWork(T["Nhiệm vụ đang mở"], owed)];
    }

    public async Task<IReadOnlyList<HeldWork>> OfPerson(Guid personId, CancellationToken cancel = default)
    {
        var watched = await db.Tasks.CountAsync(
            t => t.MonitoringOfficerId == personId && t.Assignments.Any(a => a.EndedOn == null),
            cancel
        );
        return [new HeldWork(T["Nhiệm vụ đang theo dõi"], watched, $"/tasks?Officer={personId}")];
    }
}
