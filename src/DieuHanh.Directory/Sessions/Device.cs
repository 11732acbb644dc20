using Microsoft.AspNetCore.Http;

namespace DieuHanh.Directory.Sessions;

/// <summary>
/// The browser and machine of a request in words a person recognises ("Chrome, Windows"). What the browser says of itself may be anything:
/// it is shown to its owner and decides nothing.
/// </summary>
internal static class Device
{
    // In this order: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("coc_coc", "Coc Coc"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Machines =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Empty where it says nothing that is known.</summary>
    public static string Of(HttpContext http)
    {
        var said = http.Request.Headers.UserAgent.ToString();
        return string.Join(", ", new[] { Find(Programs, said), Find(Machines, said) }.OfType<string>());
    }

    private static string? Find((string Mark, string Name)[] known, string said) =>
        Array.Find(known, k => said.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
