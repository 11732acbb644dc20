using System.Data.Common;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// Puts committed audit records into the chain. Writers never wait for it: it takes what is committed, in batches. One sealer is at work at a
/// time; should two be, the unique number lets one of them through and nothing of the other.
/// </summary>
public sealed class Sealer(Database database, SealFiles files, TimeProvider clock)
{
    /// <summary>Records in one transaction: on SQLite writers wait the few milliseconds it takes to write so many seals.</summary>
    public const int Batch = 500;

    /// <summary>The head that the file keeps is not in the chain: the tail was cut, or an older database was put back.</summary>
    public bool HeadDoesNotFit { get; private set; }

    /// <summary>Seals all that is committed and answers how many records that were.</summary>
    /// <exception cref="RefusedException">The key that the chain was made with is not there.</exception>
    public async Task<long> SealAll(CancellationToken cancel = default)
    {
        var all = 0L;
        SealHead? head = null;
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        object after = Guid.Empty;
        while (await SealSome(connection, after, cancel) is { } made)
        {
            all += made.Links.Count;
            (head, after) = (made.Head, made.Last);
        }

        if (head is not null)
        {
            await WriteHead(connection, head, cancel);
        }

        return all;
    }

    /// <summary>The head of the chain as it stands in the database.</summary>
    public async Task<SealHead> Head(CancellationToken cancel = default)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        return (await SealSql.Last(connection, null, cancel)).Head;
    }

    /// <summary>A chain may only be continued with the key it was made with.</summary>
    /// <exception cref="RefusedException">That key is not there.</exception>
    public async Task MustHaveKey(CancellationToken cancel = default)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancel);
        var (head, keyId) = await SealSql.Last(connection, null, cancel);
        RefuseWithout(head, keyId, files.Keys());
    }

    private async Task<Made?> SealSome(DbConnection connection, object after, CancellationToken cancel)
    {
        while (await SealSql.AnyWaits(connection, after, cancel))
        {
            // SQLite has one writer: what can be done before taking its place is done before.
            var sqlite = database.Engine is Engine.Sqlite;
            var ahead = sqlite ? await Make(connection, null, after, cancel) : null;
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            if (!sqlite)
            {
                await SealSql.TakeTurn(connection, transaction, cancel);
            }

            var made = ahead ?? await Make(connection, transaction, after, cancel);
            if (made is null)
            {
                return null;
            }

            if (sqlite && (await SealSql.Last(connection, transaction, cancel)).Head != made.Before)
            {
                continue; // Another program sealed meanwhile.
            }

            await SealSql.Write(connection, transaction, made, cancel);
            await transaction.CommitAsync(cancel);
            return made;
        }

        return null;
    }

    private async Task<Made?> Make(
        DbConnection connection,
        DbTransaction? transaction,
        object after,
        CancellationToken cancel
    )
    {
        var (before, lastKey) = await SealSql.Last(connection, transaction, cancel);
        var waiting = await SealSql.Waiting(connection, transaction, after, Batch, cancel);
        if (waiting.Count == 0)
        {
            return null;
        }

        var keys = KeysFor(before, lastKey);
        var key = keys[keys.CurrentId]!;
        var now = clock.Now();
        var (number, hash) = (before.Count, before.Hash);
        var links = new List<(long Number, Guid AuditId, string Hash)>(waiting.Count);
        foreach (var row in waiting.Where(w => !w.Sealed).Select(w => w.Row).OfType<AuditRow>())
        {
            hash = SealText.Link(key, hash, ++number, row.Id, now, keys.CurrentId, SealText.Content(row));
            links.Add((number, row.Id, hash));
        }

        // An id whose record is gone or cannot be read stays in the queue, and holds up nothing behind it: the verifier tells of it.
        return new Made(
            before,
            new SealHead(number, hash),
            now,
            keys.CurrentId,
            links,
            [.. waiting.Where(w => w.Row is not null).Select(w => w.Id)],
            waiting[^1].Place
        );
    }

    private SealKeys KeysFor(SealHead before, string lastKey)
    {
        var keys = files.Keys();
        RefuseWithout(before, lastKey, keys);

        // The head is there before the very first seal, so that a missing one always means that somebody took it away.
        if (before.Count == 0 && files.Head() is null)
        {
            files.WriteHead(SealHead.None);
        }

        if (keys.CurrentId.Length == 0)
        {
            SealKeys.Add(files.KeyFile);
            keys = files.Keys();
        }

        return keys;
    }

    private void RefuseWithout(SealHead head, string keyId, SealKeys keys) =>
        new Reasons()
            .When(
                head.Count > 0 && keys[keyId] is null,
                "Nhật ký đã có {0} bản ghi niêm phong bằng khóa {1}, nhưng không thấy khóa đó trong tệp {2}. Hãy khôi phục tệp khóa, hoặc chỉ đúng chỗ bằng biến DIEUHANH_SEAL_KEY; không được lập khóa mới thay cho nó.",
                head.Count,
                keyId,
                files.KeyFile
            )
            .Refuse();

    // Only forward, and only along the same chain: after a cut the file goes on telling where the chain had been.
    private async Task WriteHead(DbConnection connection, SealHead head, CancellationToken cancel)
    {
        using var turn = files.TakeTurn();
        var known = files.Head();
        HeadDoesNotFit =
            known is null || (known.Count > 0 && await SealSql.HashAt(connection, known.Count, cancel) != known.Hash);
        if (turn is not null && !HeadDoesNotFit && known!.Count < head.Count)
        {
            files.WriteHead(head);
        }
    }

    /// <param name="Before">The head they follow.</param>
    /// <param name="Taken">What leaves the queue: these, and records found to be sealed already.</param>
    /// <param name="Last">How far the queue was read.</param>
    internal sealed record Made(
        SealHead Before,
        SealHead Head,
        DateTime At,
        string KeyId,
        IReadOnlyList<(long Number, Guid AuditId, string Hash)> Links,
        IReadOnlyList<Guid> Taken,
        object Last
    );
}
