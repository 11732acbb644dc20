using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

/// <summary>The operator looks after the house: a job run now, a fact that was given up sent again, another dropped with a reason; and the trail of it.</summary>
public sealed class OperationsJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_stands_still_is_seen_and_moved_on(bool javaScript)
    {
        var office = await Open(Engine.Sqlite);
        await Park(office);
        await Park(office);
        var visitor = await Visit(office, javaScript: javaScript).As("quantri");
        await visitor.See("/operations");
        await visitor.Shows("Cần làm");
        await visitor.Picture("operations");

        await visitor.See("/operations/facts");
        var parked = visitor.Page.Locator("tr").Filter(new() { HasText = "Bị dừng từ" });
        (await parked.CountAsync()).ShouldBe(2);
        await parked.First.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await Assertions.Expect(parked).ToHaveCountAsync(1);
        await parked.Locator("summary").ClickAsync();
        await parked.GetByRole(AriaRole.Button, new() { Name = "Bỏ sự kiện" }).ClickAsync();
        await visitor.Shows("Nhập lý do bỏ sự kiện.");
        await visitor.IsForEveryoneOnAnyScreen();
        await parked.Locator("[name=Why]").FillAsync("Phần nhận không còn.");
        await parked.GetByRole(AriaRole.Button, new() { Name = "Bỏ sự kiện" }).ClickAsync();
        await Assertions.Expect(parked).ToHaveCountAsync(0);

        await visitor.Go("/operations/jobs");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy ngay: Niêm phong nhật ký" }).ClickAsync();
        await visitor.Shows("Đã yêu cầu chạy ngay");
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("jobs");

        // Each stands in the journal, and in the trail of the thing it was done to.
        await visitor.Go("/audit");
        await visitor.Shows("Bỏ sự kiện bị dừng");
        await visitor.Shows("Phần nhận không còn.");
        await visitor.Picture("journal");
        await visitor.Go("/agencies");
        await visitor.Page.Locator("[data-rows] a[href^='/agencies/']").First.ClickAsync();
        await visitor.Follow("Nhật ký");
        visitor.Page.Url.ShouldContain("/audit/Agency/");
        await visitor.IsForEveryoneOnAnyScreen();
    }

    // A fact nobody understands, as one that was tried ten times.
    private static async Task Park(Office office)
    {
        var file = Path.Combine(office.Store.Folder, "dieuhanh.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "insert into kernel_outbox (id, at, type, payload, next_try_at, attempts, error, parked_at) "
            + "values ($id, $at, 'NothingKnown', '{}', $at, 10, 'InvalidOperationException', $at)";
        command.Parameters.AddWithValue("$id", Guid.CreateVersion7());
        command.Parameters.AddWithValue("$at", DateTime.UtcNow);
        await command.ExecuteNonQueryAsync();
    }
}
