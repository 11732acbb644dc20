using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

internal static class Deciding
{
    /// <summary>Enters a decision about one agency and writes it at once, without looking at what it would change.</summary>
    public static Task<Page> Decide(
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
            ("Step", "save"),
        ];
        return visitor.Submit(
            "/decisions/new",
            [.. usual.Where(u => !said.Contains(u.Name)), ("Before", $"{before}"), .. more]
        );
    }
}
