using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Rules;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Desks;

/// <summary>
/// Lays a task before the person who asked for it, ready to be changed. Null where there is none or where they may not see it: the two
/// cannot be told apart from outside.
/// </summary>
public sealed class Desk(
    TasksDb db,
    IDirectory directory,
    Calendars calendars,
    RuleBook rules,
    CurrentActor current,
    IDocuments? documents = null
)
{
    public TasksDb Db { get; } = db;
    public Actor Actor => current.Actor;

    /// <param name="alsoAsk">More queries of the same page, sent in the same batch.</param>
    public async Task<OpenTask?> Open(
        Guid taskId,
        Action<QueryBatch>? alsoAsk = null,
        CancellationToken cancel = default
    )
    {
        var batch = Db.Batch();
        var task = batch.List(
            Db.Tasks.VisibleTo(Actor)
                .Where(t => t.Id == taskId)
                .Include(t => t.Assignments.OrderBy(a => a.Id))
                .Include(t => t.FollowUps)
                // Both are few; two queries would be one more for the page.
                .AsSingleQuery()
        );
        var contributions = batch.List(Db.Contributions.Where(c => c.TaskId == taskId).OrderBy(c => c.Id));
        var petitions = batch.List(Db.Petitions.Where(p => p.TaskId == taskId).OrderBy(p => p.Id));
        var reports = batch.List(Db.Reports.Where(r => r.TaskId == taskId).OrderBy(r => r.Id));
        alsoAsk?.Invoke(batch);
        await batch.Run(cancel);
        return task.Value is [var found]
            ? new OpenTask(
                found,
                petitions.Value,
                reports.Value,
                await rules.Get(cancel),
                await directory.Book(cancel),
                await calendars.Get(cancel),
                Actor,
                Db.Scope.Today
            )
            : null;
    }

    /// <summary>The page of the directive at the words a task was read from; null for those who may not read it, and where there is none.</summary>
    public async Task<string?> Directive(SteeringTask task, CancellationToken cancel = default)
    {
        if (
            documents is null
            || task.DocumentId is not { } id
            || !(await documents.Find([id], cancel)).TryGetValue(id, out var document)
        )
        {
            return null;
        }

        return task is { SpanStart: { } start, SpanEnd: { } end }
            ? $"{document.Url}?start={start}&end={end}#span"
            : document.Url;
    }

    public Task<PartAtHand?> OpenPart(Guid assignmentId, CancellationToken cancel = default) =>
        Find(Db.Assignments.Where(a => a.Id == assignmentId), cancel);

    public async Task<PetitionAtHand?> OpenPetition(Guid petitionId, CancellationToken cancel = default) =>
        await Find(
            Db.Assignments.Where(a => Db.Petitions.Any(p => p.Id == petitionId && p.AssignmentId == a.Id)),
            cancel
        )
            is { } at
            ? new PetitionAtHand(at.Open, at.Part, at.Open.Petitions.First(p => p.Id == petitionId))
            : null;

    public async Task<ReportAtHand?> OpenReport(Guid reportId, CancellationToken cancel = default) =>
        await Find(Db.Assignments.Where(a => Db.Reports.Any(r => r.Id == reportId && r.AssignmentId == a.Id)), cancel)
            is { } at
        && at.Open.Reports.First(r => r.Id == reportId) is var report
        && TaskAccess.Reads(at.Open, report)
            ? new ReportAtHand(at.Open, at.Part, report)
            : null;

    private async Task<PartAtHand?> Find(IQueryable<Assignment> parts, CancellationToken cancel)
    {
        var key = await parts.VisibleTo(Actor).Select(a => new { a.Id, a.TaskId }).FirstOrDefaultAsync(cancel);
        return key is not null && await Open(key.TaskId, cancel: cancel) is { } open
            ? new PartAtHand(open, open.Task.Assignments.First(a => a.Id == key.Id))
            : null;
    }
}

/// <summary>One agency's part of a task, and what waits in it.</summary>
public sealed record PartAtHand(OpenTask Open, Assignment Part);

public sealed record PetitionAtHand(OpenTask Open, Assignment Part, Petition Petition);

public sealed record ReportAtHand(OpenTask Open, Assignment Part, CompletionReport Report);
