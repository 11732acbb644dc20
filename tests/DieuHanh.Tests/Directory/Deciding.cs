using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

internal static class Deciding
{
    /// <summary>Enters a decision about one agency, looks at what it would change, and writes it.</summary>
    public static async Task<Page> Decide(
        this Visitor visitor,
        string kind,
        Guid before,
        string inForce,
        string number,
        params (string Name, string? Value)[] more
    )
    {
        var said = more.Select(m => m.Name).ToHashSet();
        (string Name, string? Value)[] usual =
        [
            ("Kind", kind),
            ("Number", number),
            ("Issuer", "Quốc hội mẫu"),
            ("SignedOn", "01/01/2025"),
            ("InForce", inForce),
            ("MovePeople", "on"),
        ];
        (string Name, string? Value)[] fields =
        [
            .. usual.Where(u => !said.Contains(u.Name)),
            ("Before", $"{before}"),
            .. more.Where(m => m.Name != "Step"),
        ];
        var shown = await visitor.Submit("/decisions/new", [.. fields, ("Step", "preview")]);
        return shown.Status == 200 && !said.Contains("Step")
            ? await visitor.Send(shown, "/decisions/new", [.. fields, ("Step", "save")])
            : shown;
    }
}
