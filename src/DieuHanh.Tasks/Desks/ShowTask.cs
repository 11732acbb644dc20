using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Notes;
using DieuHanh.Ui.Parts;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Desks;

/// <summary>The page of a task. For the agency that owes it, opening it is receiving it.</summary>
public static class ShowTask
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/tasks/{id:guid}", Get).Needs(Right.SignedIn);

    /// <param name="Directive">Where the directive is read; null for those who may not.</param>
    /// <param name="Files">What this reader may open, by the note, report, petition or contribution it came with.</param>
    /// <param name="Chosen">The part whose actions are shown: the one asked for, or the only one this reader has to do with.</param>
    public sealed record Model(
        OpenTask Open,
        string? Directive,
        ILookup<Guid, FileLink> Files,
        IReadOnlyList<TimelineEntry> Timeline,
        Assignment? Chosen,
        WriteNote.Form Note,
        FormErrors Errors
    )
    {
        public IReadOnlyList<Assignment> Parts { get; } = [.. Open.Parts];

        private readonly List<(Assignment? Part, PartAct Act)> acts =
        [
            .. TaskActs.Of(Open).Select(a => ((Assignment?)null, a)),
            .. Open.Parts.SelectMany(p => PartActs.Of(Open, p).Select(a => ((Assignment?)p, a))),
        ];

        /// <summary>What others wait for, in all parts; about the whole task where there is no part.</summary>
        public IReadOnlyList<(Assignment? Part, PartAct Act)> Awaited => [.. acts.Where(a => a.Act.Awaited)];

        /// <summary>What else this reader may do with the task and with the chosen part.</summary>
        public IReadOnlyList<PartAct> Others =>
            [.. acts.Where(a => !a.Act.Awaited && (a.Part is null || a.Part == Chosen)).Select(a => a.Act)];

        /// <summary>The parts with which this reader may do something.</summary>
        public IReadOnlySet<Guid> WithActs =>
            acts.Where(a => !a.Act.Awaited).Select(a => a.Part?.Id).OfType<Guid>().ToHashSet();

        public IReadOnlyList<FileLink> FilesOf(Guid ownerId) => [.. Files[ownerId]];
    }

    /// <param name="part">The part whose actions are asked for.</param>
    private static async Task<IResult> Get(Guid id, string? part, Desk desk, CancellationToken cancel) =>
        await Page(id, desk, new WriteNote.Form { Part = part }, new FormErrors(), cancel);

    internal static async Task<IResult> Page(
        Guid id,
        Desk desk,
        WriteNote.Form note,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        Batched<List<Came>>? came = null;
        Batched<List<AuditRow>>? audit = null;
        var open = await desk.Open(
            id,
            batch =>
            {
                came = batch.List(Came.Of(desk.Db, id));
                audit = batch.List(AuditTimeline.Query(desk.Db, id));
            },
            cancel
        );
        if (open is null)
        {
            return Act.Unknown;
        }

        if (await Receive(open, desk.Db, cancel))
        {
            return Act.Done(open);
        }

        var ofOthers = OfOthers(open, came!.Value);
        var readable = came.Value.Where(c => c.IsFile && !ofOthers.Contains(c.Id)).ToList();
        var rows = audit!.Value.Where(r => Shown(open, r, ofOthers)).ToList();
        var model = new Model(
            open,
            await desk.Directive(open.Task, cancel),
            readable.ToLookup(f => f.OwnerId, f => f.Link),
            WithFiles(AuditTimeline.Read(rows, open.Book, TaskWords.Audit), rows, readable),
            Chosen(open, Typed.Id(note.Part)),
            note,
            errors
        );
        return new RazorComponentResult<TaskPage>(new { Model = model }) { StatusCode = errors.Status };
    }

    private static Assignment? Chosen(OpenTask open, Guid? asked)
    {
        var parts = open.Parts.ToList();
        var own = parts.Where(p => p.Open && open.Owes(p)).ToList();
        return parts.Find(p => p.Id == asked)
            ?? (
                own is [var mine] ? mine
                : parts is [var only] ? only
                : null
            );
    }

    /// <summary>A file stands at the save it came with.</summary>
    private static List<TimelineEntry> WithFiles(
        IReadOnlyList<TimelineEntry> entries,
        IReadOnlyList<AuditRow> rows,
        IReadOnlyList<Came> files
    )
    {
        var came = rows.Join(files, r => r.ThingId, f => f.Id, (r, f) => (Row: r, File: f))
            .ToLookup(x => (x.Row.At, x.Row.ActorName, T[x.Row.Action]), x => x.File.Link);
        return
        [
            .. entries.Select(e =>
                came[(e.At, e.Who, e.What)].ToList() is { Count: > 0 } with ? e with { Files = with } : e
            ),
        ];
    }

    /// <summary>The first person of the agency who opens it receives it for the agency.</summary>
    private static async Task<bool> Receive(OpenTask open, TasksDb db, CancellationToken cancel)
    {
        var mine = open.Parts.Where(p => open.Owes(p) && p.WhyNotAccept().None).ToList();
        if (mine.Count == 0)
        {
            return false;
        }

        mine.ForEach(p => p.Accept(db.Scope.Now));
        try
        {
            await db.SaveAsync("Tiếp nhận nhiệm vụ", cancel: cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague opened it at the same moment, which is as good.
        }

        return true;
    }

    // What the office thinks before it answers stays in the office, and a report inside its agency in the agency. Of a task that is not
    // open to others, an agency does not read what came of other agencies. It is decided by what a record is about, never by who wrote
    // it: people leave, what they did stays.
    private static bool Shown(OpenTask open, AuditRow row, HashSet<Guid> ofOthers) =>
        (open.Actor.InOffice || !TaskWords.InsideOffice.Contains(row.Action)) && !ofOthers.Contains(row.ThingId);

    private static HashSet<Guid> OfOthers(OpenTask open, List<Came> came)
    {
        var hidden = new HashSet<Guid>([
            .. open.Task.Assignments.Except(open.Parts).Select(a => a.Id),
            .. open.Petitions.Where(p => !TaskAccess.Sees(open.Actor, open.Task, p.AgencyId)).Select(p => p.Id),
            .. open.Reports.Where(r => !TaskAccess.Reads(open, r)).Select(r => r.Id),
            .. open.Task.Contributions.Where(c => !TaskAccess.Reads(open, c)).Select(c => c.Id),
            .. came.Where(c => !c.IsFile && !TaskAccess.Reads(open.Actor, open.Task, c.AgencyId)).Select(n => n.Id),
        ]);

        // A file is read by whoever reads what it came with.
        hidden.UnionWith(came.Where(c => c.IsFile && hidden.Contains(c.OwnerId)).Select(f => f.Id).ToList());
        return hidden;
    }
}
