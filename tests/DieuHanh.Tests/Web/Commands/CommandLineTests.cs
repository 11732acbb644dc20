using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

[Trait("engine", "sqlite")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("read", "--help")]
    [InlineData("calendar", "explain", "--help")]
    [InlineData("db", "upgrade", "--help")]
    [InlineData("audit", "verify", "--help")]
    public async Task Every_command_explains_itself_with_its_exit_codes(params string[] args)
    {
        var said = await Said.By(args);
        said.Code.ShouldBe(ExitCode.Done, said.Error);
        said.Output.ShouldContain("Cách dùng: dieuhanh");
        said.Output.ShouldContain("Mã kết thúc:");
        said.Output.ShouldContain("64");
    }

    [Theory]
    [InlineData("“mở” không phải là lệnh", "mở")]
    [InlineData("cần thêm tên một lệnh")]
    [InlineData("cần thêm tên một lệnh", "db")]
    [InlineData("Thiếu TỆP", "read")]
    [InlineData("Giá trị “99999” của tùy chọn --port", "serve", "--port", "99999")]
    [InlineData("Giá trị “tám” của tùy chọn --port", "serve", "--port", "tám")]
    [InlineData("Tùy chọn --data thiếu giá trị", "db", "upgrade", "--data")]
    [InlineData("“--lạ” không phải là lệnh hay tùy chọn", "read", "-", "--lạ")]
    public async Task What_is_not_understood_is_said_on_stderr_with_64(string sentence, params string[] args)
    {
        var said = await Said.By(args);
        said.Code.ShouldBe(ExitCode.Usage);
        said.Error.ShouldContain(sentence);
        said.Error.ShouldContain("--help");
        said.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_ends_with_69()
    {
        var said = await Said.By("db", "upgrade", "--connection", "Host=/nowhere;Database=x");
        said.Code.ShouldBe(ExitCode.Unavailable);
        said.Error.ShouldContain("Cơ sở dữ liệu không trả lời");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_not_blamed_on_the_database()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        var said = await Said.By("serve", "--no-sample", "--urls", "http://203.0.113.77:5999", "--data", folder);
        said.Code.ShouldBe(ExitCode.Unavailable);
        said.Error.ShouldContain("Không nghe được ở địa chỉ đã nêu");
        said.Error.ShouldNotContain("Cơ sở dữ liệu không trả lời");
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_not_repeated()
    {
        var said = await Said.By("db", "upgrade", "--connection", "Pass=secret");
        said.Code.ShouldBe(ExitCode.BadInput);
        said.Error.ShouldContain("Chuỗi kết nối PostgreSQL không đúng");
        said.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_tables_are_made_once()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-cli-");
        try
        {
            (await Said.By("db", "upgrade", "--data", folder.FullName)).Lines.ShouldContain("Kernel/0001-kernel.sql");
            (await Said.By("db", "upgrade", "--data", folder.FullName)).Lines.ShouldBe([
                "Các bảng đã ở phiên bản này.",
            ]);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("text", "read")]
    [InlineData("search", "state")]
    [InlineData("audit", "new-key")]
    public async Task Nothing_is_written_to_a_database_that_is_being_moved(params string[] command)
    {
        var folder = Path.Combine(Databases.Folder, $"cli-moved-{Guid.CreateVersion7():N}");
        (await Said.By("db", "upgrade", "--data", folder)).Code.ShouldBe(ExitCode.Done);
        using (OpenOffice.MustBeClosed(Database.InFolder(folder)))
        {
            var said = await Said.By([.. command, "--data", folder]);
            said.Code.ShouldBe(ExitCode.Refused);
            said.Error.ShouldContain("đang được chuyển");
        }

        (await Said.By([.. command, "--data", folder])).Code.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task A_place_is_empty_though_a_command_holds_it_while_it_restores_there()
    {
        var (data, copy) = (
            Path.Combine(Databases.Folder, "cli-saved"),
            Path.Combine(Databases.Folder, "cli-restored")
        );
        (await Said.By("db", "upgrade", "--data", data)).Code.ShouldBe(ExitCode.Done);
        var to = Path.Combine(Databases.Folder, "cli-backups");
        (await Said.By("backup", "--data", data, "--to", to)).Code.ShouldBe(ExitCode.Done);

        var restored = await Said.By("restore", "--data", copy, "--from", to);

        restored.Code.ShouldBe(ExitCode.Done, restored.Error);
        (await Said.By("restore", "--data", copy, "--from", to)).Code.ShouldBe(ExitCode.Refused);
    }
}
