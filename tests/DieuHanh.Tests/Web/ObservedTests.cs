using System.Collections.Concurrent;
using System.Text;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DieuHanh.Tests.Web;

/// <summary>An office beside a collector, which is a small server of the test's own: what arrives there really left.</summary>
public sealed class ObservedTests(ObservedTests.Observing world) : IClassFixture<ObservedTests.Observing>
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_and_name_nobody()
    {
        await (await world.As("administrator")).Get("/agencies?q=mat-khau-cua-toi");
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Outbox.Add(OutboxRow.Of(new SomethingHappened(Guid.CreateVersion7(), Fails: false), db.Scope.Now));
            await db.SaveChangesAsync();
        });
        await world.Settle();

        world.App.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000).ShouldBeTrue();
        world.App.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000).ShouldBeTrue();

        var traces = world.Received("/v1/traces");
        traces.ShouldContain("/agencies");
        traces.ShouldContain("deliver");
        traces.ShouldContain(nameof(SomethingHappened));
        var metrics = world.Received("/v1/metrics");
        metrics.ShouldContain("dieuhanh.outbox.deliveries");
        metrics.ShouldContain("dieuhanh.outbox.lag");
        metrics.ShouldContain("http.server.request.duration");
        (traces + metrics).ShouldNotContain("mat-khau-cua-toi");
        (traces + metrics).ShouldNotContain("Quản Trị Viên");

        // Offices of other tests in this process are heard as well; one of their pages is called so.
        (traces + metrics)
            .Replace("first-administrator", "", StringComparison.Ordinal)
            .ShouldNotContain("administrator");
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_observed()
    {
        await using var quiet = new World();
        await quiet.InitializeAsync();
        quiet.App.Services.GetService<TracerProvider>().ShouldBeNull();
        quiet.App.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    public sealed class Observing : World, IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> received = new();
        private WebApplication? collector;

        /// <summary>Protobuf keeps texts as they are, so words can be looked for in it.</summary>
        public string Received(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => r.Body));

        protected override void Tune(WebApplicationBuilder builder)
        {
            var own = WebApplication.CreateSlimBuilder();
            own.Logging.ClearProviders();
            own.WebHost.UseUrls("http://127.0.0.1:0");
            collector = own.Build();
            collector.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                received.Enqueue((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                http.Response.ContentType = "application/x-protobuf";
            });
            collector.StartAsync().GetAwaiter().GetResult();
            builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
            builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await collector!.DisposeAsync();
        }
    }
}
