using DieuHanh.Tests.Architecture;

namespace DieuHanh.Tests.Access;

/// <summary>
/// A line of expectations.tsv: the endpoint, the right it asks for ("open" for the internet), what its ids name, and what it answers to
/// somebody who sees that thing in other hands.
/// </summary>
public sealed record Expectation(string Method, string Pattern, string Right, string Thing, string Onlooker)
{
    public const string Open = "open";

    public string Key => $"{Method} {Pattern}";

    public bool HasId => Thing.Length > 0;

    public static IReadOnlyList<Expectation> All { get; } =
    [
        .. File.ReadAllLines(Path.Combine(Source.Root, "tests/DieuHanh.Tests/Access/expectations.tsv"))
            .Where(l => l.Length > 0 && !l.StartsWith('#'))
            .Select(l => l.Split('\t'))
            .Select(c => new Expectation(
                c[0],
                c[1],
                c[2],
                c.ElementAtOrDefault(3) ?? "",
                c.ElementAtOrDefault(4) ?? ""
            )),
    ];
}
