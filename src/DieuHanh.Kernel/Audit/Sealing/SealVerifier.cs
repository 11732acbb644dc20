using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// Reads the whole chain and says what was done to it. It writes nothing, holds a few thousand records at a time, and may run beside the
/// office.
/// </summary>
public sealed class SealVerifier(Database database, SealFiles files)
{
    /// <summary>More are only counted.</summary>
    public const int MostFindings = 500;

    private const int Batch = 2_000;

    /// <param name="progress">Is told now and then how many records were looked at.</param>
    /// <exception cref="RefusedException">A key that seals were made with is not there: nothing can be said.</exception>
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

        var (unsealed, gone) = await SealSql.Unsealed(connection, MostFindings, cancel);
        var findings = walk.End(head.Count, files.HeadFile).ToList();
        findings.AddRange(gone.Select(id => new SealFinding(SealFault.RemovedUnsealed, 0, 0, id)));
        return new SealVerification(
            walk.Seen,
            unsealed,
            head,
            [.. findings.Take(MostFindings)],
            walk.Uncounted + Math.Max(0, findings.Count - MostFindings)
        );

        Task<List<SealReading.Linked>> Next(long after) => SealSql.Links(connection, after, head.Count, Batch, cancel);
    }
}
