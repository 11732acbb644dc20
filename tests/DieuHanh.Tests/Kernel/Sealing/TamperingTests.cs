using System.Data.Common;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Tests.Kernel.Sealing;

/// <summary>What was done to a sealed audit is found, told apart, and told where.</summary>
public sealed class TamperingTests
{
    [Fact]
    public async Task What_nobody_touched_holds_and_what_waits_is_only_counted()
    {
        var chain = await Chain.Of(5);
        await chain.Write(2);
        var verification = await chain.Verify();
        verification.Holds.ShouldBeTrue(string.Join('\n', verification.Sentences()));
        (verification.Sealed, verification.Unsealed).ShouldBe((5, 2));
        verification.Head.ShouldBe(chain.Files.Head());
    }

    [Fact]
    public async Task A_record_that_was_changed_is_named()
    {
        var chain = await Chain.Of(5);
        foreach (
            var change in new[]
            {
                "at = '2026-11-23 03:00:00Z'",
                "actor_id = null",
                "actor_name = 'Người khác'",
                "behalf_id = actor_id",
                "action = 'Thu hồi nhiệm vụ'",
                "thing = 'Assignment'",
                "thing_id = '00000000-0000-0000-0000-000000000001'",
                "whole_id = '00000000-0000-0000-0000-000000000001'",
                "changes = '{}'",
                "why = ''",
                "why = null",
            }
        )
        {
            await chain.Tamper(
                $"create table kept as select * from kernel_audit where id = {chain.Id(3)}",
                $"update kernel_audit set {change} where id = {chain.Id(3)}"
            );
            (await chain.Found()).ShouldBe(["Altered 3"], change);
            await chain.Sql($"delete from kernel_audit where id = {chain.Id(3)}");
            await chain.Sql("insert into kernel_audit select * from kept");
            await chain.Sql("drop table kept");
            (await chain.Found()).ShouldBeEmpty("it was put back as it was");
        }

        await chain.Sql($"update kernel_audit set why = 'x' where id = {chain.Id(3)}");
        (await chain.Verify()).Findings[0].ToString().ShouldContain(chain.Ids[2].ToString());
    }

    [Fact]
    public async Task A_seal_that_was_changed_is_named()
    {
        var chain = await Chain.Of(5);
        foreach (var change in new[] { "hash = 'ab'", "key_id = 'ab'", "sealed_at = '2026-11-23 03:00:00Z'" })
        {
            await chain.Tamper(
                "create table kept as select * from kernel_seal where number = 3",
                $"update kernel_seal set {change} where number = 3"
            );
            (await chain.Found()).ShouldBe(["Altered 3"], change);
            await chain.Sql("delete from kernel_seal where number = 3");
            await chain.Sql("insert into kernel_seal select * from kept");
            await chain.Sql("drop table kept");
        }
    }

    [Fact]
    public async Task A_record_with_the_words_of_another_one_is_changed_and_the_other_is_not()
    {
        var chain = await Chain.Of(5);
        await chain.Tamper(
            $"update kernel_audit set actor_name = (select actor_name from kernel_audit where id = {chain.Id(5)}), at = (select at from kernel_audit where id = {chain.Id(5)}) where id = {chain.Id(2)}"
        );
        (await chain.Found()).ShouldBe(["Altered 2"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_record_that_was_removed_is_named_whether_its_seal_stays_or_goes(int number)
    {
        var chain = await Chain.Of(5);
        await chain.Tamper($"delete from kernel_audit where id = {chain.Id(number)}");
        (await chain.Found()).ShouldBe([$"Removed {number}"]);
        await chain.Tamper($"delete from kernel_seal where number = {number}");
        (await chain.Found()).ShouldBe([$"Removed {number}", $"Unchecked {number + 1}"]);
    }

    [Fact]
    public async Task A_record_after_a_removed_seal_may_have_been_changed_and_that_is_said()
    {
        var chain = await Chain.Of(5);
        await chain.Tamper(
            $"delete from kernel_audit where id = {chain.Id(3)}",
            "delete from kernel_seal where number = 3",
            $"update kernel_audit set actor_name = 'Người khác' where id = {chain.Id(4)}"
        );
        (await chain.Found()).ShouldBe(["Removed 3", "Unchecked 4"]);
        (await chain.Verify()).Findings[1].ToString().ShouldContain(chain.Ids[3].ToString());
    }

    [Fact]
    public async Task A_forged_name_of_a_key_is_named_and_keeps_nothing_else_from_being_found()
    {
        var chain = await Chain.Of(6);
        await chain.Tamper(
            "update kernel_seal set key_id = '0000000000000000' where number in (1, 3, 4)",
            $"update kernel_audit set actor_name = 'Người khác' where id = {chain.Id(5)}"
        );
        (await chain.Found()).ShouldBe(["UnknownKey 1", "UnknownKey 3-4", "Altered 5"]);
    }

    [Fact]
    public async Task Several_removed_in_a_row_are_told_together()
    {
        var chain = await Chain.Of(6);
        await chain.Tamper($"delete from kernel_audit where id in ({chain.Id(2)}, {chain.Id(3)}, {chain.Id(5)})");
        (await chain.Found()).ShouldBe(["Removed 2-3", "Removed 5"]);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(2, 3)]
    [InlineData(5, 6)]
    public async Task Two_records_whose_words_were_exchanged_are_out_of_order(int one, int other)
    {
        const string Words = "at, actor_id, actor_name, behalf_id, action, thing, thing_id, whole_id, changes, why";
        var chain = await Chain.Of(6);
        await chain.Tamper(
            $"create table kept as select * from kernel_audit where id in ({chain.Id(one)}, {chain.Id(other)})",
            $"update kernel_audit set ({Words}) = (select {Words} from kept where kept.id = {chain.Id(other)}) where id = {chain.Id(one)}",
            $"update kernel_audit set ({Words}) = (select {Words} from kept where kept.id = {chain.Id(one)}) where id = {chain.Id(other)}"
        );
        (await chain.Found()).ShouldBe([$"Reordered {one} was {other}", $"Reordered {other} was {one}"]);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(2, 3)]
    [InlineData(5, 6)]
    public async Task Two_seals_that_name_each_others_record_are_out_of_order(int one, int other)
    {
        var chain = await Chain.Of(6);
        await chain.Tamper(
            $"update kernel_seal set audit_id = '00000000-0000-0000-0000-000000000001' where number = {one}",
            $"update kernel_seal set audit_id = {chain.Id(one)} where number = {other}",
            $"update kernel_seal set audit_id = {chain.Id(other)} where number = {one}"
        );
        (await chain.Found()).ShouldBe([$"Reordered {one} was {other}", $"Reordered {other} was {one}"]);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(2, 3)]
    [InlineData(5, 6)]
    public async Task Two_seals_that_exchanged_their_numbers_are_out_of_order(int one, int other)
    {
        var chain = await Chain.Of(6);
        await chain.Tamper(
            $"update kernel_seal set number = 99 where number = {one}",
            $"update kernel_seal set number = {one} where number = {other}",
            $"update kernel_seal set number = {other} where number = 99"
        );
        (await chain.Found()).ShouldBe([$"Reordered {one} was {other}", $"Reordered {other} was {one}"]);
    }

    [Fact]
    public async Task A_tail_that_was_cut_is_told_by_the_head_beside_the_data()
    {
        var chain = await Chain.Of(6);
        await chain.Tamper($"delete from kernel_audit where id in ({chain.Id(5)}, {chain.Id(6)})");
        (await chain.Found()).ShouldBe(["CutTail 5-6"]);
        await chain.Tamper("delete from kernel_seal where number > 4");
        (await chain.Found()).ShouldBe(["CutTail 5-6"]);
    }

    [Fact]
    public async Task A_cut_tail_that_went_on_growing_is_told_all_the_same()
    {
        var chain = await Chain.Of(6);
        await chain.Tamper(
            $"delete from kernel_audit where id in ({chain.Id(5)}, {chain.Id(6)})",
            "delete from kernel_seal where number > 4"
        );
        await chain.Sql(
            chain.Database.Engine is Engine.Sqlite ? "select 1" : "alter table kernel_audit enable trigger user"
        );
        await chain.Write(5);
        (await chain.Seal()).ShouldBe(5);
        (await chain.Found()).ShouldBe(["CutTail 6"]);
        chain.Files.Head()!.Count.ShouldBe(6, "the head goes on telling where the chain had been");
    }

    [Fact]
    public async Task A_lost_head_is_told_and_not_made_anew()
    {
        var chain = await Chain.Of(3);
        File.Delete(chain.Files.HeadFile);
        await chain.Write(1);
        await chain.Seal();
        File.Exists(chain.Files.HeadFile).ShouldBeFalse();
        (await chain.Found()).ShouldBe(["HeadMissing 4"]);
    }

    [Fact]
    public async Task Everything_gone_is_a_cut_tail()
    {
        var chain = await Chain.Of(3);
        await chain.Tamper("delete from kernel_audit", "delete from kernel_seal");
        (await chain.Found()).ShouldBe(["CutTail 1-3"]);
    }

    [Fact]
    public async Task A_record_removed_while_it_waits_leaves_its_place_in_the_queue()
    {
        var chain = await Chain.Of(2);
        await chain.Write(2);
        await chain.Tamper($"delete from kernel_audit where id = {chain.Id(3)}");
        (await chain.Seal()).ShouldBe(1);
        var verification = await chain.Verify();
        verification
            .Findings.Select(f => (f.Fault, f.Record))
            .ShouldBe([(SealFault.RemovedUnsealed, chain.Ids[2].ToString())]);
        (verification.Sealed, verification.Unsealed).ShouldBe((3, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_that_was_kept_from_the_queue_is_named_however_fresh_it_is(bool withoutTrigger)
    {
        var chain = await Chain.Of(2);
        if (withoutTrigger)
        {
            var of = chain.Database.Engine is Engine.Sqlite ? "" : " on kernel_audit";
            await chain.Sql($"drop trigger kernel_audit_waits{of}");
        }

        await chain.Write(1);
        if (!withoutTrigger)
        {
            await chain.Sql($"delete from kernel_unsealed where audit_id = {chain.Id(3)}");
        }

        (await chain.Seal()).ShouldBe(0);
        var verification = await chain.Verify();
        verification
            .Findings.Select(f => (f.Fault, f.Record))
            .ShouldBe([(SealFault.NeverSealed, chain.Ids[2].ToString())]);
        (verification.Sealed, verification.Unsealed, verification.Holds).ShouldBe((2, 1, false));
    }

    [Fact]
    public async Task A_record_that_waits_while_the_office_goes_on_is_named_and_one_that_waits_in_a_stopped_office_is_not()
    {
        var chain = await Chain.Of(2);
        await chain.Write(1);
        chain.Clock.Now += TimeSpan.FromDays(400);
        var stopped = await chain.Verify();
        stopped.Holds.ShouldBeTrue(string.Join('\n', stopped.Sentences()));
        stopped.Unsealed.ShouldBe(1);

        chain.Later = SealVerifier.Patience + TimeSpan.FromMinutes(1);
        await chain.Write(1);
        (await chain.Verify())
            .Findings.Select(f => (f.Fault, f.Record))
            .ShouldBe([(SealFault.NeverSealed, chain.Ids[2].ToString())]);

        (await chain.Seal()).ShouldBe(2);
        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    [Trait("engine", "sqlite")]
    public async Task A_record_that_cannot_be_read_is_named_and_holds_up_none_behind_it()
    {
        // SQLite takes anything into any column.
        var chain = await Chain.Of(2);
        await chain.Write(3);
        await chain.Tamper(
            $"update kernel_audit set thing_id = 'x' where id = {chain.Id(3)}",
            "insert into kernel_audit select 'x', at, null, '', null, '', '', thing_id, whole_id, '{}', null from kernel_audit limit 1",
            "insert into kernel_unsealed values ('00000000-y')"
        );
        (await chain.Seal()).ShouldBe(2);
        var verification = await chain.Verify();
        verification
            .Findings.Select(f => (f.Fault, f.Record))
            .ShouldBe(
                [
                    (SealFault.NeverSealed, chain.Ids[2].ToString()),
                    (SealFault.NeverSealed, "x"),
                    (SealFault.RemovedUnsealed, "00000000-y"),
                ],
                ignoreOrder: true
            );
        verification.Sealed.ShouldBe(4);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_alter_what_was_written()
    {
        var chain = await Chain.Of(2);
        foreach (
            var statement in new[]
            {
                "update kernel_audit set actor_name = 'x'",
                "delete from kernel_audit",
                "update kernel_seal set hash = 'x'",
                "delete from kernel_seal",
            }
        )
        {
            (await Should.ThrowAsync<DbException>(() => chain.Sql(statement))).Message.ShouldContain(
                "only ever added to"
            );
        }

        (await chain.Verify()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task Faults_without_number_are_counted_and_the_first_are_named()
    {
        var chain = await Chain.Of(SealVerifier.MostFindings + 20);
        await chain.Tamper("update kernel_audit set actor_name = 'x'");
        var verification = await chain.Verify();
        (verification.Findings.Count + verification.More).ShouldBe(SealVerifier.MostFindings + 20);
        verification.Findings.ShouldAllBe(f => f.Fault == SealFault.Altered);
    }
}
