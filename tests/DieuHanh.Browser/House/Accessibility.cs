using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DieuHanh.Browser.House;

/// <summary>What axe can see of WCAG 2.2 AA.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // What may change when the same page becomes narrow.
    private static readonly AxeRunOptions NarrowRules = new()
    {
        RunOnly = new()
        {
            Type = "rule",
            Values = ["target-size", "scrollable-region-focusable", "link-in-text-block"],
        },
    };

    /// <param name="page">The page as it is now.</param>
    /// <param name="narrow">It was looked through on a wider screen already.</param>
    public static async Task Check(IPage page, bool narrow = false)
    {
        var seen = await page.RunAxe(narrow ? NarrowRules : Rules);
        seen.Passes.ShouldNotBeEmpty($"axe found nothing to check on {page.Url}.");
        var violations = seen
            .Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}\n    {n.Target}  {n.Html}"))
            .ToList();
        violations.ShouldBeEmpty($"{page.Url}\n{string.Join('\n', violations)}\n");
    }
}
