using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Access;

/// <summary>Every page tells the browser to run nothing but the office's own files, and holds nothing that it would have to refuse.</summary>
[Trait("engine", "sqlite")]
public sealed class HeaderTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Expected =
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    ];

    [Fact]
    public async Task No_page_runs_or_needs_anything_inline()
    {
        var (faults, pages) = (new List<string>(), 0);
        foreach (var line in Expectation.All.Where(e => e.Method == "GET"))
        {
            var things = line.HasId ? world.Things[line.Thing] : [];
            var ids = things.Count > 0 ? things[0].Ids : [Guid.NewGuid()];
            var url = AccessWorld.Filled(line.Pattern, ids);
            foreach (var userName in new[] { "administrator", "officer", "clerk" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                using var answer = await (await world.As(userName)).Raw(request);
                faults.AddRange(
                    Expected.Where(h => !answer.Headers.Contains(h)).Select(h => $"{userName} {line.Key}: no {h}")
                );
                var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

                // A kept file that is shown is no page of the office: it lies in a sandbox and may only look as its reader draws it.
                var file = policy.Contains("default-src 'none'", StringComparison.Ordinal);
                if (policy.Contains("unsafe", StringComparison.Ordinal) && !file)
                {
                    faults.Add($"{userName} {line.Key}: {policy}");
                }

                if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    pages++;
                    var page = await (await world.As(userName)).Get(url);
                    faults.AddRange(Inline(page).Select(f => $"{userName} {line.Key}: {f}"));
                }
            }
        }

        pages.ShouldBeGreaterThan(50);
        faults.ShouldBeEmpty();
    }

    private static IEnumerable<string> Inline(Page page) =>
        page
            .Document.QuerySelectorAll("script:not([src]), style, [style], a[href^='javascript:']")
            .Select(e => e.OuterHtml)
            .Concat(
                page.Document.All.SelectMany(e => e.Attributes)
                    .Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    .Select(a => a.Name)
            );
}
