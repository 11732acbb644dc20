using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Events;

/// <summary>
/// Delivers committed facts, oldest first, at least once. Several nodes may run it: on PostgreSQL a row is locked while it is
/// delivered and skipped by the others. A fact that fails is tried again later and later; after <see cref="Parks"/> attempts it is parked
/// until a person has it tried again or drops it.
/// </summary>
public sealed partial class OutboxSender(
    IServiceScopeFactory scopes,
    Handlers handlers,
    Bell bell,
    Database database,
    TimeProvider clock,
    Jobs.Jobs jobs,
    ILogger<OutboxSender> log
) : BackgroundService
{
    /// <summary>So many attempts take about half an hour: by then a person should look.</summary>
    public const int Parks = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Delivers what is due now and answers how many facts were delivered or failed.</summary>
    public async Task<int> SendDue(CancellationToken cancel, JobRun? run = null)
    {
        for (var sent = 0; ; sent++)
        {
            if (!await SendOne(cancel))
            {
                return sent;
            }

            await (run?.Tell($"{sent + 1:N0}", cancel) ?? Task.CompletedTask);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every("Gửi sự kiện giữa các phần", Pause, (run, cancel) => SendDue(cancel, run), stoppingToken, bell);

    private async Task<bool> SendOne(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var now = clock.Now();

        // SQLite has one writer: holding a transaction here would lock out the handlers, and there is only one node.
        await using var held =
            database.Engine is Engine.PostgreSql ? await db.Database.BeginTransactionAsync(cancel) : null;
        var due = held is null ? db.Outbox : db.Outbox.FromSql(Locked(now));
        var row = await due.Where(o => o.DeliveredAt == null && o.ParkedAt == null && o.NextTryAt <= now)
            .OrderBy(o => o.Id)
            .FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return false;
        }

        using var activity = Telemetry.Source.StartActivity("deliver");
        activity?.SetTag("type", row.Type);
        try
        {
            await handlers.Deliver(scope.ServiceProvider, row.Type, row.Payload, cancel);
            row.Delivered(clock.Now());
            Telemetry.Delivered(row.Type, "delivered", clock.Now() - row.At);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // A listener that gave up waiting (a timeout is a cancellation too) counts like any other: else the oldest fact holds up all.
            row.Fail(e.GetType().Name, now);
            Telemetry.Delivered(row.Type, row.ParkedAt is null ? "failed" : "parked", lag: null);
            NotDelivered(row.Type, row.Id, row.Attempts, e.GetType().Name);
        }

        await db.SaveChangesAsync(cancel);
        if (held is not null)
        {
            await held.CommitAsync(cancel);
        }

        return true;
    }

    // The lock stands in the innermost query, where the order and the limit are too: EF wraps it, PostgreSQL locks what it reads.
    private static FormattableString Locked(DateTime now) =>
        $"""
            select * from kernel_outbox where id = (
                select id from kernel_outbox
                where delivered_at is null and parked_at is null and next_try_at <= {now}
                order by id limit 1 for update skip locked)
            """;

    [LoggerMessage(LogLevel.Warning, "Fact {Type} {Id} not delivered, attempt {Attempt}: {Error}")]
    private partial void NotDelivered(string type, Guid id, int attempt, string error);
}
