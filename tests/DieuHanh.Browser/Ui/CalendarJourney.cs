using System.Text;
using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

/// <summary>The working calendar: a year read from a file, a deadline explained, the feed for a phone.</summary>
public sealed class CalendarJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Heading = "Ngày,Loại,Tên ngày,Văn bản quyết định,Ngày hoán đổi\n";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, true)]
    public async Task A_year_is_read_from_a_file_and_counts_at_once(Engine engine, bool javaScript)
    {
        var visitor = await Visit(await Open(engine), javaScript: javaScript).As("nhansu");
        var page = visitor.Page;
        await visitor.See("/calendar/2027");
        await visitor.Go("/calendar/import?year=2027");
        await visitor.IsForEveryoneOnAnyScreen();
        await Read("01/01/2027,nghỉ phép,Tết,QĐ 1,\n31/31/2027,nghỉ lễ,Tết,QĐ 1,\n");
        await visitor.Shows("Tệp có 2 lỗi, chưa ngày nào được nhập.");
        await visitor.Shows("Dòng 2: “nghỉ phép” không phải là loại ngày.");
        await visitor.Shows("Dòng 3: “31/31/2027” không phải là ngày.");
        await visitor.IsForEveryoneOnAnyScreen();

        await Read(
            "13/12/2027,nghỉ hoán đổi,Nghỉ hoán đổi thử,QĐ 1,18/12/2027\n18/12/2027,làm bù,Làm bù thử,QĐ 1,13/12/2027\n"
        );
        await visitor.Shows("Sẽ thay đổi 2 ngày");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Press("Lưu 2 ngày này");
        await page.Locator("#d2027-12-18").WaitForAsync();
        await visitor.IsForEveryone();

        // The Monday is skipped and the Saturday counted, each with its reason.
        await visitor.Go("/calendar/explain");
        await visitor.Fill("from", "10/12/2027");
        await visitor.Fill("days", "5");
        await visitor.Press("Tính");
        await visitor.Shows("Đến hạn: 18/12/2027 (thứ Bảy)");
        await visitor.Shows("Nghỉ hoán đổi thử");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("calendar-explain");

        await visitor.Go("/calendar/feed");
        await visitor.Press("Tạo địa chỉ");
        await page.Locator("code.handed-out").WaitForAsync();
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Confirm("Bỏ địa chỉ");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo địa chỉ", Exact = true }).WaitForAsync();
        (await page.Locator("code.handed-out").CountAsync()).ShouldBe(0);

        async Task Read(string rows)
        {
            await page.SetInputFilesAsync(
                "[name=File]",
                new FilePayload
                {
                    Name = "lich.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Heading + rows),
                }
            );
            await visitor.Press("Xem trước");
        }
    }
}
