using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Decisions;

/// <summary>The structure's whole history, kept in memory as the directory is: read again when something in the directory changed.</summary>
public sealed class TurnBook(IServiceProvider services, Revisions revisions, Remembered<IReadOnlyList<Turn>> remembered)
{
    /// <summary>The latest first.</summary>
    public ValueTask<IReadOnlyList<Turn>> Turns(CancellationToken cancel = default) =>
        remembered.Get(services, revisions, cancel);

    internal static async Task<IReadOnlyList<Turn>> Read(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DirectoryDb>();
        var batch = db.Batch();
        var decisions = batch.List(db.Decisions.AsNoTracking().Include(d => d.Parts));
        var told = batch.List(db.Set<Succession>().AsNoTracking().Where(s => s.DecisionId == null));
        await batch.Run(cancel);
        return Turn.Of(decisions.Value, told.Value, await services.GetRequiredService<IDirectory>().Book(cancel));
    }
}
