using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Given;

/// <summary>What the page of a document shows of its tasks.</summary>
internal sealed class TasksOfDocuments(TasksDb db, IDirectory directory, CurrentActor current) : ITasks
{
    private const int NamesShown = 3;

    public async Task<IReadOnlyList<TaskBrief>> OfDocument(Guid documentId, CancellationToken cancel = default)
    {
        var tasks = await db
            .Tasks.AsNoTracking()
            .VisibleTo(current.Actor)
            .Where(t => t.DocumentId == documentId)
            .OrderBy(t => t.SpanStart)
            .ThenBy(t => t.Id)
            .Include(t => t.Assignments)
            .ToListAsync(cancel);
        var book = await directory.Book(cancel);
        return
        [
            .. tasks.Select(t =>
            {
                var parts = t.Assignments.Where(a => TaskAccess.Sees(current.Actor, t, a.AgencyId)).ToList();
                return new TaskBrief(
                    t.Id,
                    t.Action,
                    Names(parts, book),
                    parts.Where(p => p.Open).Select(p => p.Due).DefaultIfEmpty(t.FirstDue).Min(),
                    Status(parts, db.Scope.Today),
                    TaskUrl.Of(t.Id)
                );
            }),
        ];
    }

    public string? ReviewUrl(Guid documentId) =>
        current.Actor.Has(Right.GiveTasks) ? $"/tasks/review/{documentId}" : null;

    private static string Names(List<Assignment> parts, DirectoryBook book)
    {
        var names = parts
            .Where(p => p.State is not (AssignmentState.Transferred or AssignmentState.Discontinued))
            .Select(p => book.NameOf(p.AgencyId))
            .ToList();
        return names.Count <= NamesShown
            ? string.Join("; ", names)
            : T["{0} và {1} cơ quan khác", names[0], names.Count - 1];
    }

    // A task of one agency stands as its part does; of several, the count of those that are done says more than any one word.
    private static string Status(List<Assignment> parts, DateOnly today) =>
        parts switch
        {
            [] => "",
            [var only] => TaskWords.Of(only.StatusOn(today)),
            _ => T[
                "{0} trong {1} cơ quan đã hoàn thành",
                parts.Count(p => p.State is AssignmentState.Confirmed),
                parts.Count(p => p.State is not (AssignmentState.Transferred or AssignmentState.Discontinued))
            ],
        };
}
