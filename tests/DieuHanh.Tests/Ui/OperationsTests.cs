using System.Text.Json;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

/// <summary>The operator's pages, in an office whose facts fail.</summary>
public sealed class OperationsTests(OperationsTests.Failing world) : IClassFixture<OperationsTests.Failing>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fact_is_parked_after_ten_failures_and_sent_again_when_a_person_says_so()
    {
        var id = await Park();
        var operates = await world.As("administrator");
        var page = await operates.Get("/operations/facts");
        page.Text("main").ShouldContain("Bị dừng từ");
        page.Text("main").ShouldContain(nameof(InvalidOperationException));
        page.Text("main").ShouldNotContain(id.ToString("N"), Case.Insensitive);
        (await world.Stranger().Get("/health")).Body.ShouldBe("Degraded");
        (await operates.Get("/operations")).Text("main").ShouldContain("Cần làm");

        var sent = await operates.SubmitFrom("/operations/facts", "/operations/facts/retry", ("Id", $"{id}"));
        sent.Location.ShouldBe("/operations/facts");
        (await Row(id)).ShouldSatisfyAllConditions(r => r.ParkedAt.ShouldBeNull(), r => r.Attempts.ShouldBe(0));
        await Audited("Gửi lại sự kiện bị dừng", id);

        // It is not parked now: there is nothing to send again.
        (await operates.SubmitFrom("/operations/facts", "/operations/facts/retry", ("Id", $"{id}"))).Status.ShouldBe(
            409
        );
    }

    [Fact]
    public async Task A_fact_is_dropped_with_a_reason_which_is_audited()
    {
        var id = await Park();
        var operates = await world.As("administrator");

        var refused = await operates.SubmitFrom(
            "/operations/facts",
            "/operations/facts/drop",
            ("Id", $"{id}"),
            ("Why", " ")
        );
        refused.Status.ShouldBe(422);
        refused.Text("main").ShouldContain("Nhập lý do bỏ sự kiện.");

        await operates.SubmitFrom(
            "/operations/facts",
            "/operations/facts/drop",
            ("Id", $"{id}"),
            ("Why", "Phần nhận đã bỏ")
        );
        (await Row(id)).DroppedAt.ShouldNotBeNull();
        (await Audited("Bỏ sự kiện bị dừng", id)).ShouldContain("Phần nhận đã bỏ");
        world.Clock.Now += TimeSpan.FromHours(2);
        await world.Settle();
        (await Row(id)).DeliveredAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_job_says_what_it_did_and_how_it_failed_and_is_woken()
    {
        var jobs = world.App.Services.GetRequiredService<Jobs>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var runs = 0;
        var ran = new SemaphoreSlim(0);
        var loop = jobs.Every(
            "Gửi thư thông báo",
            TimeSpan.FromDays(1),
            async (run, cancel) =>
            {
                await run.Tell("một nửa", cancel);
                ran.Release();
                return ++runs == 1 ? 3 : throw new TimeoutException("secret words");
            },
            stop.Token
        );
        await ran.WaitAsync(Cancel);
        await Until(j => j is { Done: 3, Faults: 0, EndedAt: not null });

        var operates = await world.As("administrator");
        (await operates.Get("/operations/jobs")).Text("main").ShouldContain("Xong, 3 việc");
        var asked = await operates.SubmitFrom(
            "/operations/jobs",
            "/operations/jobs/run",
            ("Name", "Gửi thư thông báo")
        );
        (await operates.Follow(asked)).Text("main").ShouldContain("Đã yêu cầu chạy ngay");
        await ran.WaitAsync(Cancel);
        await Until(j => j is { Faults: 1, Fault: nameof(TimeoutException) });
        var page = await operates.Get("/operations/jobs");
        page.Text("main").ShouldContain("Lỗi 1 lần liền");
        page.Text("main").ShouldNotContain("secret words");
        (await operates.SubmitFrom("/operations/jobs", "/operations/jobs/run", ("Name", "không có"))).Status.ShouldBe(
            404
        );
        await stop.CancelAsync();
        await loop;
    }

    [Theory]
    [InlineData("/operations")]
    [InlineData("/operations/facts")]
    [InlineData("/operations/jobs")]
    [InlineData("/operations/mail")]
    [InlineData("/operations/disk")]
    [InlineData("/operations/versions")]
    public async Task Every_page_opens_for_the_administrator_alone(string url)
    {
        (await (await world.As("administrator")).Get(url)).Status.ShouldBe(200);
        (await (await world.As("office-leader")).Get(url)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Everything_is_there_as_json()
    {
        await world.In(s => s.GetRequiredService<KernelSweeper>().MeasureDisk(Cancel));
        using var json = JsonDocument.Parse((await (await world.As("administrator")).Get("/api/operations")).Body);
        var all = json.RootElement;
        all.GetProperty("checks").GetArrayLength().ShouldBe(5);
        all.GetProperty("disk").GetProperty("databaseBytes").GetInt64().ShouldBeGreaterThan(100_000);
        all.GetProperty("disk").GetProperty("freeBytes").GetInt64().ShouldBeGreaterThan(0);
        all.GetProperty("versions").GetProperty("scripts").GetArrayLength().ShouldBeGreaterThan(20);
        all.GetProperty("mail").GetProperty("on").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Letters_given_up_are_tried_again()
    {
        Guid id = default;
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var notice = Notice.To(world.Staff["officer"], "/", "Có một việc chờ anh/chị.", [], db.Scope.Now);
            for (var i = 0; i < NoticeMailer.MaxAttempts; i++)
            {
                notice.Refused("550 MailboxUnavailable", db.Scope.Now);
            }

            id = notice.Id;
            db.Add(notice);
            await db.SaveChangesAsync(Cancel);
        });
        var operates = await world.As("administrator");
        (await operates.Get("/operations/mail")).Text("main").ShouldContain("550 MailboxUnavailable");

        (await operates.SubmitFrom("/operations/mail", "/operations/mail/retry")).Location.ShouldBe("/operations/mail");

        (
            await world.In(s => s.GetRequiredService<KernelDb>().Notices.SingleAsync(n => n.Id == id, Cancel))
        ).MailAttempts.ShouldBe(0);
        (await operates.SubmitFrom("/operations/mail", "/operations/mail/test")).Status.ShouldBe(
            409,
            "no server is named"
        );
    }

    [Fact]
    public async Task Live_answers_whatever_the_rest_does()
    {
        (await world.Stranger().Get("/health/live")).Body.ShouldBe("Healthy");
        (await world.Stranger().Get("/health/ready")).Status.ShouldBe(200);
    }

    private async Task Until(Func<JobRow, bool> state)
    {
        for (var tries = 0; ; tries++)
        {
            var row = await world.In(s =>
                s.GetRequiredService<KernelDb>()
                    .Jobs.AsNoTracking()
                    .FirstOrDefaultAsync(j => j.Name == "Gửi thư thông báo", Cancel)
            );
            if (row is not null && state(row))
            {
                return;
            }

            tries.ShouldBeLessThan(600, JsonSerializer.Serialize(row));
            await Task.Delay(50, Cancel);
        }
    }

    private async Task<Guid> Park()
    {
        var fact = new SomethingHappened(Guid.CreateVersion7(), Fails: true);
        var row = await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var row = OutboxRow.Of(fact, db.Scope.Now);
            db.Outbox.Add(row);
            await db.SaveChangesAsync(Cancel);
            return row;
        });
        for (var i = 0; i < OutboxSender.Parks; i++)
        {
            await world.Settle();
            world.Clock.Now += TimeSpan.FromMinutes(18);
        }

        (await Row(row.Id)).ParkedAt.ShouldNotBeNull();
        return row.Id;
    }

    private Task<OutboxRow> Row(Guid id) =>
        world.In(s => s.GetRequiredService<KernelDb>().Outbox.AsNoTracking().SingleAsync(o => o.Id == id, Cancel));

    private async Task<string> Audited(string action, Guid id) =>
        (
            await world.In(s =>
                s.GetRequiredService<KernelDb>().Audit.SingleAsync(a => a.Action == action && a.ThingId == id, Cancel)
            )
        ).Why!;

    public sealed class Failing : World
    {
        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.Listen<SomethingHappened, AlwaysFails>();
    }

    private sealed class AlwaysFails : DieuHanh.Kernel.Contracts.IHandle<SomethingHappened>
    {
        public Task Handle(SomethingHappened fact, CancellationToken cancel) =>
            throw new InvalidOperationException($"About {fact.Id}.");
    }
}
