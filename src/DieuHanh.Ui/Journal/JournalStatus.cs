using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Journal;

/// <summary>How the chain stands, for the line above the journal.</summary>
/// <param name="Last">The last seal; null while there is none.</param>
/// <param name="Waiting">Records that wait for their seal.</param>
/// <param name="Noted">The head outside the database.</param>
/// <param name="Verified">When the whole chain was last verified.</param>
public sealed record JournalStatus(SealRow? Last, int Waiting, SealHead? Noted, LastVerification? Verified)
{
    /// <summary>The head outside is further than the chain, or not there: somebody must look.</summary>
    public bool Doubtful => Last is not null && (Noted is null || Noted.Count > Last.Number);

    public static async Task<JournalStatus> Of(KernelDb db, SealFiles files, CancellationToken cancel)
    {
        // The file first: meanwhile the chain may only grow.
        var noted = files.Head();
        var batch = db.Batch();
        var last = batch.One(db.Seals.AsNoTracking().OrderByDescending(s => s.Number).Take(1));
        var waiting = batch.One(db.Unsealed.GroupBy(_ => 1).Select(g => g.Count()));
        await batch.Run(cancel);
        return new JournalStatus(last.Value, waiting.Value, noted, files.Verified());
    }
}
