using Microsoft.Playwright;

namespace DieuHanh.Browser.House;

/// <summary>What a visitor looks at the office with.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Desktop = new("1440", 1440, 900, Touch: false);
    public static readonly Screen Phone = new("390", 390, 844, Touch: true);

    public BrowserNewContextOptions Context(Uri address, bool javaScript) =>
        new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = Width, Height = Height },
            HasTouch = Touch,
            IsMobile = Touch,
            JavaScriptEnabled = javaScript,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ReducedMotion = ReducedMotion.Reduce,
        };
}
