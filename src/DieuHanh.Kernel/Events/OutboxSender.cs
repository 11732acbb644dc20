using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Events;

/// <summary>
/// Delivers committed facts, oldest first, at least once. Several nodes may run it: on PostgreSQL a row is locked while it is
/// delivered and skipped by the others. A fact that fails is tried again later and later, at last every hour; the health page tells of it
/// after <see cref="Stuck"/> attempts.
/// </summary>
public sealed partial class OutboxSender(
    IServiceScopeFactory scopes,
    Handlers handlers,
    Bell bell,
    Database database,
    TimeProvider clock,
    ILogger<OutboxSender> log
) : BackgroundService
{
    /// <summary>So many attempts take about half an hour: by then a person should look.</summary>
    public const int Stuck = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Delivers what is due now and answers how many facts were delivered or failed.</summary>
    public async Task<int> SendDue(CancellationToken cancel)
    {
        for (var sent = 0; ; sent++)
        {
            if (!await SendOne(cancel))
            {
                return sent;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDue(stoppingToken);
                await bell.Wait(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A database that is away for a while must not end the sender.
                SenderPaused(e.GetType().Name);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task<bool> SendOne(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var now = clock.Now();

        // SQLite has one writer: holding a transaction here would lock out the handlers, and there is only one node.
        await using var held =
            database.Engine is Engine.PostgreSql ? await db.Database.BeginTransactionAsync(cancel) : null;
        var due = held is null ? db.Outbox : db.Outbox.FromSql(Locked(now));
        var row = await due.Where(o => o.DeliveredAt == null && o.NextTryAt <= now)
            .OrderBy(o => o.Id)
            .FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return false;
        }

        try
        {
            await handlers.Deliver(scope.ServiceProvider, row.Type, row.Payload, cancel);
            row.DeliveredAt = clock.Now();
            row.Error = null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // A listener that gave up waiting (a timeout is a cancellation too) counts like any other: else the oldest fact holds up all.
            row.Attempts++;
            row.NextTryAt = now.AddSeconds(Math.Min(Math.Pow(2, row.Attempts), LongestWait.TotalSeconds));
            row.Error = e.GetType().Name;
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
                where delivered_at is null and next_try_at <= {now}
                order by id limit 1 for update skip locked)
            """;

    [LoggerMessage(LogLevel.Warning, "Fact {Type} {Id} not delivered, attempt {Attempt}: {Error}")]
    private partial void NotDelivered(string type, Guid id, int attempt, string error);

    [LoggerMessage(LogLevel.Warning, "Outbox paused: {Error}")]
    private partial void SenderPaused(string error);
}
