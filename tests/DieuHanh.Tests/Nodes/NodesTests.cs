using System.Globalization;
using DieuHanh.Documents;
using DieuHanh.Kernel.Data;
using DieuHanh.Tasks;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Nodes;

/// <summary>What several nodes on one PostgreSQL must do as one office, each a process of its own behind a real balancer.</summary>
[Trait("engine", "postgres")]
public abstract class NodesTests(Cluster cluster)
{
    private static readonly string Yesterday = DateTime
        .Today.AddDays(-1)
        .ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_session_and_its_forms_hold_on_every_node()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        await WithAllNodes();
        var clerk = await cluster.Visitor().SignedIn("clerk");
        cluster.Answered.Clear();

        // The form comes from one node and is sent to the next.
        for (var n = 0; n < 8; n++)
        {
            var answer = await clerk.Submit(Issued.Form, Fields(Sample.Unique("Qua nhiều máy chủ")));
            answer.Status.ShouldBe(302, answer.Text("main"));
        }

        cluster.Answered.Distinct().Order().ShouldBe(cluster.Nodes.Select(n => n.Name));
    }

    [Fact]
    public async Task What_lay_ready_when_they_opened_was_done_once()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        await Until(() =>
            cluster.Look(async db =>
                await db.Assignments.CountAsync(a =>
                    cluster.Unopened.Contains(a.Id) && a.State == DieuHanh.Tasks.Assignments.AssignmentState.Accepted
                ) == Cluster.Waiting
            )
        );

        var received = await cluster.Look(db =>
            db.Audit.Where(a => a.Action == "Tự tiếp nhận khi hết hạn mở").Select(a => a.ThingId).ToListAsync()
        );
        received.Order().ShouldBe(cluster.Unopened.Order(), "each was received by one node only");
    }

    [Fact]
    public async Task Each_letter_leaves_once()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        Assert.SkipUnless(cluster.Mail.Runs, "python3-aiosmtpd is not installed.");
        await Until(() =>
            cluster.Look(db => db.Notices.AllAsync(n => n.PersonId != cluster.Staff["editor"] || n.MailedAt != null))
        );

        var letters = cluster.Mail.Letters().Where(l => l.To.ToString() == "editor@example.invalid").ToList();
        letters.Count.ShouldBe(Cluster.Waiting);
        letters.Select(l => l.MessageId).ShouldBeUnique();
    }

    [Fact]
    public async Task A_directive_that_comes_to_one_node_is_read_once()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        var clerk = await cluster.Visitor().SignedIn("clerk");
        var subjects = Enumerable.Range(1, 6).Select(_ => Sample.Unique("Chỉ đạo")).ToList();
        foreach (var subject in subjects)
        {
            var text = Sample.Directive("     /TB-VPCP", subject);
            var form = await clerk.Follow(await Issued.Upload(clerk, "thong-bao.txt", text));
            (
                await clerk.Send(form, Issued.Form, ("Subject", subject), ("Unit", cluster.Staff.Unit("th").ToString()))
            ).Status.ShouldBe(302);
        }

        var documents = await cluster.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Where(d => subjects.Contains(d.Subject))
                .Select(d => d.Id)
                .ToListAsync()
        );
        documents.Count.ShouldBe(subjects.Count);
        await Until(() =>
            cluster.Look(async db =>
                await db.Reviews.CountAsync(r => documents.Contains(r.DocumentId!.Value)) == subjects.Count
            )
        );
        var told = await cluster.Look(db => db.Outbox.Where(o => o.Attempts > 0).Select(o => o.Error).ToListAsync());
        told.ShouldBeEmpty("no node stumbled over another one's fact");
    }

    [Fact]
    public async Task A_notice_reaches_the_open_pages_on_every_node()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        await WithAllNodes();
        var streams = new List<StreamReader>();
        foreach (var node in cluster.Nodes)
        {
            var head = await Cluster.Visitor(node).SignedIn("unit-head-cn");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/notices/unread");
            request.Headers.Accept.ParseAdd("text/event-stream");
            var answer = await head.Raw(request);
            streams.Add(
                new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))
            );
        }

        foreach (var stream in streams)
        {
            await Reads(stream, """{"unread":0}""");
        }

        await cluster.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Notify([cluster.Staff["unit-head-cn"]], "/about", "Có một việc chờ anh/chị.");
            await db.SaveAsync("Thử");
        });
        foreach (var stream in streams)
        {
            await Reads(stream, """{"unread":1}""");
            stream.Dispose();
        }
    }

    [Fact]
    public async Task When_a_node_is_killed_work_goes_on_and_nothing_acknowledged_is_lost_or_doubled()
    {
        Assert.SkipWhen(Cluster.WhyNot is not null, Cluster.WhyNot ?? "");
        await WithAllNodes();
        var book = await Sample.OpenBook(cluster, DieuHanh.Documents.Registers.Direction.Outgoing);
        var clerk = await cluster.Visitor().SignedIn("clerk");
        var seen = await clerk.Get(Issued.Form);
        var acknowledged = 0;
        var killed = 0;

        var subjects = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async writer =>
                {
                    var mine = new List<string>();
                    for (var n = 1; n <= 8; n++)
                    {
                        var subject = $"Văn bản {n} của người ghi {writer}, máy chủ bị ngắt điện";
                        var form = Fields(
                            subject,
                            ("Book", book.ToString()),
                            ("Notation", "VPCP-NODE"),
                            ("_once", Guid.CreateVersion7().ToString())
                        );
                        await Acknowledged(clerk, seen, form);
                        mine.Add(subject);
                        if (Interlocked.Increment(ref acknowledged) >= 20 && Interlocked.Exchange(ref killed, 1) == 0)
                        {
                            await cluster.Nodes[1].Kill();
                        }
                    }

                    return mine;
                })
        );

        killed.ShouldBe(1);
        var kept = await cluster.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Where(d => d.BookId == book)
                .Select(d => new { d.Number, d.Subject })
                .ToListAsync()
        );
        kept.Select(d => d.Subject).Order().ShouldBe(subjects.SelectMany(s => s).Order());
        kept.Select(d => d.Number).Order().ShouldBe(Enumerable.Range(1, 64));
        cluster.Nodes[1].Start();
        await cluster.Nodes[1].Ready();
    }

    // Sends the same form until it is acknowledged, as a person does whose page says that the connection was lost.
    private static async Task Acknowledged(Visitor clerk, Page seen, (string, string?)[] form)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var answer = await clerk.Send(seen, Issued.Form, form);
                if (answer.Status == 302)
                {
                    return;
                }

                answer.Status.ShouldBeOneOf(500, 502, 503, 504);
            }
            catch (HttpRequestException) when (tries < 600)
            {
                // The node died with the request.
            }

            tries.ShouldBeLessThan(600);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task WithAllNodes()
    {
        var anyone = cluster.Visitor();
        await Until(async () =>
        {
            cluster.Answered.Clear();
            for (var n = 0; n < 8; n++)
            {
                await anyone.Get("/about");
            }

            return cluster.Answered.Distinct().Count() == cluster.Nodes.Count;
        });
    }

    private static async Task Reads(StreamReader stream, string expected)
    {
        while (true)
        {
            var line = await stream
                .ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromMinutes(2));
            line.ShouldNotBeNull();
            if (line.StartsWith("data:", StringComparison.Ordinal) && line[5..].Trim() == expected)
            {
                return;
            }
        }
    }

    private async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(1_200, string.Join('\n', cluster.Nodes.Select(n => n.Said)));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static (string, string?)[] Fields(string subject, params (string, string?)[] others) =>
        Issued.Fields(subject, [("IssuedOn", Yesterday), .. others]);
}

public sealed class TwoNodesTests(TwoNodesTests.Two cluster) : NodesTests(cluster), IClassFixture<TwoNodesTests.Two>
{
    public sealed class Two() : Cluster(2);
}

public sealed class FourNodesTests(FourNodesTests.Four cluster)
    : NodesTests(cluster),
        IClassFixture<FourNodesTests.Four>
{
    public sealed class Four() : Cluster(4);
}
