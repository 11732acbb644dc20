using System.Text;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

/// <summary>A year of the calendar from a file. Each test uses a far year of its own.</summary>
public sealed class CalendarImportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_file_with_faults_is_refused_whole_with_every_row()
    {
        var hr = await world.As("hr");
        var page = await Import(
            hr,
            2045,
            """
            day;kind;name;decision;pair
            01/01/2045;holiday;Tết Dương lịch;Luật;
            31/31/2045;holiday;x;y;
            03/01/2045;nghỉ chơi;x;y;
            04/01/2045;swapped_off;x;y;
            05/02/2046;holiday;x;y;
            """
        );

        page.Status.ShouldBe(422);
        page.Texts("ul li")
            .Where(l => l.StartsWith("Dòng", StringComparison.Ordinal))
            .Select(l => l[..7])
            .ShouldBe(["Dòng 3:", "Dòng 4:", "Dòng 5:", "Dòng 6:"]);
        (await Decided(new(2045, 1, 1))).ShouldBeNull();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_can_be_imported(string format)
    {
        var hr = await world.As("hr");
        var file = await hr.Bytes($"/calendar/2019/days.{format}");

        // Untouched it changes nothing; the year itself is the shipped one.
        var same = await hr.Upload(
            "/calendar/import",
            "/calendar/import",
            [("File", "lich." + format, file)],
            ("Year", "2019")
        );
        same.Status.ShouldBe(409);
        same.Text(".error-summary").ShouldContain("không có gì thay đổi");
    }

    [Fact]
    public async Task A_file_in_order_is_shown_first_and_saved_whole()
    {
        var hr = await world.As("hr");
        var preview = await Import(
            hr,
            2046,
            "Ngày,Loại,Tên ngày,Văn bản quyết định,Ngày hoán đổi\n02/01/2046,Nghỉ hoán đổi,thử,\"QĐ 1, thử\",06/01/2046\n06/01/2046,làm bù,thử,QĐ 1,02/01/2046\n"
        );
        preview.Status.ShouldBe(200, preview.Text("main"));
        (await Decided(new(2046, 1, 2))).ShouldBeNull();

        var saved = await hr.Upload(
            "/calendar/import",
            "/calendar/import",
            [],
            ("Year", "2046"),
            ("Rows", preview.Value("input[name=Rows]")),
            ("Mark", preview.Value("input[name=Mark]")),
            ("Compensate", null)
        );
        saved.Location.ShouldBe("/calendar/2046");
        (await Decided(new(2046, 1, 2)))!.Decision.ShouldBe("QĐ 1, thử");
        (await Decided(new(2046, 1, 6)))!.Kind.ShouldBe(DayKind.SwappedWork);
    }

    [Fact]
    public async Task What_is_no_table_is_refused()
    {
        var hr = await world.As("hr");
        (await Upload(hr, 2047, [0x50, 0x4b, 3, 4, 9, 9])).Status.ShouldBe(422);
        (await Upload(hr, 2047, [0xff, 0xfe, 0, 1])).Status.ShouldBe(422);
        (await Upload(hr, 2047, [])).Status.ShouldBe(422);
    }

    private static Task<Page> Import(Visitor visitor, int year, string csv) =>
        Upload(visitor, year, Encoding.UTF8.GetBytes(csv));

    private static Task<Page> Upload(Visitor visitor, int year, byte[] file) =>
        visitor.Upload(
            "/calendar/import",
            "/calendar/import",
            [("File", "lich.csv", file)],
            ("Year", $"{year}"),
            ("Compensate", null)
        );

    private Task<CalendarDay?> Decided(DateOnly day) =>
        world.In(async services => (await services.GetRequiredService<Calendars>().Get()).Decided(day));
}
