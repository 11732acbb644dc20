using System.Diagnostics;
using System.Text.Json;
using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

public sealed class ReadTests
{
    private const string Text = """
        VĂN PHÒNG CHÍNH PHỦ
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số: 15/TB-VPCP

        Hà Nội, ngày 20 tháng 11 năm 2026

        THÔNG BÁO
        Kết luận của Phó Thủ tướng Chính phủ Trần Mẫu Bình tại cuộc họp về đầu tư công

        1. Giao Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng tổng hợp vướng mắc, báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 12 năm 2026.

        Nơi nhận:
        - Lưu: VT.
        """;

    [Fact]
    public async Task The_table_names_what_must_be_done_by_whom_and_when()
    {
        var said = await Said.By("read", Written("read-table.txt", Text));
        said.Code.ShouldBe(ExitCode.Done, said.Error);
        said.Output.ShouldContain("15/TB-VPCP");
        said.Output.ShouldContain("Nhiệm vụ: 1");
        said.Lines.ShouldContain(l =>
            l.StartsWith("Chủ trì:", StringComparison.Ordinal) && l.EndsWith("Bộ Tài chính", StringComparison.Ordinal)
        );
        said.Lines.ShouldContain(l => l.Contains("15/12/2026"));
    }

    [Fact]
    public async Task Json_holds_header_and_tasks()
    {
        var said = await Said.By("read", "--json", Written("read-json.txt", "\uFEFF" + Text));
        using var json = JsonDocument.Parse(said.Output);
        json.RootElement.GetProperty("header").GetProperty("number").GetString().ShouldBe("15/TB-VPCP");
        var task = json.RootElement.GetProperty("tasks")[0];
        task.GetProperty("lead")[0].GetString().ShouldBe("Bộ Tài chính");
        task.GetProperty("deadline").GetProperty("date").GetString().ShouldBe("2026-12-15");

        // Spans count from the first letter, not from a byte order mark.
        var (start, end) = (task.GetProperty("start").GetInt32(), task.GetProperty("end").GetInt32());
        Text[start..end].ShouldBe(task.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_text_ends_with_2()
    {
        var missing = await Said.By("read", Path.Combine(Databases.Folder, "không có.txt"));
        missing.Code.ShouldBe(ExitCode.BadInput);
        missing.Error.ShouldContain("Không đọc được tệp");

        var binary = Path.Combine(Databases.Folder, "read-binary.txt");
        await File.WriteAllBytesAsync(binary, [0x4d, 0x5a, 0xff, 0xfe, 0x90], TestContext.Current.CancellationToken);
        var said = await Said.By("read", binary);
        said.Code.ShouldBe(ExitCode.BadInput);
        said.Error.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task The_program_reads_standard_input_in_utf8_and_opens_neither_database_nor_web()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CommandLine).Assembly.Location, "read", "--json", "-" },
            WorkingDirectory = System
                .IO.Directory.CreateDirectory(Path.Combine(Databases.Folder, "read-here"))
                .FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            Environment = { ["LANG"] = "C", ["LC_ALL"] = "C" },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Text);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
        output.ShouldContain("Bộ Tài chính");
        System.IO.Directory.EnumerateFileSystemEntries(start.WorkingDirectory).ShouldBeEmpty();
    }

    private static string Written(string name, string text)
    {
        var file = Path.Combine(Databases.Folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
