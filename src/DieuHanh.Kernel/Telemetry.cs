using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DieuHanh.Kernel;

/// <summary>
/// What the office measures of itself. Names and tags are kinds of things, never values: nobody's name, no address, nothing of what people
/// work on. Where nobody listens it costs next to nothing.
/// </summary>
public static class Telemetry
{
    public const string Name = "DieuHanh";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "dieuhanh.outbox.deliveries",
        "{fact}",
        "Facts handed to other modules, by type and outcome."
    );

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "dieuhanh.outbox.lag",
        "s",
        "From the commit of a fact to its delivery."
    );

    private static readonly Counter<long> Letters = Meter.CreateCounter<long>(
        "dieuhanh.mail.letters",
        "{letter}",
        "Letters given to the mail server, by outcome."
    );

    private static readonly Histogram<double> JobTime = Meter.CreateHistogram<double>(
        "dieuhanh.job.duration",
        "s",
        "Runs of background jobs, by job and outcome."
    );

    /// <param name="outcome">delivered, failed or parked.</param>
    internal static void Delivered(string type, string outcome, TimeSpan? lag)
    {
        Deliveries.Add(1, new("type", type), new("outcome", outcome));
        if (lag is { } waited)
        {
            Lag.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("type", type));
        }
    }

    /// <param name="outcome">sent or refused.</param>
    internal static void Letter(string outcome) =>
        Letters.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void JobEnded(Activity? activity, string job, TimeSpan took, int? done, string? fault)
    {
        JobTime.Record(took.TotalSeconds, new("job", job), new("outcome", fault is null ? "done" : "failed"));
        activity?.SetTag("done", done);
        if (fault is not null)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault);
        }
        else if (done is 0 && activity is not null)
        {
            // A job that looks every few seconds and finds nothing would fill the traces.
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
