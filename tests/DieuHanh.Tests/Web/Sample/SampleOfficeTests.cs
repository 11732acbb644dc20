using System.Security.Cryptography;
using System.Text;
using DieuHanh.Directory;
using DieuHanh.Documents;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Review;
using DieuHanh.Tests.House;
using DieuHanh.Web.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Web.Sample;

/// <summary>What must hold in any sample office.</summary>
public abstract class SampleOfficeTests(SampleWorld world, string name)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    protected static DateOnly Today => Dates.DayOf(World.Morning.UtcDateTime);

    [Fact]
    public async Task A_second_load_is_refused_and_changes_nothing()
    {
        var before = await Count();
        (await Should.ThrowAsync<RefusedException>(() => SampleOffice.Load(world.App.Services, name)))
            .Reasons.ToString()
            .ShouldContain("chỉ nạp được vào danh bạ trống");
        (await Count()).ShouldBe(before);

        Task<int> Count() => world.In(s => s.GetRequiredService<TasksDb>().Audit.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_deadline_whose_words_name_an_hour_carries_it()
    {
        var tasks = await world.In(s =>
            s.GetRequiredService<TasksDb>().Tasks.AsNoTracking().Where(t => t.FirstDue != null).ToListAsync(Cancel)
        );
        tasks.ShouldAllBe(t => t.DueHour == DeadlineHour.Of(t.DeadlineRaw));
    }

    [Fact]
    public async Task Counters_are_what_the_rows_say()
    {
        var (rows, counters) = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            return (
                await db.Assignments.AsNoTracking().ToListAsync(Cancel),
                await db.Counters.AsNoTracking().Where(c => c.N != 0).ToListAsync(Cancel)
            );
        });
        rows.ShouldNotBeEmpty();
        var counted = rows.SelectMany(a => Counters.Of(a).Select(m => (a.AgencyId, a.Openness, m.Measure, m.Day)))
            .GroupBy(k => k)
            .ToDictionary(g => g.Key, g => g.Count());
        counters.Count.ShouldBe(counted.Count);
        counters.ShouldAllBe(c => counted[new(c.AgencyId, c.Openness, c.Measure, c.Day)] == c.N);
    }

    [Fact]
    public async Task Numbers_of_every_book_run_without_a_gap_in_the_order_of_days()
    {
        var documents = await world.In(s =>
            s.GetRequiredService<DocumentsDb>().Documents.AsNoTracking().ToListAsync(Cancel)
        );
        var next = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Registers.AsNoTracking()
                .ToDictionaryAsync(r => (r.BookId, r.Year), r => r.Next, Cancel)
        );
        foreach (var book in documents.GroupBy(d => (d.BookId, d.Year)))
        {
            var ordered = book.OrderBy(d => d.Number).ToList();
            ordered.Select(d => d.Number).ShouldBe(Enumerable.Range(1, ordered.Count));
            ordered.Select(d => d.BookedOn).ShouldBe(ordered.Select(d => d.BookedOn).Order());
            next[book.Key].ShouldBe(ordered.Count + 1);
        }
    }

    [Fact]
    public async Task Every_deed_has_its_doer_and_nothing_lies_in_the_future()
    {
        var (audit, people) = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var known = await services
                .GetRequiredService<DirectoryDb>()
                .People.AsNoTracking()
                .ToDictionaryAsync(p => p.Id, p => p.FullName, Cancel);
            return (await db.Audit.AsNoTracking().ToListAsync(Cancel), known);
        });
        audit.ShouldAllBe(a => a.At <= World.Morning.UtcDateTime);
        audit.Where(a => a.ActorId is not null).ShouldAllBe(a => people[a.ActorId!.Value] == a.ActorName);

        // Only what the program does by itself has no doer.
        audit
            .Where(a => a.ActorId is null)
            .Select(a => a.Action)
            .Distinct()
            .ShouldBeSubsetOf(["Nạp văn phòng mẫu", "Nạp lịch làm việc", "Chuyển cơ quan kế thừa"]);
        audit
            .GroupBy(a => a.WholeId)
            .ShouldAllBe(g => g.OrderBy(a => a.Id).Select(a => a.At).SequenceEqual(g.Select(a => a.At).Order()));
    }

    [Fact]
    public async Task Everything_can_be_found()
    {
        var (things, found) = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var documents = services.GetRequiredService<DocumentsDb>();
            return (
                await db.Tasks.CountAsync(Cancel) + await documents.Documents.CountAsync(Cancel),
                await db.SearchParts.Select(p => p.Id).Distinct().CountAsync(Cancel)
            );
        });
        found.ShouldBe(things);
        var task = await world.In(s =>
            s.GetRequiredService<TasksDb>().Tasks.AsNoTracking().OrderByDescending(t => t.Id).FirstAsync(Cancel)
        );
        var hits = await world.In(s => s.GetRequiredService<TasksDb>().Find(task.Action, "task", cancel: Cancel));
        hits!.Ids.ShouldContain(task.Id);
    }

    [Fact]
    public async Task The_living_work_is_at_every_stage()
    {
        var open = await world.In(s =>
            s.GetRequiredService<TasksDb>().Assignments.AsNoTracking().Where(a => a.EndedOn == null).ToListAsync(Cancel)
        );
        open.ShouldContain(a => a.Due == Today && a.State == AssignmentState.Accepted);
        open.ShouldContain(a => a.Due < Today && a.State == AssignmentState.Accepted);
        open.ShouldContain(a => a.Due > Today && a.State == AssignmentState.Accepted);
        open.ShouldContain(a => a.State == AssignmentState.Reported);
        open.ShouldContain(a => a.PreviousId != null, "nothing passed to an heir");
        open.ShouldAllBe(a => a.GivenOn <= Today);
        var facts = await world.In(s =>
            s.GetRequiredService<TasksDb>().Outbox.AsNoTracking().Select(o => o.Type).ToListAsync(Cancel)
        );
        facts.ShouldNotBeEmpty();
        facts.ShouldAllBe(f => f == "DocumentRegistered");
    }

    [Fact]
    public async Task A_directive_whose_tasks_are_given_is_reviewed_and_each_task_leads_to_its_words()
    {
        var (reviews, given, tasks) = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var readable = await services
                .GetRequiredService<DocumentsDb>()
                .Attachments.Where(a => a.Text != null)
                .Select(a => a.DocumentId)
                .ToListAsync(Cancel);
            return (
                await db.Reviews.AsNoTracking().ToListAsync(Cancel),
                await db.Proposals.AsNoTracking().Where(p => p.TaskId != null).ToListAsync(Cancel),
                (await db.Tasks.AsNoTracking().Where(t => t.SpanStart != null).ToListAsync(Cancel))
                    .Where(t => readable.Contains(t.DocumentId!.Value))
                    .ToList()
            );
        });
        reviews.ShouldNotBeEmpty();
        reviews.ShouldAllBe(r => r.State == ReviewState.Done);
        tasks.ShouldNotBeEmpty();
        given.Select(p => p.TaskId!.Value).Order().ShouldBe(tasks.Select(t => t.Id).Order());
        var texts = reviews.ToDictionary(r => r.Id, r => r.Text);
        given.ShouldAllBe(p => texts[p.ReviewId].Substring(p.StartAt, p.EndAt - p.StartAt) == p.Text);
    }

    [Fact]
    public async Task A_period_stands_on_the_internet_with_figures_that_add_up()
    {
        var published = await world.In(s =>
            s.GetRequiredService<TasksDb>().Publications.Include(p => p.Figures).AsNoTracking().ToListAsync(Cancel)
        );
        published.ShouldNotBeEmpty();
        published.ShouldAllBe(p => p.State == PublicationState.Published && p.PublishedOn <= Today);
        foreach (var publication in published)
        {
            publication.Table().AddsUp.ShouldBeTrue();
            publication.Table().Total[Figure.Owed].ShouldBeGreaterThan(0);
        }
    }

    [Trait("engine", "sqlite")]
    [Fact]
    public async Task Two_loads_on_the_same_day_give_the_same_rows()
    {
        await using var again = SampleWorld.Build(Databases.New(), world.Clock);
        await DieuHanh.Web.Office.Prepare(again);
        await SampleOffice.Load(again.Services, name, Cancel);
        (await Print(again.Services)).ShouldBe(await Print(world.App.Services));
    }

    // Ids, texts and moments of everything told; not the stamps of accounts, which are secrets.
    private static async Task<string> Print(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var tasks = scope.ServiceProvider.GetRequiredService<TasksDb>();
        var documents = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var all = new StringBuilder();
        all.AppendJoin(
            '\n',
            (await tasks.Audit.AsNoTracking().Where(a => a.Action != "Nạp lịch làm việc").ToListAsync(Cancel))
                .Where(a => a.Thing is not ("CalendarDay" or "Account"))
                .OrderBy(a => a.Id)
                .Select(a => $"{a.Id} {a.At:O} {a.ActorId} {a.Action} {a.ThingId} {a.Changes}")
        );
        all.AppendJoin(
            '\n',
            (await documents.Documents.AsNoTracking().ToListAsync(Cancel))
                .OrderBy(d => d.Id)
                .Select(d => $"{d.Id} {d.Code} {d.Subject} {d.BookedOn}")
        );
        all.AppendJoin(
            '\n',
            (await documents.Attachments.AsNoTracking().ToListAsync(Cancel))
                .OrderBy(d => d.Id)
                .Select(d => $"{d.Id} {d.Hash}")
        );
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}

public sealed class GovernmentSampleTests(GovernmentSample world)
    : SampleOfficeTests(world, "government"),
        IClassFixture<GovernmentSample>
{
    [Fact]
    public async Task January_to_May_2015_has_1664_documents_with_1908_tasks()
    {
        var (from, to) = (new DateOnly(2015, 1, 1), new DateOnly(2015, 5, 31));
        await world.In<bool>(async services =>
        {
            var tasks = services.GetRequiredService<TasksDb>();
            var documents = services.GetRequiredService<DocumentsDb>();
            var given = await tasks
                .Tasks.AsNoTracking()
                .Where(t => t.GivenOn >= from && t.GivenOn <= to)
                .Select(t => new { t.DocumentId, t.DocumentDate })
                .ToListAsync();
            given.Count.ShouldBe(1908);
            given.ShouldAllBe(t => t.DocumentDate >= from && t.DocumentDate <= to);
            var registered = await documents
                .Outgoing.AsNoTracking()
                .Where(d => d.IssuedOn >= from && d.IssuedOn <= to)
                .Select(d => d.Id)
                .ToListAsync();
            registered.Count.ShouldBe(1664);
            given.Select(t => t.DocumentId!.Value).Distinct().Order().ShouldBe(registered.Order());
            return true;
        });
    }

    [Fact]
    public async Task Of_the_history_most_was_done_in_time_some_late_some_still_open_then_and_nothing_is_open_today()
    {
        var cutOff = new DateOnly(2015, 5, 31);
        var parts = await world.In(s =>
            s.GetRequiredService<TasksDb>().Assignments.AsNoTracking().Where(a => a.GivenOn <= cutOff).ToListAsync()
        );
        var then = parts.GroupBy(p => p.StatusOn(cutOff)).ToDictionary(g => g.Key, g => g.Count());
        then[AssignmentStatus.DoneOnTime].ShouldBeGreaterThan(then[AssignmentStatus.DoneLate] * 4);
        then[AssignmentStatus.DoneLate].ShouldBeGreaterThan(0);
        then[AssignmentStatus.OpenOverdue].ShouldBeGreaterThan(0);
        then[AssignmentStatus.OpenInTerm].ShouldBeGreaterThan(0);
        parts.ShouldAllBe(p => p.EndedOn != null);
        parts.Count(p => p.State == AssignmentState.Transferred).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task There_were_178_connected_agencies_on_31_March_2015()
    {
        var day = new DateOnly(2015, 3, 31);
        var agencies = await world.In(s => s.GetRequiredService<DirectoryDb>().Agencies.AsNoTracking().ToListAsync());
        agencies.Count(a => a.Connected && a.ValidOn(day)).ShouldBe(178);
    }

    [Fact]
    public async Task Requests_wait_for_their_answers()
    {
        var (petitions, states, contributions) = await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            return (
                await db.Petitions.AsNoTracking().Where(p => p.AskedOn > new DateOnly(2026, 1, 1)).ToListAsync(),
                await db
                    .Assignments.AsNoTracking()
                    .Where(a => a.EndedOn == null)
                    .Select(a => a.State)
                    .Distinct()
                    .ToListAsync(),
                await db.Contributions.AsNoTracking().Where(c => c.AskedOn > new DateOnly(2026, 1, 1)).ToListAsync()
            );
        });
        petitions
            .Select(p => p.State)
            .Distinct()
            .ShouldBe([PetitionState.Asked, PetitionState.Considered, PetitionState.Granted], ignoreOrder: true);
        states.ShouldContain(AssignmentState.TransferRequested);
        states.ShouldContain(AssignmentState.Suspended);
        contributions.ShouldContain(c => c.GivenOn == null);
        contributions.ShouldContain(c => c.GivenOn != null);
    }
}

public sealed class ProvinceSampleTests(ProvinceSample world)
    : SampleOfficeTests(world, "province"),
        IClassFixture<ProvinceSample>;
