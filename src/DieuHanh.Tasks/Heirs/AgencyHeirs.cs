using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Heirs;

/// <summary>
/// What becomes of the open work of an agency that ended: its only successor takes it over, clock and all; between several the monitoring
/// unit must choose. What follows is derived from the rows as they stand, so doing it twice changes nothing.
/// </summary>
public sealed class AgencyHeirs(TasksDb db, IDirectory directory) : IHandle<AgencyEnded>
{
    private const int AtOnce = 200;
    private const int Tries = 5;

    public async Task Handle(AgencyEnded fact, CancellationToken cancel)
    {
        // An end that lies ahead is not acted on today; the sweeper finds it when its day has come. One that was withdrawn never came.
        var book = await directory.Book(cancel);
        if (book.Agency(fact.AgencyId)?.ValidTo < db.Scope.Today)
        {
            await Pass(fact.AgencyId, book, cancel);
        }
    }

    /// <summary>Passes on the work of every agency that has ended, and answers how many assignments were touched.</summary>
    public async Task<int> PassAll(CancellationToken cancel)
    {
        var book = await directory.Book(cancel);
        var ended = book.Agencies.Where(a => a.ValidTo < db.Scope.Today).Select(a => a.Id).ToList();
        var owing = await db
            .Assignments.Where(a => a.EndedOn == null && !a.NeedsHeir && ended.Contains(a.AgencyId))
            .Select(a => a.AgencyId)
            .Distinct()
            .ToListAsync(cancel);
        var touched = 0;
        foreach (var agency in owing)
        {
            touched += await Pass(agency, book, cancel);
        }

        return touched;
    }

    private async Task<int> Pass(Guid agencyId, DirectoryBook book, CancellationToken cancel)
    {
        var heirs = book.HeirsOn(agencyId, db.Scope.Today);
        for (var (touched, lost) = (0, 0); ; )
        {
            db.ChangeTracker.Clear();
            try
            {
                if (await PassSome(agencyId, heirs, book, cancel) is var some and > 0)
                {
                    touched += some;
                    continue;
                }

                await PassContributions(agencyId, heirs, cancel);
                return touched;
            }
            catch (DbUpdateException) when (++lost < Tries)
            {
                // Another node gave the same heir the same task, or someone saved a row first: look again at what stands there now.
            }
        }
    }

    private async Task<int> PassSome(
        Guid agencyId,
        IReadOnlyList<AgencyEntry> heirs,
        DirectoryBook book,
        CancellationToken cancel
    )
    {
        var tasks = await db
            .Tasks.Where(t => t.Assignments.Any(a => a.AgencyId == agencyId && a.EndedOn == null && !a.NeedsHeir))
            .OrderBy(t => t.Id)
            .Take(AtOnce)
            .Include(t => t.Assignments)
            .Include(t => t.Contributions)
            .AsSplitQuery()
            .ToListAsync(cancel);
        if (tasks.Count == 0)
        {
            return 0;
        }

        var parts = tasks
            .Select(t => (Task: t, Part: t.Assignments.First(a => a.AgencyId == agencyId && a.Open)))
            .ToList();
        var only = heirs is [var single] ? single : null;
        if (only is not null)
        {
            await db.CloseWaiting([.. parts.Select(p => p.Part.Id)], cancel);
        }

        foreach (var (task, part) in parts)
        {
            if (only is not null)
            {
                task.PassOn(part, only.Id, db.Scope.Today);
                db.IndexAnew(task, book);
                db.Notify(
                    book.FocalPoints(only.Id).Concat(book.Officer(task)),
                    TaskUrl.Of(task.Id),
                    "{0} nhận từ {1}: {2}",
                    only.Name,
                    book.NameOf(agencyId),
                    task.Action
                );
            }
            else
            {
                part.AwaitHeir();
                db.Notify(
                    book.Officer(task).Concat(book.UnitHeads(task)),
                    TaskUrl.Of(task.Id),
                    "Chọn cơ quan kế thừa {0}: {1}",
                    book.NameOf(agencyId),
                    task.Action
                );
            }
        }

        await db.SaveAsync(
            only is not null ? "Chuyển cho cơ quan kế thừa" : "Cơ quan đã kết thúc, chưa rõ cơ quan kế thừa",
            cancel: cancel
        );
        return tasks.Count;
    }

    // What the ended agency was asked for as a coordinating one, its only successor is asked for instead.
    private async Task PassContributions(Guid agencyId, IReadOnlyList<AgencyEntry> heirs, CancellationToken cancel)
    {
        if (heirs is not [var only])
        {
            return;
        }

        var waiting = await db
            .Contributions.Where(c =>
                c.AgencyId == agencyId
                && c.GivenOn == null
                && c.EndedOn == null
                && !db.Contributions.Any(other => other.TaskId == c.TaskId && other.AgencyId == only.Id)
                && db.Assignments.Any(a => a.TaskId == c.TaskId && a.EndedOn == null)
            )
            .Join(db.Tasks, c => c.TaskId, t => t.Id, (c, t) => new { Task = t, Asked = c })
            .ToListAsync(cancel);
        waiting.ForEach(w => w.Task.PassOn(w.Asked, only.Id));
        if (waiting.Count > 0)
        {
            await db.SaveAsync("Chuyển cho cơ quan kế thừa", cancel: cancel);
        }
    }
}
