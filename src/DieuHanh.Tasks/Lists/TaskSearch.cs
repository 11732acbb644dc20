using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Search;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Lists;

/// <summary>Tasks for the box at the top of every page: by their action, the document and the words that gave them, and who owes them.</summary>
public sealed class TaskSearch(TasksDb db, IDirectory directory) : ISearchable, ISearchSource
{
    internal const string IndexedAs = "task";

    // A task of all provinces does not name sixty-three of them.
    private const int MostNamed = 3;

    public string Kind => IndexedAs;

    public string Label => "Nhiệm vụ";

    public int Order => 10;

    public async Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel)
    {
        if (sought.Found.Things.Count == 0)
        {
            return SearchHits.None;
        }

        var (found, exact) = (sought.Found.Ids, sought.Found.Exact);
        var rows = await db
            .Tasks.AsNoTracking()
            .VisibleTo(actor)
            .Where(t => EF.Parameter(found).Contains(t.Id))
            .OrderByDescending(t => EF.Parameter(exact).Contains(t.Id))
            .ThenByDescending(t => t.GivenOn)
            .ThenByDescending(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Action,
                t.DocumentCode,
                t.Quote,
            })
            .Take(sought.Most + 1)
            .ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var owed =
            sought.Brief || ids.Count == 0
                ? Enumerable.Empty<Assignment>().ToLookup(a => a.TaskId)
                : (
                    await db
                        .Assignments.AsNoTracking()
                        .VisibleTo(actor)
                        .Where(a => ids.Contains(a.TaskId))
                        .OrderBy(a => a.Id)
                        .ToListAsync(cancel)
                ).ToLookup(a => a.TaskId);
        var book = await directory.Book(cancel);
        return new SearchHits(
            [
                .. rows.Take(sought.Most)
                    .Select(r => new SearchHit(
                        r.Id,
                        r.Action,
                        string.Join(
                            " · ",
                            new[] { r.DocumentCode, Agencies(book, owed[r.Id]) }.Where(t => t.Length > 0)
                        ),
                        r.Quote == r.Action ? "" : r.Quote,
                        TaskUrl.Of(r.Id)
                    )
                    {
                        Code = r.DocumentCode,
                        Where = [.. Open(owed[r.Id]).Take(MostNamed).Select(a => Held(a, book))],
                        Elsewhere = Math.Max(0, Open(owed[r.Id]).Count() - MostNamed),
                    }),
            ],
            rows.Count > sought.Most,
            rows.Count > sought.Most ? new TaskFilter { Words = sought.Typed, Show = Showing.All }.Address() : null
        );
    }

    public Task<long> Count(CancellationToken cancel) => db.Tasks.LongCountAsync(cancel);

    public async Task<IReadOnlyList<Searched>> After(Guid? after, int most, CancellationToken cancel)
    {
        var book = await directory.Book(cancel);
        var tasks = await db
            .Tasks.AsNoTracking()
            .Where(t => after == null || t.Id > after)
            .OrderBy(t => t.Id)
            .Take(most)
            .Include(t => t.Assignments)
            .ToListAsync(cancel);
        return [.. tasks.Select(t => Giving.SearchedBy(t, book))];
    }

    private static string Agencies(DirectoryBook book, IEnumerable<Assignment> owed)
    {
        var names = owed.Select(a => book.NameOf(a.AgencyId)).ToList();
        return names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))}…";
    }

    // What is open says where the task is; of a task that is over, what ended last.
    private static IEnumerable<Assignment> Open(IEnumerable<Assignment> owed)
    {
        var open = owed.Where(a => a.Open).ToList();
        return open.Count > 0 ? open : owed.OrderByDescending(a => a.EndedOn).ThenBy(a => a.Id).Take(1);
    }

    private static Whereabouts Held(Assignment part, DirectoryBook book)
    {
        var state = TaskWords.Of(part.State).ToLower(System.Globalization.CultureInfo.CurrentCulture);
        return part switch
        {
            { Open: false } => new(
                TaskWords.Of(part.State),
                part.EndedOn,
                book.NameOf(part.AgencyId),
                null,
                Ended: true
            ),

            // Whoever waits for the office's word has done their part: it lies with the unit that follows the task.
            { State: AssignmentState.Reported or AssignmentState.TransferRequested } => new(
                book.NameOf(part.OfficerId ?? part.UnitId),
                part.StoppedOn,
                $"{book.NameOf(part.AgencyId)}: {state}",
                part.Due
            ),
            _ => new(book.NameOf(part.AgencyId), part.GivenOn, state, part.Due),
        };
    }
}
