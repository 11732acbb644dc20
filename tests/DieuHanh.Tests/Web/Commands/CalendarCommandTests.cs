using System.Text;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

/// <summary>The days of a year from the command line, in a database of its own on the engine of the run.</summary>
public sealed class CalendarCommandTests
{
    private const string Head = "Ngày,Loại,Tên ngày,Văn bản quyết định,Ngày hoán đổi\n";

    [Fact]
    public async Task A_year_is_shown_with_what_decided_it_and_each_of_its_days()
    {
        var said = await Said.By("calendar", "show", "2027");

        said.Code.ShouldBe(ExitCode.Done, said.Error);
        said.Lines[0].ShouldBe("Lịch làm việc năm 2027");
        said.Lines[1].ShouldBe("chưa có quyết định trong dữ liệu");
        said.Output.ShouldContain("01/01/2027");
        said.Output.ShouldContain("Ngày Văn hóa Việt Nam");
        said.Output.ShouldNotContain("2026  ");
    }

    [Theory]
    [InlineData("2008")]
    [InlineData("năm nay")]
    [InlineData("99999999999")]
    public async Task A_year_that_is_not_kept_ends_with_2(string year)
    {
        (await Said.By("calendar", "show", year)).Code.ShouldBe(ExitCode.BadInput);
        var file = Written(Head + "02/09/2027,nghỉ lễ,Quốc khánh,Bộ luật Lao động,\n");
        (await Said.By(["calendar", "import", file, "--year", year, .. await Office()])).Code.ShouldBe(
            ExitCode.BadInput
        );
    }

    [Fact]
    public async Task A_file_is_checked_first_and_then_taken_once()
    {
        var office = await Office();
        var file = Written(Head + "01/09/2027,nghỉ lễ,Quốc khánh (ngày liền kề),QĐ 99/QĐ-TTg,\n");

        var check = await Import(file, office, "--check");
        check.Code.ShouldBe(ExitCode.Done, check.Error);
        check.Lines[^1].ShouldBe("Sẽ thay đổi 1 ngày.");
        check.Lines[0].ShouldContain("01/09/2027");
        check.Lines[0].ShouldContain("QĐ 99/QĐ-TTg");
        (await Show(office)).ShouldNotContain("QĐ 99/QĐ-TTg", Case.Sensitive, "only looked at");

        var taken = await Import(file, office);
        taken.Code.ShouldBe(ExitCode.Done, taken.Error);
        taken.Lines[^1].ShouldBe("Đã thay đổi 1 ngày.");
        (await Show(office)).ShouldContain("QĐ 99/QĐ-TTg");
        (await Show(office)).ShouldContain("03/09/2027", Case.Sensitive, "days not named stay");

        (await Import(file, office)).Lines[^1].ShouldBe("Đã thay đổi 0 ngày.");
        var verified = await Said.By(["audit", "verify", .. office]);
        verified.Code.ShouldBe(ExitCode.Done, verified.Output);
        verified.Lines.ShouldHaveSingleItem().ShouldStartWith("Nhật ký còn nguyên vẹn: ");
    }

    [Fact]
    public async Task Days_that_are_not_in_the_file_go_only_where_that_is_asked_for()
    {
        var office = await Office();
        var file = Written(
            "day;kind;name;decision;pair\n2027-01-01;holiday;Tết Dương lịch;Bộ luật Lao động 2019 Điều 112;\n"
        );

        (await Import(file, office)).Lines[^1].ShouldBe("Đã thay đổi 0 ngày.");
        (await Show(office)).ShouldContain("03/09/2027");

        var dropped = await Import(file, office, "--drop-rest");
        dropped.Code.ShouldBe(ExitCode.Done, dropped.Error);
        dropped.Output.ShouldContain("03/09/2027");
        (await Show(office)).ShouldNotContain("03/09/2027");
        (await Show(office)).ShouldContain("01/01/2027");
    }

    [Fact]
    public async Task With_any_fault_nothing_is_taken_and_all_faults_are_told_with_their_rows()
    {
        var office = await Office();
        var file = Written(
            Head
                + "01/09/2027,nghỉ lễ,Quốc khánh,QĐ 98/QĐ-TTg,\n"
                + "31/02/2027,nghỉ lễ,Không có,QĐ 98/QĐ-TTg,\n"
                + "02/09/2026,nghỉ,Năm khác,QĐ 98/QĐ-TTg,\n"
        );

        var said = await Import(file, office);

        said.Code.ShouldBe(ExitCode.BadInput);
        said.Output.ShouldBeEmpty();
        said.Error.ShouldContain("Dòng 3: “31/02/2027” không phải là ngày.");
        said.Error.ShouldContain("Dòng 4: “nghỉ” không phải là loại ngày.");
        (await Show(office)).ShouldNotContain("98/QĐ-TTg");
    }

    [Fact]
    public async Task What_is_no_file_of_days_or_is_not_there_is_said_and_ends_with_2()
    {
        var office = await Office();
        (await Import(Path.Combine(Databases.Folder, "nowhere.csv"), office)).Error.ShouldContain("Không đọc được tệp");
        (await Import(Written("PK\u0003\u0004 not really"), office)).Code.ShouldBe(ExitCode.BadInput);
        (await Import(Written("a,b\n1,2\n"), office)).Error.ShouldContain("Thiếu cột “ngày”.");
        var large = Written(new string('x', (4 << 20) + 1));
        (await Import(large, office)).Error.ShouldContain("lớn hơn 4 MB");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made_by_importing()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        var file = Written(Head + "02/09/2027,nghỉ lễ,Quốc khánh,QĐ,\n");
        (await Import(file, ["--data", folder])).Code.ShouldBe(ExitCode.BadInput);
        (await Said.By("calendar", "show", "2027", "--data", folder)).Code.ShouldBe(ExitCode.BadInput);
        File.Exists(Path.Combine(folder, "dieuhanh.db")).ShouldBeFalse();
    }

    /// <summary>Where an office is that was made, with the shipped calendar.</summary>
    private static async Task<string[]> Office()
    {
        var folder = Path.Combine(Databases.Folder, $"cli-{Guid.NewGuid():N}");
        string[] place =
            Databases.Engine is Engine.Sqlite
                ? ["--data", folder]
                : ["--data", folder, "--connection", Databases.New().Connection];
        (await Said.By(["db", "upgrade", .. place])).Code.ShouldBe(ExitCode.Done);

        // The shipped days come with the first command that opens the office.
        var opened = await Said.By(["audit", "head", "--accept", "Mở sổ.", .. place]);
        opened.Code.ShouldBe(ExitCode.Done, opened.Error);
        return place;
    }

    private static Task<Said> Import(string file, string[] place, params string[] also) =>
        Said.By(["calendar", "import", file, "--year", "2027", .. place, .. also]);

    private static async Task<string> Show(string[] place)
    {
        var said = await Said.By(["calendar", "show", "2027", .. place]);
        said.Code.ShouldBe(ExitCode.Done, said.Error);
        return said.Output;
    }

    private static string Written(string content)
    {
        var file = Path.Combine(Databases.Folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, content, new UTF8Encoding(false));
        return file;
    }
}
