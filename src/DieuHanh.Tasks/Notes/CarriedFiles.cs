using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Notes;

/// <summary>The files of notes, reports, petitions and contributions.</summary>
internal sealed class CarriedFiles(TasksDb db) : ICarriedFiles
{
    public async Task<IReadOnlyList<string>> Among(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancel = default
    ) => await db.Attachments.Where(a => hashes.Contains(a.Hash)).Select(a => a.Hash).Distinct().ToListAsync(cancel);
}
