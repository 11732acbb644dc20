using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Tests.House;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Tests.Kernel.Sealing;

/// <summary>The chain takes every committed record once, whatever happens beside it.</summary>
public sealed class SealerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_whose_id_is_older_than_what_is_sealed_is_sealed_when_it_comes()
    {
        var chain = await Chain.Of(0);
        var early = NewId.Next();
        await chain.Write(3);
        await chain.Seal();
        await chain.Write(early);
        (await chain.Seal()).ShouldBe(1);
        (await chain.Ask<string>($"select cast(audit_id as text) from kernel_seal where number = 4")).ShouldBe(
            early.ToString(),
            StringCompareShould.IgnoreCase
        );
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    [Trait("engine", "postgres")]
    public async Task What_is_not_committed_yet_waits_and_holds_nobody_up()
    {
        var chain = await Chain.Of(1);
        await using var connection = chain.Database.Connect();
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"insert into kernel_audit select '{NewId.Next()}', at, actor_id, actor_name, behalf_id, action, thing, thing_id, whole_id, changes, why from kernel_audit";
        await insert.ExecuteNonQueryAsync(Cancel);
        await chain.Write(2);
        (await chain.Seal()).ShouldBe(2);
        await transaction.CommitAsync(Cancel);
        (await chain.Seal()).ShouldBe(1);
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task Several_sealers_make_one_chain()
    {
        var chain = await Chain.Of(1);
        var records = (Sealer.Batch * 2) + 50;
        await chain.Write(records);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => chain.Seal(), Cancel)));
        made.Sum().ShouldBe(records);
        var verification = await chain.Verify();
        verification.Holds.ShouldBeTrue(string.Join('\n', verification.Sentences()));
        (verification.Sealed, verification.Unsealed).ShouldBe((records + 1, 0));
    }

    [Fact]
    public async Task A_head_that_lags_behind_a_killed_program_is_no_fault_and_catches_up()
    {
        var chain = await Chain.Of(3);
        var then = chain.Files.Head()!;
        await chain.Write(2);
        await chain.Seal();
        chain.Files.WriteHead(then);
        (await chain.Verify()).Holds.ShouldBeTrue();
        await chain.Write(1);
        await chain.Seal();
        chain.Files.Head()!.Count.ShouldBe(6);
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task A_queue_that_holds_what_is_sealed_already_is_emptied_and_nothing_sealed_twice()
    {
        var chain = await Chain.Of(3);
        await chain.Sql("insert into kernel_unsealed (audit_id) select id from kernel_audit");
        (await chain.Seal()).ShouldBe(0);
        (await chain.Ask<long>("select count(*) from kernel_unsealed")).ShouldBe(0);
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_key_a_chain_is_neither_continued_nor_verified()
    {
        var chain = await Chain.Of(2);
        await chain.Write(1);
        chain.LoseFiles();
        (await Should.ThrowAsync<RefusedException>(chain.Seal)).Message.ShouldContain(chain.Files.KeyFile);
        (await Should.ThrowAsync<RefusedException>(chain.Verify)).Message.ShouldContain(chain.Files.KeyFile);
        File.Exists(chain.Files.KeyFile).ShouldBeFalse("a new key would begin where nobody could verify the old one");
    }

    [Fact]
    public async Task A_new_key_seals_on_and_the_old_one_still_verifies()
    {
        var chain = await Chain.Of(2);
        var old = chain.Files.Keys().CurrentId;
        SealKeys.Add(chain.Files.KeyFile).ShouldNotBe(old);
        await chain.Write(2);
        await chain.Seal();
        (await chain.Ask<long>("select count(distinct key_id) from kernel_seal")).ShouldBe(2);
        (await chain.Verify()).Holds.ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(chain.Files.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_chain_moves_between_databases_whole()
    {
        // What a record hashes to is the same on every engine and in every version: a change of it would break every chain there is.
        var row = new AuditRow
        {
            Id = new Guid("01a218d4-f7e0-7000-8e58-d6457885d001"),
            At = new DateTime(2026, 11, 26, 17, 9, 0, DateTimeKind.Utc).AddTicks(1_234_567),
            ActorId = new Guid("f953ed2d-b83b-81dd-9a6e-468d6fb024e6"),
            ActorName = "Trần Thị Văn Thư",
            Action = "Đăng ký văn bản đến",
            Thing = "IncomingDocument",
            ThingId = new Guid("8720eb49-58f6-846e-ac6d-7cea796ece1f"),
            WholeId = new Guid("8720eb49-58f6-846e-ac6d-7cea796ece1f"),
            Changes = """{"Code":[null,"19/VPCP-CN"]}""",
        };
        Convert
            .ToHexStringLower(SealText.Content(row))
            .ShouldBe("3f79d1a377ed9ae043b4c51a07145de60e4f0a8881c42439c8f9c10a23cadf49");
        SealText
            .Link(new byte[32], SealText.Genesis, 1, row.Id, row.At, "0123456789abcdef", SealText.Content(row))
            .ShouldBe("c9a41a4526aacb1ac130ca6588dcb9501489486ae73bd696ade601817325caf1");

        // And a record read back from this run's database hashes as it did before it was written there.
        var chain = await Chain.Of(1);
        var written = new AuditRow
        {
            Id = chain.Ids[0],
            At = new DateTime(2026, 11, 23, 2, 0, 1, DateTimeKind.Utc).AddTicks(2_345_670),
            ActorId = chain.Ids[0],
            ActorName = "Nguyễn Văn 1",
            Action = "Giao nhiệm vụ",
            Thing = "SteeringTask",
            ThingId = chain.Ids[0],
            WholeId = chain.Ids[0],
            Changes = """{"Due":[null,"2026-12-01"]}""",
            Why = "Lý do 1",
        };
        (await SealedAs(chain, written)).ShouldBe(chain.Files.Head()!.Hash);
    }

    [Fact]
    public async Task The_sealer_of_the_office_seals_within_seconds()
    {
        var chain = await Chain.Of(0);
        await chain.Write(3);
        using var sealer = new BackgroundSealer(
            new Sealer(chain.Database, chain.Files, TimeProvider.System),
            chain.Files,
            new Jobs(new Stumbling<Jobs>(), TimeProvider.System, NullLogger<Jobs>.Instance),
            NullLogger<BackgroundSealer>.Instance
        );
        await sealer.StartAsync(Cancel);
        while (chain.Files.Head() is not { Count: 3 })
        {
            await Task.Delay(20, Cancel);
        }

        await sealer.StopAsync(Cancel);
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    private static async Task<string> SealedAs(Chain chain, AuditRow row)
    {
        var keys = chain.Files.Keys();
        var at = await chain.Ask<object>("select sealed_at from kernel_seal");
        var sealedAt = at as DateTime? ?? DateTime.Parse((string)at, System.Globalization.CultureInfo.InvariantCulture);
        return SealText.Link(
            keys[keys.CurrentId],
            SealText.Genesis,
            1,
            row.Id,
            sealedAt,
            keys.CurrentId,
            SealText.Content(row)
        );
    }
}
