using DieuHanh.Tests.House;
using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

public sealed class ExplainDeadlineTests
{
    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("20/11/2026")]
    public async Task Each_day_is_counted_or_skipped_and_the_due_date_is_the_last_line(string day)
    {
        var said = await Said.By("calendar", "explain", day, "+5");
        said.Code.ShouldBe(ExitCode.Done, said.Error);
        said.Lines[0].ShouldBe("Tính từ sau thứ Sáu 20/11/2026; ngày này không tính.");
        said.Lines.ShouldContain(l =>
            l.Contains("24/11/2026") && l.Contains('–') && l.Contains("Ngày Văn hóa Việt Nam")
        );
        said.Lines.Count(l => l.EndsWith("ngày làm việc", StringComparison.Ordinal)).ShouldBe(5);
        said.Lines[^1].ShouldBe("Đến hạn: 30/11/2026 (thứ Hai)");
    }

    [Fact]
    public async Task Days_are_counted_backwards() =>
        (await Said.By("calendar", "explain", "20/11/2026", "-5")).Lines[^1].ShouldBe("Đến hạn: 13/11/2026 (thứ Sáu)");

    [Fact]
    public async Task Calendar_days_end_on_a_working_day() =>
        (await Said.By("calendar", "explain", "20/11/2026", "1", "--calendar-days"))
            .Lines[^1]
            .ShouldBe("Đến hạn: 23/11/2026 (thứ Hai)");

    [Theory]
    [InlineData("31/31/2020", "5")]
    [InlineData("hôm nay", "5")]
    [InlineData("20/11/2026", "năm")]
    [InlineData("20/11/2026", "9999999999")]
    [InlineData("20/11/2026", "5001")]
    public async Task A_day_or_a_length_that_is_none_ends_with_2(string day, string length)
    {
        var said = await Said.By("calendar", "explain", day, length);
        said.Code.ShouldBe(ExitCode.BadInput);
        said.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made_by_asking()
    {
        var folder = Path.Combine(Databases.Folder, "nothing-here");
        var said = await Said.By("calendar", "explain", "20/11/2026", "1", "--data", folder);
        said.Code.ShouldBe(ExitCode.BadInput);
        said.Error.ShouldContain("Chưa có cơ sở dữ liệu");
    }
}

/// <summary>The table of the office is asked where one is named: its decisions go before the shipped days.</summary>
public sealed class ExplainFromTableTests(World world) : IClassFixture<World>
{
    [Fact]
    [Trait("engine", "sqlite")]
    public async Task The_days_of_the_table_are_used()
    {
        await world.In(async services =>
        {
            var db = (DieuHanh.Kernel.Data.KernelDb)services.GetService(typeof(DieuHanh.Kernel.Data.KernelDb))!;
            db.CalendarDays.Add(
                new()
                {
                    Day = new DateOnly(2026, 11, 25),
                    Kind = DieuHanh.Kernel.Calendar.DayKind.SwappedOff,
                    Name = "nghỉ thử",
                    Decision = "QĐ thử",
                }
            );
            await db.SaveAsync("Nhập ngày nghỉ");
        });
        var database = (DieuHanh.Kernel.Data.Database)
            world.App.Services.GetService(typeof(DieuHanh.Kernel.Data.Database))!;
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Databases.Folder, "explain")).FullName;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(database.Connection))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var copy = connection.CreateCommand();
            copy.CommandText = $"vacuum into '{Path.Combine(folder, "dieuhanh.db")}'";
            await copy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var said = await Said.By("calendar", "explain", "20/11/2026", "5", "--data", folder);
        said.Output.ShouldContain("nghỉ hoán đổi: nghỉ thử, QĐ thử");
        said.Lines[^1].ShouldBe("Đến hạn: 01/12/2026 (thứ Ba)");
    }
}
