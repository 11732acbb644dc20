using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DieuHanh.Browser.House;

/// <summary>What axe can see of WCAG 2.2 AA.</summary>
public static class Accessibility
{
    private const string Rules = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }";

    // What may change when the same page becomes narrow.
    private const string NarrowRules =
        "{ type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'link-in-text-block'] }";

    private static readonly Lazy<string> Axe = new(new BundledAxeScriptProvider().GetScript);

    /// <param name="page">The page as it is now.</param>
    /// <param name="narrow">It was looked through on a wider screen already.</param>
    public static async Task Check(IPage page, bool narrow = false)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        // Only what is wrong leaves the browser: carrying all that axe saw of a long page takes ten times as long as seeing it.
        var seen = await page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
                // What has scrolled under the bar counts as too small to be hit.
                scrollTo(0, 0);
                const seen = await axe.run(document, { runOnly: {{(
                narrow ? NarrowRules : Rules
            )}}, resultTypes: ['violations'] });
                return {
                    passed: seen.passes.length,
                    wrong: seen.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}\n    ${n.target}  ${n.html}`)),
                };
            }
            """
        );
        seen.GetProperty("passed").GetInt32().ShouldBePositive($"axe found nothing to check on {page.Url}.");
        var wrong = seen.GetProperty("wrong").EnumerateArray().Select(w => w.GetString()).ToList();
        wrong.ShouldBeEmpty(page.Url);
    }
}
