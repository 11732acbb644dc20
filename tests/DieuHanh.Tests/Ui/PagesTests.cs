using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

public sealed class PagesTests(PagesTests.Searched world) : IClassFixture<PagesTests.Searched>
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("  -/. ")]
    public async Task Too_few_letters_are_answered_with_what_to_type(string typed)
    {
        var page = await (await world.As("officer")).Get($"/search?q={Uri.EscapeDataString(typed)}");

        page.Status.ShouldBe(200);
        page.Text("main .empty-title").ShouldBe("Nhập ít nhất hai chữ cái hoặc chữ số.");
    }

    [Fact]
    public async Task Every_kind_is_asked_in_order_and_kinds_without_hits_stay_out()
    {
        var page = await (await world.As("officer")).Get("/search?q=giai+ngan");

        page.Texts("main section h2").ShouldBe(["Loại một", "Loại hai"]);
        page.Texts("main .hits a").ShouldBe(["Giải ngân vốn", "<i>Giải ngân</i>"]);
        page.Texts("main .hits a mark").ShouldBe(["Giải", "ngân", "Giải", "ngân"]);
        page.Attribute("main .card-header a", "href").ShouldBe("/more?q=giai+ngan");
    }

    [Fact]
    public async Task Nothing_found_says_so_with_what_was_typed()
    {
        var page = await (await world.As("clerk")).Get("/search?q=khong-co-gi");

        page.Text("main .empty-title").ShouldBe("Không tìm thấy “khong-co-gi”.");
        page.Value("main [name=q]").ShouldBe("khong-co-gi");
    }

    [Fact]
    public async Task A_very_long_search_is_cut()
    {
        var page = await (await world.As("clerk")).Get($"/search?q={new string('x', 5000)}");

        page.Status.ShouldBe(200);
        page.Value("main [name=q]")!.Length.ShouldBe(200);
    }

    [Fact]
    public async Task The_about_page_is_open_and_shows_the_keys_and_the_licence()
    {
        var stranger = world.Stranger();
        var about = await stranger.Get("/about");

        about.Status.ShouldBe(200);
        about.Texts("#shortcuts kbd").ShouldContain("?");
        about.Text(".facts dd").ShouldMatch(@"^\d+\.\d+\.\d+$");
        (await stranger.Get("/about/licence")).Body.ShouldContain("Apache License");
    }

    [Fact]
    public async Task An_address_without_a_page_is_404_to_people_and_a_sign_in_to_strangers()
    {
        (await (await world.As("officer")).Get("/khong-co")).Status.ShouldBe(404);
        (await world.Stranger().Get("/khong-co")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_forged_form_is_answered_with_a_page_that_says_what_to_do()
    {
        var officer = await world.As("officer");
        var seen = await officer.Get("/notices");

        var page = await officer.Send(seen, "/sign-out", ("__RequestVerificationToken", "x"));

        page.Status.ShouldBe(400);
        page.Text("h1").ShouldBe("Biểu mẫu hết hiệu lực");
        page.Text("[data-failed]").ShouldContain("Hãy quay lại trang trước");
    }

    [Fact]
    public async Task Every_page_has_one_title_a_skip_link_and_its_language()
    {
        var officer = await world.As("officer");
        foreach (var url in new[] { "/about", "/notices", "/search", "/khong-co" })
        {
            var page = await officer.Get(url);
            page.Texts("h1").Count.ShouldBe(1, url);
            page.Text("title").ShouldEndWith("· Điều Hành");
            page.Attribute("a.skip-link", "href").ShouldBe("#content");
            page.Has("main#content").ShouldBeTrue();
            page.Attribute("html", "lang").ShouldBe("vi");
        }
    }

    [Fact]
    public async Task Static_files_carry_a_mark_and_may_be_kept_for_ever()
    {
        var page = await world.Stranger().Get("/about");
        var style = page
            .Document.QuerySelectorAll("link[rel=stylesheet]")
            .Select(l => l.GetAttribute("href")!)
            .ToList();

        style.ShouldContain(href => href.Contains("/office.", StringComparison.Ordinal));
        foreach (var href in style)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, href);
            using var answer = await world.Stranger().Raw(request);
            ((int)answer.StatusCode).ShouldBe(200, href);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable", Case.Sensitive, href);
        }
    }

    [Fact]
    public async Task The_trimmed_stylesheet_keeps_what_pages_use()
    {
        var stranger = world.Stranger();
        var href = (await stranger.Get("/sign-in")).Attribute("link[href*=tabler]", "href")!;
        var style = (await stranger.Get(href)).Body;

        style.ShouldStartWith("@charset");
        style.ShouldContain("Licensed under MIT");
        foreach (
            var kept in new[]
            {
                "--tblr-border-width:",
                "--tblr-body-font-family:",
                ".btn-primary{",
                ".visually-hidden",
                ".form-control:focus",
            }
        )
        {
            style.ShouldContain(kept);
        }

        style.ShouldNotContain(".carousel");
        style.ShouldNotContain("[data-bs-theme=dark]");
    }

    [Fact]
    public async Task The_first_visit_is_small()
    {
        var stranger = world.Stranger();
        var page = await stranger.Get("/sign-in");
        var files = page
            .Document.QuerySelectorAll("link[rel=stylesheet]")
            .Select(l => l.GetAttribute("href")!)
            .Concat(page.Document.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!))
            .ToList();
        files.Count.ShouldBeGreaterThan(5);

        var sum = 0;
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await stranger.Raw(request);
            sum += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        sum.ShouldBeInRange(10_000, 40_000);
    }

    public sealed class Searched : World
    {
        protected override void Tune(WebApplicationBuilder builder) =>
            builder
                .Services.AddScoped<ISearchable>(_ => new Kind(
                    "Loại hai",
                    902,
                    new(Guid.Empty, "<i>Giải ngân</i>", "", "", "/b")
                ))
                .AddScoped<ISearchable>(_ => new Kind(
                    "Loại một",
                    901,
                    new(Guid.Empty, "Giải ngân vốn", "Bộ Tài chính", "", "/a")
                ))
                .AddScoped<ISearchable>(_ => new Kind("Không có", 903, null));
    }

    private sealed record Kind(string Label, int Order, SearchHit? Hit) : ISearchable
    {
        string ISearchable.Kind => Label;

        public Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel) =>
            Task.FromResult(
                Hit is not null && sought.Typed.StartsWith("giai", StringComparison.Ordinal)
                    ? new SearchHits([Hit], MoreUrl: Order == 901 ? "/more?q=giai+ngan" : null)
                    : SearchHits.None
            );
    }
}
