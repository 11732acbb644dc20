using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Access;

/// <summary>A world with one thing of each kind that belongs to somebody, and the people to whom it does not.</summary>
public sealed partial class AccessWorld : World
{
    /// <summary>One person per role.</summary>
    public static readonly IReadOnlyList<string> Roles =
    [
        "clerk",
        "officer",
        "unit-head",
        "office-leader",
        "government-leader",
        "secretary",
        "focal-btc",
        "head-btc",
        "staff-btc",
        "editor",
        "hr",
        "administrator",
    ];

    /// <summary>The same, and those who do the same in another unit or agency.</summary>
    public static readonly IReadOnlyList<string> People =
    [
        .. Roles,
        "officer-cn",
        "unit-head-cn",
        "focal-bxd",
        "head-bxd",
        "focal-nghean",
    ];

    /// <summary>By the kind that stands in expectations.tsv.</summary>
    public Dictionary<string, List<Thing>> Things { get; } = [];
}
