using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

public sealed class SampleAndUserTests
{
    [Fact]
    public async Task The_sample_is_loaded_once_and_a_user_is_added_to_it()
    {
        var folder = Path.Combine(Databases.Folder, "cli-sample");
        var loaded = await Said.By("sample", "load", "province", "--data", folder);
        loaded.Code.ShouldBe(ExitCode.Done, loaded.Error);

        var again = await Said.By("sample", "load", "--data", folder);
        again.Code.ShouldBe(ExitCode.Refused);
        again.Error.ShouldContain("Danh bạ đã có cơ quan");

        var added = await Add("can.bo.moi", "officer", folder);
        added.Code.ShouldBe(ExitCode.Done, added.Error);
        added.Output.ShouldContain("Mật khẩu dùng một lần:");

        // What a command did is sealed when it ends.
        var verified = await Said.By("audit", "verify", "--data", folder);
        verified.Code.ShouldBe(ExitCode.Done, verified.Output + verified.Error);
        verified.Lines.ShouldHaveSingleItem().ShouldStartWith("Nhật ký còn nguyên vẹn:");

        var taken = await Add("can.bo.moi", "officer", folder);
        taken.Code.ShouldBe(ExitCode.Refused);
        taken.Error.ShouldNotBeEmpty();

        (await Add("khac", "king", folder)).Code.ShouldBe(ExitCode.BadInput);

        var read = await Said.By("text", "read", "--again", "--data", folder);
        read.Code.ShouldBe(ExitCode.Done, read.Error);
        read.Lines[0].ShouldBe("Đã xử lý 0 tệp.");
    }

    [Fact]
    public async Task Before_the_office_is_opened_nobody_is_added_and_it_is_said_how_to_open_it()
    {
        var folder = Path.Combine(Databases.Folder, "cli-closed");
        (await Said.By("db", "upgrade", "--data", folder)).Code.ShouldBe(ExitCode.Done);

        var added = await Said.By("user", "add", "x.y", "--name", "Nguyễn Thử", "--role", "Clerk", "--data", folder);

        added.Code.ShouldBe(ExitCode.Refused);
        added.Error.ShouldContain("Chưa mở văn phòng");
    }

    [Fact]
    public async Task A_sample_that_is_none_and_a_missing_name_are_not_understood()
    {
        (await Said.By("sample", "load", "sở")).Code.ShouldBe(ExitCode.Usage);
        (await Said.By("user", "add", "x", "--role", "officer")).Code.ShouldBe(ExitCode.Usage);
        (await Said.By("serve", "--sample", "sở")).Code.ShouldBe(ExitCode.Usage);
    }

    private static Task<Said> Add(string userName, string role, string folder) =>
        Said.By("user", "add", userName, "--name", "Nguyễn Mẫu Thử", "--role", role, "--unit", "KT", "--data", folder);
}
