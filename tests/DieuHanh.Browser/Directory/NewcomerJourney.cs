using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directory;

/// <summary>
/// A person comes, is given a post and an account, must sign in with two factors, looks at what is kept about them, and leaves; what may go
/// is erased.
/// </summary>
public sealed class NewcomerJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Name = "Nguyễn Hoàng Mẫu Phương Thảo Nguyên Trường Sinh";
    private const string User = "thaonguyen.nm";
    private const string Own = "một câu đủ dài để nhớ";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.PostgreSql, false)]
    public async Task From_the_first_day_to_the_last(Engine engine, bool javaScript)
    {
        var office = await Open(engine);
        var admin = await Visit(office, javaScript: javaScript).As("quantri");
        var (person, oneTime) = await Employ(admin);
        await Oblige(admin);

        var newcomer = await Visit(office, javaScript: javaScript);
        var letters = await ComeIn(newcomer, oneTime);
        await EndAnother(newcomer, await Visit(office, javaScript: javaScript), letters);
        await LookAtOwnData(newcomer);

        await Leave(admin, person);
        await newcomer.Go("/tasks");
        newcomer.Page.Url.ShouldContain("/sign-in", customMessage: "the account was stopped");
        await Erase(admin, person);
    }

    private static async Task<(string Person, string OneTime)> Employ(Visitor admin)
    {
        await admin.Go("/people");
        await admin.Follow("Thêm người");
        await admin.Fill("Name", Name);
        await admin.Fill("Title", "Chuyên viên cao cấp, phụ trách tổng hợp công tác cải cách thủ tục hành chính");
        await admin.Fill("Email", "thaonguyen@mau.invalid");
        await admin.Press("Lưu");
        await admin.Shows("Chưa giữ vị trí nào");
        await admin.IsForEveryoneOnAnyScreen();
        var person = new Uri(admin.Page.Url).AbsolutePath;

        await admin.Follow("Thêm vị trí");
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Choose("Role", "Chuyên viên");
        await admin.Choose("Agency", "Văn phòng Chính phủ");
        await admin.Choose("Unit", "Vụ Kinh tế tổng hợp");
        await admin.Fill("From", Walking.Day(-3));
        await admin.Press("Giao vị trí");
        await admin.Fill("UserName", User);
        await admin.Press("Mở tài khoản, cấp mật khẩu một lần");
        var oneTime = (await admin.Page.TextContentAsync("code.handed-out"))!;
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Go(person);
        (await admin.Page.Locator("code.handed-out").CountAsync()).ShouldBe(0, "it is shown once");
        await admin.Picture("person");
        return (person, oneTime);
    }

    private static async Task Oblige(Visitor admin)
    {
        await admin.Go("/people/factors");
        await admin.Choose("Role", "Chuyên viên");
        await admin.Fill("From", Walking.Day());
        await admin.Fill("Due", Walking.Day());
        await admin.Fill("Decision", "Quyết định 21/QĐ-VPCP");
        await admin.Press("Thêm quy định");
        await admin.Shows("đang bắt buộc");
        await admin.Shows(Name);
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Picture("factor-rules");
    }

    private static async Task<string> ComeIn(Visitor newcomer, string oneTime)
    {
        await newcomer.SignInWith(User, oneTime);
        await newcomer.Shows("Anh/chị đang dùng mật khẩu được cấp.");
        await newcomer.IsForEveryoneOnAnyScreen();
        await newcomer.Fill("CurrentPassword", oneTime);
        await newcomer.Fill("NewPassword", Own);
        await newcomer.Fill("RepeatPassword", Own);
        await newcomer.Press("Đổi mật khẩu");

        // Nothing else opens before there is a second factor.
        await newcomer.Go("/tasks");
        await newcomer.Shows("Hãy thêm ứng dụng xác thực hoặc khóa truy cập ở dưới");
        await newcomer.IsForEveryoneOnAnyScreen();
        await newcomer.Picture("second-factor-due");
        await newcomer.Follow("Thêm ứng dụng xác thực");
        var letters = (await newcomer.Page.TextContentAsync("code.handed-out"))!;
        await newcomer.Fill("Code", "000000");
        await newcomer.Press("Bật ứng dụng xác thực");
        await newcomer.Page.Locator("#Code-error").WaitForAsync();
        (await newcomer.Page.TextContentAsync("code.handed-out")).ShouldBe(letters, "the key in the app stays good");
        await newcomer.IsForEveryoneOnAnyScreen();
        await newcomer.Fill("Code", AuthenticatorApp.Code(letters, 0));
        await newcomer.Press("Bật ứng dụng xác thực");
        await newcomer.Page.Locator(".recovery-codes").WaitForAsync();
        await newcomer.IsForEveryoneOnAnyScreen();
        await newcomer.Go("/tasks");
        (await newcomer.Page.InnerTextAsync("h1")).ShouldContain("Nhiệm vụ");
        return letters;
    }

    private static async Task EndAnother(Visitor here, Visitor there, string letters)
    {
        await there.SignInWith(User, Own);
        await there.Fill("Code", AuthenticatorApp.Code(letters, 1));
        await there.Page.ClickAsync("main form[action='/sign-in/second'] button");
        await there.Go("/tasks");
        (await there.Page.Locator("[popovertarget=person-menu]").CountAsync()).ShouldBe(1);

        await here.See("/account/security");
        (await here.Page.Locator("#sessions tbody tr").CountAsync()).ShouldBe(2);
        await here.Picture("sessions");
        var other = here.Page.Locator("#sessions tbody details.confirm");
        await other.Locator("summary").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Kết thúc", Exact = true }).ClickAsync();
        await Assertions.Expect(here.Page.Locator("#sessions tbody tr")).ToHaveCountAsync(1);
        await there.Go("/tasks");
        there.Page.Url.ShouldContain("/sign-in", customMessage: "its session was ended from elsewhere");
    }

    private static async Task LookAtOwnData(Visitor newcomer)
    {
        await newcomer.See("/me/data");
        await newcomer.Shows("thaonguyen@mau.invalid");
        await newcomer.Picture("my-data");
        var file = await newcomer.Page.RunAndWaitForDownloadAsync(() => newcomer.Press("Tải toàn bộ (JSON)"));
        var text = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        text.ShouldContain("thaonguyen@mau.invalid");
    }

    private static async Task Leave(Visitor admin, string person)
    {
        await admin.Go(person);
        await admin.Follow("Rời cơ quan");
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Picture("leave-office");
        await admin.Fill("LastDay", Walking.Day(-1));
        await admin.Page.CheckAsync("main [name=Disable]");
        await admin.Press("Kết thúc mọi vị trí");
        await admin.Page.WaitForURLAsync($"**{person}*");
        await admin.IsForEveryone();
    }

    private static async Task Erase(Visitor admin, string person)
    {
        await admin.See($"{person}/data");
        (await admin.Page.ContentAsync()).ShouldNotContain("thaonguyen@mau.invalid");
        await admin.Confirm("Xóa dữ liệu cá nhân");
        await admin.Shows("Nhập lý do");
        await admin.IsForEveryoneOnAnyScreen();
        await admin.Page.Locator("details.confirm[open] [name=Why]").FillAsync("Theo đề nghị của người đã nghỉ việc.");
        await admin
            .Page.Locator("details.confirm[open]")
            .GetByRole(AriaRole.Button, new() { Name = "Xóa dữ liệu cá nhân", Exact = true })
            .ClickAsync();
        await admin.Shows("Dữ liệu cá nhân đã được xóa lúc");
        await admin.IsForEveryoneOnAnyScreen();
        await admin.See(person);
        (await admin.Page.ContentAsync()).ShouldNotContain("thaonguyen@mau.invalid");
    }
}
