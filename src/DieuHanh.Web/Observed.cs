using System.Diagnostics;
using DieuHanh.Kernel;
using DieuHanh.Kernel.Backups;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DieuHanh.Web;

/// <summary>
/// Traces and metrics for a collector (OpenTelemetry, OTLP). Off until a collector is named, and then nothing of it is even loaded. What
/// leaves tells how the program does, not what people do: no query of an address, no visitor's address or browser.
/// </summary>
internal static class Observed
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] OfPeople = ["url.query", "client.address", "user_agent.original"];

    public static void ObserveWhereAsked(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[Collector]))
        {
            Observe(builder.Services);
        }
    }

    private static void Observe(IServiceCollection services) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("dieuhanh", serviceVersion: ProgramVersion.Full))
            .WithTracing(t => t.AddSource(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation(Hide))
            .WithMetrics(m =>
                m.AddMeter(
                    Telemetry.Name,
                    "Npgsql",
                    "System.Runtime",
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel"
                )
            )
            .UseOtlpExporter();

    private static void Hide(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
        options.EnrichWithHttpRequest = (activity, _) => Forget(activity);
        options.EnrichWithHttpResponse = (activity, _) => Forget(activity);
    }

    private static void Forget(Activity activity)
    {
        foreach (var tag in OfPeople)
        {
            activity.SetTag(tag, null);
        }
    }
}
