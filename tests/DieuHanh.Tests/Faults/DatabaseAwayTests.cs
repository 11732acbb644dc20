using System.Net;
using DieuHanh.Documents;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DieuHanh.Tests.Faults;

/// <summary>The database goes away while people work, and comes back.</summary>
[Trait("engine", "postgres")]
public sealed class DatabaseAwayTests(DatabaseAwayTests.CutWorld world) : IClassFixture<DatabaseAwayTests.CutWorld>
{
    public sealed class CutWorld : World
    {
        public Relay Wire { get; private set; } = null!; // laid before the office opens

        protected override (Database Database, string Files) Place()
        {
            var files = base.Place().Files;
            var direct = new NpgsqlConnectionStringBuilder(Databases.New().Connection);
            Wire = new Relay(Path.Combine(direct.Host!, ".s.PGSQL.5432"));
            (direct.Host, direct.Port) = ("127.0.0.1", Wire.Port);
            return (Database.PostgreSql(direct.ToString()), files);
        }
    }

    [Fact]
    public async Task Pages_say_so_nothing_is_lost_and_facts_arrive_afterwards()
    {
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("Khi cơ sở dữ liệu ngừng");
        var seen = await clerk.Get(Issued.Form);
        (await clerk.Submit(Issued.Form, Issued.Fields(Sample.Unique("Trước khi ngừng")))).Status.ShouldBe(302);

        world.Wire.Cut();

        foreach (var address in new[] { "/", "/documents/outgoing", "/sign-in?return=/tasks", "/search?q=a" })
        {
            var page = await clerk.Get(address);
            page.Status.ShouldBe(503, address);
            page.Text("h1").ShouldBe("Hệ thống tạm thời không trả lời");
            page.Body.ShouldNotContain("Npgsql");
        }

        var api = await clerk.Get("/api/tasks");
        api.Status.ShouldBe(503);
        api.Body.ShouldContain("\"code\":\"unavailable\"");
        (await clerk.Get("/health")).Status.ShouldBe(503);
        var form = Issued.Fields(subject);
        (await clerk.Send(seen, Issued.Form, form)).Status.ShouldBe(503);
        await Should.ThrowAsync<Exception>(() =>
            world.App.Services.GetRequiredService<OutboxSender>().SendDue(default)
        );

        world.Wire.Mend();

        // Connections of before that are still in the pool are broken; each is noticed by whoever gets it, and the same form is sent again.
        for (var tries = 0; (await clerk.Send(seen, Issued.Form, form)).Status != 302; tries++)
        {
            tries.ShouldBeLessThan(20);
        }

        for (var tries = 0; (await clerk.Get("/health")).Status != 200; tries++)
        {
            tries.ShouldBeLessThan(20);
        }

        await Mended();
        var kept = await world.In(s =>
            s.GetRequiredService<DocumentsDb>().Outgoing.CountAsync(d => d.Subject == subject)
        );
        kept.ShouldBe(1);
        var waiting = await world.In(s =>
            s.GetRequiredService<KernelDb>().Outbox.CountAsync(o => o.DeliveredAt == null)
        );
        waiting.ShouldBe(0);
    }

    private async Task Mended()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await world.Settle();
                NpgsqlConnection.ClearAllPools();
                return;
            }
            catch (Exception) when (tries < 20)
            {
                // Another connection of before.
            }
        }
    }
}
