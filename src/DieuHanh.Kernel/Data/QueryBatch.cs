using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// The queries of one page, sent to PostgreSQL as one batch: one round trip instead of one each. On SQLite, which has no round trip,
/// they simply run one after another. EF still makes the objects; only the reader it reads from is the batch's.
/// </summary>
/// <example><code>
/// var batch = db.Batch();
/// var rows = batch.List(db.Tasks.Where(…).Select(…));
/// var count = batch.One(db.Tasks.GroupBy(_ => 1).Select(g => g.Count()));
/// await batch.Run();   // rows.Value, count.Value
/// </code></example>
public sealed class QueryBatch(ModuleDb db)
{
    private readonly List<(IQueryable Query, Func<CancellationToken, Task> Read)> queries = [];

    public Batched<List<T>> List<T>(IQueryable<T> query)
    {
        var result = new Batched<List<T>>();
        queries.Add((query, async cancel => result.Set(await query.ToListAsync(cancel))));
        return result;
    }

    /// <summary>The only row, or default where there is none.</summary>
    public Batched<T?> One<T>(IQueryable<T> query)
    {
        var result = new Batched<T?>();
        queries.Add((query, async cancel => result.Set((await query.ToListAsync(cancel)).SingleOrDefault())));
        return result;
    }

    public async Task Run(CancellationToken cancel = default)
    {
        if (db.Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) != true || queries.Count < 2)
        {
            await ReadAll(cancel);
            return;
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var (query, _) in queries)
            {
                using var command = query.CreateDbCommand();
                var part = new NpgsqlBatchCommand(command.CommandText);
                foreach (NpgsqlParameter parameter in command.Parameters)
                {
                    part.Parameters.Add(parameter.Clone());
                }

                batch.BatchCommands.Add(part);
            }

            await using var reader = await batch.ExecuteReaderAsync(cancel);
            db.RunningBatch = reader;
            await ReadAll(cancel);
        }
        finally
        {
            db.RunningBatch = null;
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task ReadAll(CancellationToken cancel)
    {
        foreach (var (_, read) in queries)
        {
            await read(cancel);
        }
    }
}

/// <summary>A value that is there once the batch has run.</summary>
public sealed class Batched<T>
{
    private bool set;

    public T Value
    {
        get => set ? field! : throw new InvalidOperationException("The batch has not run yet.");
        private set;
    }

    internal void Set(T value)
    {
        Value = value;
        set = true;
    }
}

/// <summary>Hands EF the reader of the running batch instead of executing the command again.</summary>
internal sealed class BatchInterceptor : DbCommandInterceptor
{
    public static readonly BatchInterceptor Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) =>
        ValueTask.FromResult(
            eventData.Context is ModuleDb { RunningBatch: { } reader }
                ? InterceptionResult<DbDataReader>.SuppressWithResult(new BatchReader(reader))
                : result
        );
}
