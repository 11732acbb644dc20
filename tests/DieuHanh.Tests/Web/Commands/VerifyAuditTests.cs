using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;
using Microsoft.Data.Sqlite;

namespace DieuHanh.Tests.Web.Commands;

/// <summary>How <c>dieuhanh audit</c> ends, on SQLite, which is the same on either run.</summary>
public sealed class VerifyAuditTests
{
    [Fact]
    public async Task A_cut_tail_ends_with_4_until_somebody_who_knows_why_accepts_the_head()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        (await Said.By("db", "upgrade", "--data", folder)).Code.ShouldBe(ExitCode.Done);
        (await Said.By("audit", "head", "--data", folder, "--accept", "Mở sổ.")).Code.ShouldBe(ExitCode.Done);
        (await Said.By("audit", "verify", "--data", folder)).Code.ShouldBe(ExitCode.Done);

        Run(
            folder,
            "drop trigger kernel_seal_fence_delete; delete from kernel_seal where number = (select max(number) from kernel_seal)"
        );
        var cut = await Said.By("audit", "verify", "--data", folder);
        cut.Code.ShouldBe(ExitCode.Broken);
        cut.Output.ShouldContain("Bị cắt đuôi");
        cut.Output.ShouldContain("1 bản ghi chưa được niêm phong");

        (await Said.By("audit", "head", "--data", folder, "--accept", " ")).Code.ShouldBe(ExitCode.BadInput);
        var accepted = await Said.By("audit", "head", "--data", folder, "--accept", "Khôi phục bản sao lưu.");
        accepted.Code.ShouldBe(ExitCode.Done, accepted.Error);
        var verified = await Said.By("audit", "verify", "--data", folder);
        verified.Code.ShouldBe(ExitCode.Done, verified.Output);
        verified.Lines.ShouldHaveSingleItem().ShouldStartWith("Nhật ký còn nguyên vẹn: ");
    }

    [Fact]
    public async Task A_lost_key_is_refused_with_3_and_by_every_command()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        await Said.By("db", "upgrade", "--data", folder);
        (await Said.By("audit", "new-key", "--data", folder)).Code.ShouldBe(ExitCode.Done);
        (await Said.By("audit", "head", "--data", folder, "--accept", "Mở sổ.")).Code.ShouldBe(ExitCode.Done);
        var key = Path.Combine(folder, "seal.key");
        File.Move(key, key + ".away");
        string[][] commands =
        [
            ["audit", "verify"],
            ["audit", "new-key"],
            ["sample", "load", "province"],
        ];
        foreach (var command in commands)
        {
            var said = await Said.By([.. command, "--data", folder]);
            said.Code.ShouldBe(ExitCode.Refused, said.Output);
            said.Error.ShouldContain(key);
        }

        File.Exists(key).ShouldBeFalse();
        File.Move(key + ".away", key);
        (await Said.By("audit", "verify", "--data", folder)).Code.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made_by_asking()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        (await Said.By("audit", "verify", "--data", folder)).Code.ShouldBe(ExitCode.BadInput);
        (await Said.By("user", "add", "x", "--name", "X", "--role", "Clerk", "--data", folder)).Code.ShouldBe(
            ExitCode.BadInput
        );
        File.Exists(Path.Combine(folder, "dieuhanh.db")).ShouldBeFalse();
    }

    private static void Run(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "dieuhanh.db")}");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
