using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Journal;

/// <summary>How the chain stands, for the line above the journal.</summary>
/// <param name="Last">The last seal; null while there is none.</param>
/// <param name="Unsealed">Records without a seal: those that wait for it, and those after the last sealed one that are kept from the queue.</param>
/// <param name="Noted">The head outside the database.</param>
/// <param name="Verified">When the whole chain was last verified.</param>
public sealed record JournalStatus(SealRow? Last, int Unsealed, SealHead? Noted, LastVerification? Verified)
{
    private const int MostAfter = 10_000;

    /// <summary>The head outside is further than the chain, or not there: somebody must look.</summary>
    public bool Doubtful => Last is not null && (Noted is null || Noted.Count > Last.Number);

    public static async Task<JournalStatus> Of(KernelDb db, SealFiles files, CancellationToken cancel)
    {
        // The file first: meanwhile the chain may only grow.
        var noted = files.Head();
        var batch = db.Batch();
        var last = batch.One(db.Seals.AsNoTracking().OrderByDescending(s => s.Number).Take(1));
        var unsealed = batch.One(
            db.Unsealed.Where(u => db.Audit.Any(a => a.Id == u.AuditId) && !db.Seals.Any(s => s.AuditId == u.AuditId))
                .Select(u => u.AuditId)
                .Union(After(db).Select(a => a.Id))
                .GroupBy(_ => 1)
                .Select(g => g.Count())
        );
        await batch.Run(cancel);
        return new JournalStatus(last.Value, unsealed.Value, noted, files.Verified());
    }

    /// <summary>
    /// Records later than the last sealed one, by the index of their ids: what verifying finds without reading everything. One that was kept
    /// from the queue before the last seal is told by <c>audit verify</c> alone.
    /// </summary>
    private static IQueryable<AuditRow> After(KernelDb db) =>
        db
            .Audit.Where(a => a.Id > db.Seals.OrderByDescending(s => s.Number).Select(s => s.AuditId).FirstOrDefault())
            .OrderBy(a => a.Id)
            // Without a bound PostgreSQL expects a third of the table and reads all seals.
            .Take(MostAfter)
            .Where(a => !db.Seals.Any(s => s.AuditId == a.Id));
}
