using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser;

public sealed class SignInJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, true)]
    public async Task A_wrong_password_is_explained_and_the_name_stays(Engine engine, bool javaScript)
    {
        var visitor = await Visit(await Open(engine, sample: ""), javaScript: javaScript);
        await visitor.Go("/tasks");
        visitor.Page.Url.ShouldContain("/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", "khong.co");
        await visitor.Page.FillAsync("[name=Password]", "Sai mật khẩu 1");
        await visitor.Page.ClickAsync("main form button");

        (await visitor.Page.InputValueAsync("[name=UserName]")).ShouldBe("khong.co");
        (await visitor.Page.InputValueAsync("[name=Password]")).ShouldBe("");
        (await visitor.Page.InnerTextAsync("main")).ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng");
        await visitor.IsForEveryone();
    }

    [Theory]
    [InlineData("1440")]
    [InlineData("390")]
    public async Task The_first_page_is_for_everyone(string screen)
    {
        var visitor = await Visit(
            await Offices.ToLookAt(Engine.Sqlite, sample: ""),
            screen == Screen.Phone.Name ? Screen.Phone : Screen.Desktop
        );
        await visitor.Go("/sign-in");
        await visitor.IsForEveryone();
        await visitor.Picture("sign-in");
    }
}
