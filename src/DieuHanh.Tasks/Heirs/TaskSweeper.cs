using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tasks.Heirs;

/// <summary>
/// Does what happens because a day came: an assignment nobody opened counts as received, the work of an agency that ended passes on, a
/// request whose decider left waits for whoever decides now. It keeps nothing in memory; any number of nodes may run it, and where two meet on a row the second gives way.
/// </summary>
public sealed partial class TaskSweeper(IServiceScopeFactory scopes, Jobs jobs, ILogger<TaskSweeper> log)
    : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Does what is due now and answers how many assignments and requests changed. Each step stands by itself: what stops one does not
    /// stop the others.
    /// </summary>
    public async Task<int> Sweep(CancellationToken cancel) =>
        await Within("receive", s => Receive(s, cancel), cancel)
        + await Within("pass on", s => s.GetRequiredService<AgencyHeirs>().PassAll(cancel), cancel)
        + await Within("redirect", s => Redirect(s, cancel), cancel);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every("Tiếp nhận, chuyển giao khi đến ngày", Pause, Sweep, stoppingToken);

    private static async Task<int> Receive(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<TasksDb>();
        var calendar = await services.GetRequiredService<Calendars>().Get(cancel);
        var rules = await services.GetRequiredService<RuleBook>().Get(cancel);
        var today = db.Scope.Today;

        // Given on this day or before, an assignment has had its whole working days and one more has begun.
        var latest = calendar.AddWorkingDays(today, -rules.Days(RuleName.Acceptance, today)).AddDays(-1);
        for (var received = 0; ; )
        {
            db.ChangeTracker.Clear();
            var waiting = await db
                .Assignments.Where(a => a.State == AssignmentState.Assigned && a.GivenOn <= latest)
                .OrderBy(a => a.Id)
                .Take(AtOnce)
                .ToListAsync(cancel);
            if (waiting.Count == 0)
            {
                return received;
            }

            waiting.ForEach(a => a.Accept(db.Scope.Now));
            await db.SaveAsync("Tự tiếp nhận khi hết hạn mở", cancel: cancel);
            received += waiting.Count;
        }
    }

    // A request is listed by its decider: one who holds no post any more would keep it from everybody.
    private static async Task<int> Redirect(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<TasksDb>();
        var book = await services.GetRequiredService<IDirectory>().Book(cancel);
        var waiting = db.Petitions.Where(p => p.State == PetitionState.Asked || p.State == PetitionState.Considered);
        var deciders = await waiting.Select(p => p.DeciderId).Distinct().ToListAsync(cancel);
        var gone = deciders.Where(d => !(book.Person(d)?.Positions.Count > 0)).ToList();
        if (gone.Count == 0)
        {
            return 0;
        }

        var left = await waiting
            .Where(p => gone.Contains(p.DeciderId))
            .Join(db.Tasks, p => p.TaskId, t => t.Id, (p, t) => new { Petition = p, Task = t })
            .ToListAsync(cancel);
        var moved = 0;
        foreach (var (petition, task) in left.Select(l => (l.Petition, l.Task)))
        {
            if (Deciders.Of(task, petition.AgencyId, book, db.Scope.Today) is not { } decider)
            {
                continue;
            }

            petition.AwaitDecisionOf(decider);
            db.Notify(book.WithSecretaries(decider), TaskUrl.Of(task.Id), "Chờ anh/chị quyết định: {0}", task.Action);
            moved++;
        }

        await db.SaveAsync("Trình người quyết định hiện nay", cancel: cancel);
        return moved;
    }

    private async Task<int> Within(string step, Func<IServiceProvider, Task<int>> work, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            return await work(scope.ServiceProvider);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Another node was first, or the database is away or slow: the rows are still there next time.
            Paused(step, e.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sweep of tasks, step {Step}, paused: {Error}")]
    private partial void Paused(string step, string error);
}
