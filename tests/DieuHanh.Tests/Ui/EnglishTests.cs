using AngleSharp.Dom;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

/// <summary>Reads the office in English: a sentence that has English and still stands there in Vietnamese went past the translation.</summary>
[Trait("engine", "sqlite")]
public sealed class EnglishTests(World world) : IClassFixture<World>
{
    private static readonly Dictionary<string, string> Known = Translations
        .All.Where(t => t.English != t.Sentence)
        .Where(t => DocumentTypes.Named(t.Sentence) is null) // the names of kinds of documents are data
        .DistinctBy(t => t.Sentence)
        .ToDictionary(t => t.Sentence, t => t.English);

    [Theory]
    [InlineData("clerk")]
    [InlineData("officer")]
    [InlineData("unit-head")]
    [InlineData("office-leader")]
    [InlineData("government-leader")]
    [InlineData("secretary")]
    [InlineData("focal-btc")]
    [InlineData("head-btc")]
    [InlineData("editor")]
    [InlineData("administrator")]
    public async Task Pages_in_English_hold_no_sentence_that_has_English(string userName)
    {
        var reader = await Visitor.SignedIn(world, userName);
        (await reader.SubmitFrom("/about", "/language", ("language", "en"), ("return", "/about"))).Status.ShouldBe(302);
        (await reader.Get("/about")).Attribute("html", "lang").ShouldBe("en");

        var read = 0;
        var left = new List<string>();
        foreach (var url in Addresses())
        {
            var page = await reader.Follow(await reader.Get(url));
            if (page.Document.Body is { } body && page.Document.QuerySelector("main") is not null)
            {
                read++;
                left.AddRange(
                    Sentences(body)
                        .Append(page.Text("title").Split(" · ")[0])
                        // "CN" is Sunday on the calendar and a unit in the journal.
                        .Where(s => s.Length > 2 && Known.ContainsKey(s))
                        .Select(s => $"  {url}: {s}")
                );
            }
        }

        read.ShouldBeGreaterThan(3);
        left.Distinct().ShouldBeEmpty($"\n{string.Join('\n', left.Distinct())}\n");
    }

    private IEnumerable<string> Addresses() =>
        world
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Where(e =>
                e.RoutePattern.Parameters.Count == 0 && !e.RoutePattern.RawText!.Contains('.', StringComparison.Ordinal)
            )
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(url =>
                !url.StartsWith("/api", StringComparison.Ordinal) && !url.StartsWith("/_", StringComparison.Ordinal)
            )
            .Append("/there-is-no-such-page")
            .Distinct();

    private static IEnumerable<string> Sentences(IElement body) =>
        body.Descendants<IText>()
            .Select(t => t.Text)
            .Concat(
                body.QuerySelectorAll("[aria-label], [placeholder], [title], [alt]")
                    .SelectMany(e =>
                        new[]
                        {
                            e.GetAttribute("aria-label"),
                            e.GetAttribute("placeholder"),
                            e.GetAttribute("title"),
                            e.GetAttribute("alt"),
                        }
                    )
            )
            .OfType<string>()
            .Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(t => t.Length > 0);
}
