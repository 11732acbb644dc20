using DieuHanh.Directory.Factors;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>A phone with an authenticator app, and the recovery codes on paper beside it.</summary>
internal sealed class Phone(World world, byte[] key, IReadOnlyList<string> paper)
{
    private const string Address = "/account/authenticator";

    public IReadOnlyList<string> Paper => paper;

    /// <summary>The code the app shows, or showed and will show some half minutes away.</summary>
    public string Code(int away = 0) => Totp.Code(key, Totp.StepAt(world.Clock.Now.UtcDateTime) + away);

    /// <summary>Sets the app up as the page says: reads the key, types the first code.</summary>
    public static async Task<Phone> Enrol(World world, Visitor visitor)
    {
        var page = await visitor.Get(Address);
        page.Status.ShouldBe(200, page.Location);
        page.Document.QuerySelector("img.square-code")!.GetAttribute("src").ShouldStartWith("data:image/png;base64,");
        var key = Bytes(page.Text("code.handed-out").Replace(" ", "", StringComparison.Ordinal));
        var now = Totp.StepAt(world.Clock.Now.UtcDateTime);
        var done = await visitor.Send(page, Address, ("Code", Totp.Code(key, now)));
        done.Status.ShouldBe(200, done.Text("main"));
        var paper = done.Document.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToList();
        return new Phone(world, key, paper);
    }

    // Base 32, read by other hands than those that wrote it.
    private static byte[] Bytes(string letters)
    {
        var bits = string.Concat(
            letters.Select(l =>
                Convert
                    .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(l, StringComparison.Ordinal), 2)
                    .PadLeft(5, '0')
            )
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
