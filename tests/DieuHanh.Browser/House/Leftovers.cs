using System.Text.Json;

namespace DieuHanh.Browser.House;

/// <summary>Finds what still speaks Vietnamese on a page shown in English. Contents are never translated and are not looked at.</summary>
internal static class Leftovers
{
    private static readonly Lazy<HashSet<string>> Sentences = new(Load);

    public static async Task NothingIsVietnamese(this Visitor visitor)
    {
        var texts = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => {
              const contents = "h1, td, th[scope=row], mark, ins, del, option, .hits, .pick label, .topbar-menu > p, .topbar-person, .timeline, [lang=vi], script";
              const seen = [];
              const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (words.nextNode()) if (!words.currentNode.parentElement.closest(contents)) seen.push(words.currentNode.data);
              for (const name of ["aria-label", "placeholder", "data-label", "alt"])
                for (const part of document.querySelectorAll(`[${name}]`)) if (!part.closest("[lang=vi]")) seen.push(part.getAttribute(name));
              return seen.map((t) => t.replace(/\s+/g, " ").trim()).filter((t) => t.length > 1);
            }
            """
        );
        texts.Length.ShouldBeGreaterThan(10);
        texts.Where(Sentences.Value.Contains).Distinct().ShouldBeEmpty(visitor.Page.Url);
    }

    // Every sentence that has an English of its own.
    private static HashSet<string> Load() =>
        [
            .. System
                .IO.Directory.EnumerateFiles(Path.Combine(Place.Root, "src"), "en*.json", SearchOption.AllDirectories)
                .Where(f =>
                    !f.Contains(
                        $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal
                    )
                )
                .SelectMany(f => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(f))!)
                .Where(s => s.Key != s.Value)
                .Select(s => s.Key),
        ];
}
