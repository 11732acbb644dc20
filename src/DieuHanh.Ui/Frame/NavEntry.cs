using DieuHanh.Kernel.Access;

namespace DieuHanh.Ui.Frame;

/// <summary>A line of the menu on the left; at most nine are seen by any role.</summary>
/// <param name="Label">The Vietnamese label, which is the translation key.</param>
/// <param name="Key">The letter that follows <c>g</c> on the keyboard.</param>
/// <param name="Also">The address of other pages that belong to this line though they do not stand below its own.</param>
public sealed record NavEntry(
    int Order,
    string Label,
    string Icon,
    string Href,
    Right Right,
    char Key,
    bool Administration = false,
    string? Also = null
);
