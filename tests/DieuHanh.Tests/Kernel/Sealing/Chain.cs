using System.Data.Common;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel.Sealing;

/// <summary>A database of its own with an audit that is sealed, and hands that do to it what nobody should.</summary>
internal sealed class Chain
{
    private static readonly DateTime Start = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    public Clock Clock { get; } = new(new DateTimeOffset(Start).AddMinutes(1));

    /// <summary>So much later than the ones before them are the records that are written from now on.</summary>
    public TimeSpan Later { get; set; }

    public Database Database { get; } = Databases.New();
    public SealFiles Files { get; private set; } = Fresh();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The ids of the records, in the order in which they were sealed.</summary>
    public List<Guid> Ids { get; } = [];

    public static async Task<Chain> Of(int records)
    {
        var chain = new Chain();
        await chain.Write(records);
        await chain.Seal();
        return chain;
    }

    public Task Write(int records) => Write([.. Enumerable.Range(0, records).Select(_ => NewId.Next())]);

    /// <summary>The names tell the records apart; the last field of every other one is empty.</summary>
    public async Task Write(params Guid[] ids)
    {
        await using var connection = Database.Connect();
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        foreach (var id in ids)
        {
            Ids.Add(id);
            var number = Ids.Count;
            await using var command = Command(
                connection,
                """
                insert into kernel_audit (id, at, actor_id, actor_name, behalf_id, action, thing, thing_id, whole_id, changes, why)
                values (@id, @at, @actor, @name, null, 'Giao nhiệm vụ', 'SteeringTask', @id, @id, '{"Due":[null,"2026-12-01"]}', @why)
                """,
                ("id", id),
                ("at", Start.AddTicks(number * 12_345_670L) + Later),
                ("actor", id),
                ("name", $"Nguyễn Văn {number}"),
                ("why", number % 2 == 0 ? DBNull.Value : $"Lý do {number}")
            );
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await transaction.CommitAsync(Cancel);
    }

    public Task<long> Seal() => new Sealer(Database, Files, Clock).SealAll(Cancel);

    public Task<SealVerification> Verify() => new SealVerifier(Database, Files, Clock).Verify(cancel: Cancel);

    /// <summary>What is found, in few words: "Removed 2-3".</summary>
    public async Task<IEnumerable<string>> Found() =>
        (await Verify()).Findings.Select(f =>
            f.Fault is SealFault.Reordered ? $"{f.Fault} {f.From} was {f.Place}"
            : f.From == f.To ? $"{f.Fault} {f.From}"
            : $"{f.Fault} {f.From}-{f.To}"
        );

    public string Id(int number) =>
        Database.Engine is Engine.Sqlite
            ? $"'{Ids[number - 1].ToString().ToUpperInvariant()}'"
            : $"'{Ids[number - 1]}'";

    /// <summary>As somebody would who owns the database: without its fences.</summary>
    public async Task Tamper(params string[] statements)
    {
        await Sql(
            Database.Engine is Engine.Sqlite
                ? """
                drop trigger if exists kernel_audit_fence_update; drop trigger if exists kernel_audit_fence_delete;
                drop trigger if exists kernel_seal_fence_update; drop trigger if exists kernel_seal_fence_delete;
                """
                : "alter table kernel_audit disable trigger user; alter table kernel_seal disable trigger user;"
        );
        foreach (var statement in statements)
        {
            await Sql(statement);
        }
    }

    public async Task Sql(string sql)
    {
        await using var connection = Database.Connect();
        await connection.OpenAsync(Cancel);
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = Database.Connect();
        await connection.OpenAsync(Cancel);
        await using var command = Command(connection, sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>The same database beside an empty folder, as if key and head had been lost.</summary>
    public void LoseFiles() => Files = Fresh();

    private static SealFiles Fresh() => new(Path.Combine(Databases.Folder, $"seal-{Guid.NewGuid():N}"));
}
