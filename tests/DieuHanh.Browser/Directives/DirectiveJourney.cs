using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directives;

/// <summary>
/// What the office exists for, from the first file to the page everyone sees, done only by clicking: a clerk uploads a directive, an officer
/// confirms its tasks, an agency carries one out and reports, the office confirms, a leader and the other agencies see it.
/// </summary>
public sealed class DirectiveJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Password = "vanphongmau";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, true)]
    public async Task From_the_upload_of_a_directive_to_the_progress_everyone_sees(Engine engine, bool javaScript)
    {
        var office = await Open(engine);
        var clerk = await Come("vanthu1");
        await Upload(clerk);

        var officer = await Come("cv.ktth2");
        await Review(officer);

        var agency = await Come("daumoi.btc");
        var follower = await Come("cv.ktth1");
        var unread = follower.Page.Locator(".topbar-link .badge");
        var before = await unread.TextContentAsync() ?? "";
        await Report(agency);
        if (javaScript)
        {
            // Whoever follows the task has the page open and is told without asking.
            await Assertions.Expect(unread).Not.ToHaveTextAsync(before, new() { Timeout = 60_000 });
        }

        await Check(follower);
        await Confirm(await Come("vt.ktth"));
        await SeeAsLeader(await Come("ptt.kinhte"));
        await SeeAsAgency(await Come("daumoi.bxd"));

        async Task<Visitor> Come(string userName)
        {
            var visitor = await Visit(office, javaScript: javaScript);
            await visitor.SignIn(userName, Password);
            return visitor;
        }
    }

    private static async Task Upload(Visitor clerk)
    {
        await Click(clerk, "Văn bản đi");
        await Click(clerk, "Đăng ký văn bản đi");
        await clerk.Page.Locator("input[type=file]").SetInputFilesAsync(Directive.Docx());
        await clerk.Picture("1-upload");
        await Press(clerk, "Gửi tệp và đọc văn bản");

        // The fields are filled in from the text; the clerk looks and saves.
        (await clerk.Page.GetByLabel("Trích yếu nội dung").InputValueAsync()).ShouldContain(Directive.Subject);
        (await clerk.Page.GetByLabel("Người ký", new() { Exact = false }).First.InputValueAsync()).ShouldBe(
            "Đặng Mẫu Hà"
        );
        await clerk.Page.GetByLabel("Đơn vị soạn thảo").SelectOptionAsync("Vụ Kinh tế tổng hợp");
        await clerk.IsForEveryone();
        await clerk.Picture("2-register");
        await Press(clerk, "Cấp số và lưu");
        await Shows(clerk, Directive.Subject);
        await clerk.IsForEveryone();
        await clerk.Picture("3-document");
    }

    private static async Task Review(Visitor officer)
    {
        await Awaited(officer, "Rà soát", Directive.Subject);
        await officer.IsForEveryone();
        await officer.Picture("4-review");

        // Two duties in one sentence become two tasks.
        await ClickIn(Card(officer, "xử lý biến động giá vật liệu"), AriaRole.Link, "Tách");
        await Card(officer, "xử lý biến động giá vật liệu").GetByLabel("rà soát định mức").CheckAsync();
        await ClickIn(Card(officer, "xử lý biến động giá vật liệu"), AriaRole.Button, "Tách");
        (await officer.Page.Locator("article.proposal").CountAsync()).ShouldBe(4);

        // What was not seen as a task is added from the words of the document.
        await officer.Page.Locator("#add > summary").ClickAsync();
        await officer.Page.GetByLabel("Câu giao nhiệm vụ").FillAsync(Directive.Unseen);
        await Press(officer, "Thêm");
        await Card(officer, "cầu Mẫu Giang").GetByRole(AriaRole.Link, new() { Name = "Sửa" }).ClickAsync();
        await officer.Page.GetByLabel("Đơn vị theo dõi").SelectOptionAsync("Vụ Kinh tế tổng hợp");
        await Press(officer, "Lưu và chấp nhận");
        await Card(officer, "cầu Mẫu Giang").GetByText("Đã chấp nhận").WaitForAsync();
        await officer.Picture("5-review-added");

        // Whatever was doubtful is looked at and accepted; then all are given at once.
        var accept = officer.Page.Locator("button[data-key=a]:enabled");
        while (await accept.CountAsync() > 0)
        {
            await accept.First.ClickAsync();
        }

        await Press(officer, "Giao cả 5 nhiệm vụ");
        await Shows(officer, "Đã giao 5 nhiệm vụ");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Mở nhiệm vụ đã giao" }).First.ClickAsync();
        await officer.IsForEveryone();
    }

    private static async Task Report(Visitor agency)
    {
        await Awaited(agency, "Tiếp nhận", Directive.Duty);
        await agency.IsForEveryone();
        await Shows(agency, "Đang thực hiện");
        await agency.Picture("6-task");

        await Press(agency, "Báo cáo hoàn thành");
        await agency
            .Page.GetByLabel("Kết quả thực hiện")
            .FillAsync("Đã rà soát 14 dự án, trình phương án điều chuyển 1.250 tỷ đồng.");
        await agency.Page.GetByLabel("Số, ký hiệu văn bản kết quả").FillAsync("1234/BC-BTC");
        await agency.Page.Locator("input[type=file]").First.SetInputFilesAsync(Directive.Result());
        if (await agency.Page.GetByLabel("Giải trình về cơ quan phối hợp").CountAsync() > 0)
        {
            await agency
                .Page.GetByLabel("Giải trình về cơ quan phối hợp")
                .FillAsync("Bộ Xây dựng đã cử người tham gia rà soát.");
        }

        await agency.IsForEveryone();
        await agency.Picture("7-report");
        await Press(agency, "Gửi báo cáo");
        await Shows(agency, "1234/BC-BTC");
    }

    private static async Task Check(Visitor officer)
    {
        await Awaited(officer, "Kiểm tra", Directive.Duty);
        await officer.Page.GetByLabel("Ý kiến").FillAsync("Đủ sản phẩm, đúng hạn.");
        await officer.IsForEveryone();
        await Press(officer, "Đề xuất xác nhận");
    }

    private static async Task Confirm(Visitor head)
    {
        await Awaited(head, "Xác nhận", Directive.Duty);
        await head.IsForEveryone();
        await head.Picture("8-confirm");
        await Press(head, "Xác nhận hoàn thành");
        await Shows(head, "Hoàn thành đúng hạn");
        await head.IsForEveryone();
        await head.Picture("9-done");
    }

    private static async Task SeeAsLeader(Visitor leader)
    {
        await Awaited(leader, "Xem", Directive.Duty);
        await Shows(leader, "Hoàn thành đúng hạn");
        await Click(leader, "Báo cáo");
        await leader.IsForEveryone();
        await leader.Picture("10-figures");
    }

    private static async Task SeeAsAgency(Visitor agency)
    {
        await Click(agency, "Tiến độ");
        await agency.IsForEveryone();
        await agency.Picture("11-progress");
        await agency.Page.Locator("a[href^='/progress/documents']").First.ClickAsync();

        // The newest stands first.
        await agency.Page.Locator("tbody th a").First.ClickAsync();
        await agency
            .Page.Locator("tr")
            .Filter(new() { HasText = Directive.Duty })
            .GetByText("Hoàn thành đúng hạn")
            .WaitForAsync();
        await agency.IsForEveryone();
        await agency.Picture("12-progress-document");
    }

    private static ILocator Card(Visitor officer, string words) =>
        officer.Page.Locator("article.proposal").Filter(new() { HasText = words });

    /// <summary>Waits for the words: a file on its way up takes its time.</summary>
    private static Task Shows(Visitor visitor, string words) =>
        visitor.Page.Locator("main").GetByText(words).First.WaitForAsync();

    private static Task ClickIn(ILocator part, AriaRole role, string name) =>
        part.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>What waits for someone stands in "my work", with the button that does it.</summary>
    private static async Task Awaited(Visitor visitor, string button, string item)
    {
        var waiting = visitor.Page.Locator($"a.work-do[aria-label^='{button}: '][aria-label*='{item}']");
        await visitor.Until(waiting, () => Click(visitor, "Việc của tôi"));
        await waiting.ClickAsync();
    }

    private static Task Click(Visitor visitor, string link) =>
        visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    private static Task Press(Visitor visitor, string button) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
