using System.Net.Sockets;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace DieuHanh.Tests.Kernel;

/// <summary>Letters go through a real SMTP server (Debian's python3-aiosmtpd), which keeps what it receives in a folder.</summary>
public sealed class NoticeMailerTests(NoticeMailerTests.Mailing world) : IClassFixture<NoticeMailerTests.Mailing>
{
    [Fact]
    public async Task A_notice_leaves_once_with_a_sentence_and_a_link()
    {
        Assert.SkipUnless(world.HasServer, "python3-aiosmtpd is not installed.");
        await Tell(world.Staff["officer"], "Nhiệm vụ “{0}” đã được giao.", "Rà soát quy hoạch");

        (await Send()).ShouldBe(1);
        (await Send()).ShouldBe(0);

        var letter = world
            .Letters()
            .Where(l => l.Subject == "Nhiệm vụ “Rà soát quy hoạch” đã được giao.")
            .ShouldHaveSingleItem();
        letter.To.ToString().ShouldBe("officer@example.invalid");
        letter.TextBody.ShouldNotBeNull().ShouldContain("https://dieuhanh.example/tasks/1");
    }

    [Fact]
    public async Task A_server_that_is_away_loses_nothing()
    {
        Assert.SkipUnless(world.HasServer, "python3-aiosmtpd is not installed.");
        var port = world.Settings.Port;
        world.Settings.Port = 1;
        await Tell(world.Staff["unit-head"], "Có một việc chờ anh/chị.");
        await Should.ThrowAsync<SocketException>(Send);

        world.Settings.Port = port;
        (await Send()).ShouldBe(1);
    }

    [Fact]
    public async Task Switching_e_mail_on_does_not_send_the_past()
    {
        Assert.SkipUnless(world.HasServer, "python3-aiosmtpd is not installed.");
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var at = db.Scope.Now.AddDays(-8);
            db.Add(Notice.To(world.Staff["officer"], "/tasks/1", "Có một việc chờ anh/chị.", [], at));
            await db.SaveAsync("Thử");
        });

        (await Send()).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_does_not_end_the_office()
    {
        var stumbling = new Stumbling<Jobs>();
        using var mailer = new NoticeMailer(
            stumbling,
            new MailSettings { Host = "127.0.0.1", From = "vanphong@example.invalid" },
            world.App.Services.GetRequiredService<Database>(),
            world.Clock,
            new Jobs(stumbling, world.Clock, stumbling.Log),
            NullLogger<NoticeMailer>.Instance
        );
        (await stumbling.GoesOn(mailer)).ShouldBeTrue();
    }

    private Task<int> Send() =>
        world.App.Services.GetRequiredService<NoticeMailer>().SendDue(TestContext.Current.CancellationToken);

    private Task Tell(Guid person, string sentence, params string[] values) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Notify([person], "/tasks/1", sentence, values);
            await db.SaveAsync("Thử");
        });

    public sealed class Mailing : World, IAsyncDisposable
    {
        private readonly MailServer server = new();

        public MailSettings Settings { get; } =
            new()
            {
                Host = "127.0.0.1",
                From = "vanphong@example.invalid",
                Tls = false,
                Site = "https://dieuhanh.example",
            };

        public bool HasServer => server.Runs;

        public IEnumerable<MimeMessage> Letters() => server.Letters();

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(Settings));
            Settings.Port = server.Port;
        }

        public bool HasLetters => server.HasLetters;

        public new async ValueTask DisposeAsync()
        {
            server.Dispose();
            await base.DisposeAsync();
        }
    }
}
