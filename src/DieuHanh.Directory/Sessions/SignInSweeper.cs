using DieuHanh.Directory.Workbooks;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DieuHanh.Directory.Sessions;

/// <summary>
/// Once an hour takes away what is over: sessions nobody used, used tickets, letters for new passwords, files with names and addresses that
/// were read and never put in. Several nodes may run it.
/// </summary>
public sealed class SignInSweeper(IServiceScopeFactory scopes, TimeProvider clock, Jobs jobs) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task<int> Sweep(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var now = clock.Now();
        var (idle, day) = (Session.Seconds(now - Session.IdleFor), now.AddDays(-1));
        var forgotten = now - StructureImport.KeptFor;
        return await db.Sessions.Where(s => s.Seen <= idle).ExecuteDeleteAsync(cancel)
            + await db.Spent.Where(s => s.At < day).ExecuteDeleteAsync(cancel)
            + await db.Resets.Where(r => r.At < day).ExecuteDeleteAsync(cancel)
            + await db.Imports.Where(i => i.AppliedAt == null && i.At < forgotten).ExecuteDeleteAsync(cancel);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every("Dọn phiên đăng nhập đã hết", Pause, Sweep, stoppingToken);
}
