using Microsoft.Playwright;

namespace DieuHanh.Browser.House;

/// <summary>What visitors do on any page, said by what stands on it.</summary>
internal static class Walking
{
    public const string Password = "vanphongmau";

    /// <summary>A visitor who has signed in to a sample account.</summary>
    public static async Task<Visitor> As(this Task<Visitor> coming, string userName)
    {
        var visitor = await coming;
        await visitor.SignIn(userName, Password);
        return visitor;
    }

    /// <summary>Types name and password; what comes then may ask for more.</summary>
    public static async Task SignInWith(this Visitor visitor, string userName, string password)
    {
        await visitor.Go("/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", userName);
        await visitor.Page.FillAsync("[name=Password]", password);
        await visitor.Page.ClickAsync("main form[action='/sign-in'] button");
    }

    /// <summary>Opens a page and looks whether it can be used by everyone, on a desk and on a phone.</summary>
    public static async Task See(this Visitor visitor, string path)
    {
        await visitor.Go(path);
        await visitor.IsForEveryoneOnAnyScreen();
    }

    public static Task Press(this Visitor visitor, string button) =>
        visitor
            .Page.Locator("main")
            .GetByRole(AriaRole.Button, new() { Name = button, Exact = true })
            .First.ClickAsync();

    public static Task Follow(this Visitor visitor, string link) =>
        visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Presses a button that unfolds first what it would do.</summary>
    public static async Task Confirm(this Visitor visitor, string label, string? act = null)
    {
        var asked = visitor.Page.Locator("details.confirm").Filter(new() { HasText = label }).First;
        await asked.Locator("summary").ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = act ?? label, Exact = true }).ClickAsync();
    }

    /// <summary>Waits for the words in the page.</summary>
    public static Task Shows(this Visitor visitor, string words) =>
        visitor.Page.Locator("main").GetByText(words).Filter(new() { Visible = true }).First.WaitForAsync();

    public static Task Fill(this Visitor visitor, string name, string value) =>
        visitor.Page.FillAsync($"main [name={name}]", value);

    public static Task Choose(this Visitor visitor, string name, string label) =>
        visitor.Page.Locator($"main select[name={name}]").SelectOptionAsync(new SelectOptionValue { Label = label });

    public static async Task SignOut(this Visitor visitor)
    {
        await visitor.Go("/about");
        await visitor.Page.ClickAsync("[popovertarget=person-menu]");
        await visitor.Page.ClickAsync("form[action='/sign-out'] button");
        await visitor.Page.Locator("[name=UserName]").WaitForAsync();
    }

    /// <summary>A day from today, as typed.</summary>
    public static string Day(int fromToday = 0) =>
        DateTime
            .UtcNow.AddHours(7)
            .AddDays(fromToday)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
