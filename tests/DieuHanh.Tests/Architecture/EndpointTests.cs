using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Http;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DieuHanh.Tests.Architecture;

[Trait("engine", "sqlite")]
public sealed class EndpointTests(World world) : IClassFixture<World>
{
    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_endpoint_states_who_may_use_it()
    {
        Endpoints.Count.ShouldBeGreaterThan(20);
        Endpoints
            // The framework's own for static files that changed after the build; it states nothing, so it is closed.
            .Where(e => e.DisplayName != "Fallback {**path:file}")
            .Where(e => e.Metadata.GetMetadata<Right>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_form_is_checked_against_forgery()
    {
        var posts = Endpoints.Where(e => Methods(e).Any(m => !HttpMethods.IsGet(m) && !HttpMethods.IsHead(m))).ToList();

        posts.Count.ShouldBeGreaterThan(2);
        posts
            .Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true })
            .Select(e => e.DisplayName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_asks_for_exports_without_end()
    {
        var exports = Endpoints
            .Where(e =>
                e.RoutePattern.RawText is { } path
                && (
                    path.EndsWith("/export", StringComparison.Ordinal)
                    || path.Contains("{format:", StringComparison.Ordinal)
                )
            )
            // A few hundred lines of one year.
            .Where(e => e.RoutePattern.RawText!.StartsWith("/calendar/", StringComparison.Ordinal) is false)
            .ToList();

        exports.Count.ShouldBeGreaterThan(8);
        exports.Where(e => !Heavy.Is(e)).Select(e => e.DisplayName).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/documents/incoming/new")]
    [InlineData("/tasks/{id:guid}/notes")]
    [InlineData("/tasks/assignments/{id:guid}/report")]
    [InlineData("/tasks/assignments/{id:guid}/extension")]
    [InlineData("/tasks/{id:guid}/contribution")]
    public void A_form_with_files_takes_what_the_store_takes(string pattern)
    {
        var post = Endpoints.Single(e => e.RoutePattern.RawText == pattern && Methods(e).Contains("POST"));

        post.Metadata.GetMetadata<TakesFiles>().ShouldNotBeNull();
        new FileSettings().MostTogether.ShouldBeGreaterThan(new FileSettings().Largest);
    }

    [Fact]
    public void A_form_without_files_takes_a_few_megabytes()
    {
        var server = world.App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        server.Limits.MaxRequestBodySize.ShouldBe(LargeForms.Ordinary);

        var large = Endpoints.Where(e => e.Metadata.GetMetadata<TakesFiles>() is not null).ToList();
        large.ShouldNotBeEmpty();
        large
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.DisplayName)
            .ShouldBeEmpty("nobody sends that much without signing in");
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
