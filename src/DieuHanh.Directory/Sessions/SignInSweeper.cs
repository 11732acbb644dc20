using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Directory.Sessions;

/// <summary>Once an hour takes away what is over: sessions nobody used, used tickets, letters for new passwords. Several nodes may run it.</summary>
public sealed partial class SignInSweeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SignInSweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task Sweep(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var now = clock.Now();
        var (idle, day) = (Session.Seconds(now - Session.IdleFor), now.AddDays(-1));
        await db.Sessions.Where(s => s.Seen <= idle).ExecuteDeleteAsync(cancel);
        await db.Spent.Where(s => s.At < day).ExecuteDeleteAsync(cancel);
        await db.Resets.Where(r => r.At < day).ExecuteDeleteAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away or busy: the rows are still there in an hour.
                Paused(e.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Sweep of old sessions paused: {Error}")]
    private partial void Paused(string error);
}
