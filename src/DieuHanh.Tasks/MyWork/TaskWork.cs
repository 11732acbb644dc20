using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Given;
using static DieuHanh.Tasks.MyWork.WorkWords;

namespace DieuHanh.Tasks.MyWork;

/// <summary>
/// What waits for a person among tasks: parts, requests to the decider, reports, contributions. Four statements in one batch at most.
/// What is in a more urgent list is in no other.
/// </summary>
internal sealed class TaskWork(TasksDb db, IDirectory directory) : IWorkItems
{
    /// <summary>Rows of a list on the page; one more is read to know whether there are others.</summary>
    public const int Shown = 6;

    /// <param name="Part">What the row is about: a part, or, where the agency is empty, all parts of a task.</param>
    private sealed record Row((Guid Task, Guid Agency) Part, WorkItem Item);

    public async Task<IReadOnlyList<WorkList>> For(Actor actor, CancellationToken cancel = default)
    {
        var book = await directory.Book(cancel);
        var today = db.Scope.Today;
        var parts = PartLists.For(db, actor, book, today);
        var waiting = WaitingLists.For(db, actor, book, today);

        var batch = db.Batch();
        var partRows = PartLists.Query(db, parts, today) is { } query ? batch.List(query) : null;
        var waitingRows = waiting.Select(w => (List: w, Rows: batch.List(w.Rows.Take(Shown + 1)))).ToList();
        await batch.Run(cancel);

        var severalOwn = actor.Agencies.Count > 1;
        var ofParts = parts.Select(
            (list, number) =>
                (
                    list.Empty,
                    Rows: (partRows?.Value ?? [])
                        .Where(r => r.List == number)
                        .OrderBy(r => r.DueSort)
                        .ThenBy(r => r.Id)
                        .Select(r => Of(list, r, !list.Own || severalOwn, book))
                        .ToList()
                )
        );
        var ofWaiting = waitingRows.Select(w =>
            (w.List.Empty, Rows: w.Rows.Value.Select(r => Of(w.List, r, !w.List.Own || severalOwn, book)).ToList())
        );

        var listed = new HashSet<(Guid, Guid)>();
        return
        [
            .. ofParts
                .Concat(ofWaiting)
                .OrderBy(l => l.Empty.Pain)
                .Select(l =>
                    l.Empty with
                    {
                        Items = [.. l.Rows.Take(Shown).Where(r => listed.Add(r.Part)).Select(r => r.Item)],
                        // A list that shows all it has needs no way to the rest.
                        MoreUrl = l.Rows.Count > Shown ? l.Empty.MoreUrl : null,
                    }
                ),
        ];
    }

    private static Row Of(PartList list, PartItem r, bool named, DirectoryBook book) =>
        new(
            (r.TaskId, list.ByTask && r.Agencies > 1 ? Guid.Empty : r.AgencyId),
            new WorkItem(
                r.Action,
                WorkWords.Of(r, list.ByTask, named, book),
                Ended(r).Length > 0 ? null : r.Due,
                list.Url(r)
            )
            {
                Hour = r.DueHour,
                Action = list.Action?.Invoke(r),
                Thing = TaskUrl.Of(r.TaskId),
            }
        );

    private static Row Of(WaitingList list, WaitingItem r, bool named, DirectoryBook book) =>
        new(
            (r.TaskId, r.AgencyId),
            new WorkItem(r.Action, WorkWords.Of(r, named, book), r.Due, list.Url(r))
            {
                Hour = r.DueHour,
                Action = list.Action?.Invoke(r),
                Thing = TaskUrl.Of(r.TaskId),
            }
        );
}
