using System.Data.Common;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// Reads the whole chain and says what was done to it. It writes nothing, holds a few thousand records at a time, and may run beside the
/// office.
/// </summary>
public sealed class SealVerifier(Database database, SealFiles files, TimeProvider clock)
{
    /// <summary>
    /// So long a record may wait while the office goes on. An office that was stopped, or copied, with records waiting has not gone on: they
    /// may be years old and are no fault.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>More are only counted.</summary>
    public const int MostFindings = 500;

    private const int Batch = 2_000;

    /// <param name="progress">Is told now and then how many records were looked at.</param>
    /// <exception cref="RefusedException">None of the keys that seals were made with is there: nothing can be said.</exception>
    public async Task<SealVerification> Verify(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        // The head that was written down first: while the office works the chain may only be longer than it.
        var noted = files.Head();
        var keys = files.Keys();
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        var (head, _) = await SealSql.Last(connection, null, cancel);
        var walk = new SealWalk(keys, files.KeyFile, noted);
        for (var links = await Next(0); links.Count > 0; links = await Next(links[^1].Number))
        {
            foreach (var link in links)
            {
                walk.Look(link);
            }

            progress?.Report(links[^1].Number);
        }

        var findings = walk.End(head.Count, files.HeadFile).ToList();
        var (unsealed, never) = await NeverSealed(connection, findings, cancel);
        var gone = await SealSql.Gone(connection, MostFindings, cancel);
        findings.AddRange(gone.Select(id => new SealFinding(SealFault.RemovedUnsealed, 0, 0, id)));
        return new SealVerification(
            walk.Seen,
            unsealed,
            head,
            [.. findings.Take(MostFindings)],
            walk.Uncounted + never + Math.Max(0, findings.Count - MostFindings)
        );

        Task<List<SealReading.Linked>> Next(long after) => SealSql.Links(connection, after, head.Count, Batch, cancel);
    }

    /// <summary>
    /// Gathers the records that the sealer will not come to: outside its queue, not to be read, or passed over though the office went on.
    /// </summary>
    /// <returns>How many have no seal, and how many of these are faults beyond those that are kept.</returns>
    private async Task<(long Unsealed, long Uncounted)> NeverSealed(
        DbConnection connection,
        List<SealFinding> findings,
        CancellationToken cancel
    )
    {
        var (unsealed, uncounted, kept) = (0L, 0L, 0);
        var patient = await SealSql.WentOn(connection, clock.Now(), cancel) - Patience;
        await foreach (var (id, waits, row) in SealSql.Unsealed(connection, cancel))
        {
            unsealed++;
            if (waits && row is not null && !(row.At < patient))
            {
                continue;
            }

            if (kept < MostFindings)
            {
                findings.Add(new SealFinding(SealFault.NeverSealed, 0, 0, id));
                kept++;
            }
            else
            {
                uncounted++;
            }
        }

        return (unsealed, uncounted);
    }
}
