using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Words;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace DieuHanh.Kernel.Notices;

/// <summary>
/// Sends unsent notices to the people who have an address: a sentence and a link, nothing of the matter itself. On PostgreSQL a notice
/// is locked while it is sent, so several nodes send it once; a server that is away is tried again. What is older than a week was read
/// in the office or never will be: switching e-mail on floods nobody with the past.
/// </summary>
public sealed partial class NoticeMailer(
    IServiceScopeFactory scopes,
    MailSettings settings,
    Database database,
    TimeProvider clock,
    Jobs.Jobs jobs,
    ILogger<NoticeMailer> log
) : BackgroundService
{
    /// <summary>So often a server may refuse a letter before it is given up.</summary>
    public const int MaxAttempts = 8;

    /// <summary>What is older is not sent any more.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(7);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.On
            ? jobs.Every("Gửi thư thông báo", Pause, (run, cancel) => SendDue(cancel, run), stoppingToken)
            : Task.CompletedTask;

    /// <summary>Sends what is unsent, one connection for all, and answers how many letters left.</summary>
    public async Task<int> SendDue(CancellationToken cancel, JobRun? run = null)
    {
        using var client = new SmtpClient();
        var sent = 0;
        while (await SendOne(client, cancel) is { } left)
        {
            sent += left ? 1 : 0;
            await (run?.Tell($"{sent:N0}", cancel) ?? Task.CompletedTask);
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancel);
        }

        return sent;
    }

    // True: a letter left. False: a notice that needs none was put aside. Null: nothing is due.
    private async Task<bool?> SendOne(SmtpClient client, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await using var held =
            database.Engine is Engine.PostgreSql ? await db.Database.BeginTransactionAsync(cancel) : null;
        var now = clock.Now();
        var since = now - Stale;
        var due = held is null ? db.Notices : db.Notices.FromSql(Locked(since, now));
        var notice = await due.Where(n =>
                n.MailedAt == null && n.MailAttempts < MaxAttempts && n.At >= since && n.MailAfter <= now
            )
            .OrderBy(n => n.Id)
            .FirstOrDefaultAsync(cancel);
        if (notice is null)
        {
            return null;
        }

        var book = await scope.ServiceProvider.GetRequiredService<IDirectory>().Book(cancel);
        var address = book.Person(notice.PersonId)?.Email;
        var left = address is not null && MailboxAddress.TryParse(address, out _);
        try
        {
            if (left)
            {
                await settings.Connect(client, cancel);
                await client.SendAsync(Letter(notice, address!), cancel);
            }

            notice.Mailed(now);
            Telemetry.Letter(left ? "sent" : "no address");
        }
        catch (SmtpCommandException e) when (e.ErrorCode is not SmtpErrorCode.SenderNotAccepted)
        {
            // The server refused this letter, perhaps only for now, and not the connection or the office: the others must not wait for it.
            notice.Refused($"{(int)e.StatusCode} {e.StatusCode}", now);
            left = false;
            Telemetry.Letter("refused");
            NotSent(notice.Id, notice.MailAttempts, e.StatusCode.ToString());
        }

        await db.SaveChangesAsync(cancel);
        if (held is not null)
        {
            await held.CommitAsync(cancel);
        }

        return left;
    }

    /// <summary>Sends a letter at once, so that whoever set the server up sees what it answers.</summary>
    /// <returns>Null: the server took it; else what it answered, or the kind of fault, without anybody's address.</returns>
    public async Task<string?> SendTest(string address, string subject, string text, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = 15_000 };
        try
        {
            await settings.Connect(client, cancel);
            await client.SendAsync(settings.Letter(address, subject, $"{text}\n\n{settings.Site}\n"), cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return null;
        }
        catch (SmtpCommandException e)
        {
            return $"{(int)e.StatusCode} {e.StatusCode}";
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return e.GetType().Name;
        }
    }

    private MimeMessage Letter(Notice notice, string address)
    {
        var text = $"{notice.Text}\n\n{settings.Site}{notice.Url}\n";
        var letter = settings.Letter(address, notice.Text.ReplaceLineEndings(" "), text);

        // The same notice sent twice after a crash carries the same id, so that mail programs can show it once.
        letter.MessageId = $"{notice.Id:N}@dieuhanh";
        return letter;
    }

    private static FormattableString Locked(DateTime since, DateTime now) =>
        $"""
            select * from kernel_notice where id = (
                select id from kernel_notice
                where mailed_at is null and mail_attempts < {MaxAttempts} and at >= {since} and mail_after <= {now}
                order by id limit 1 for update skip locked)
            """;

    internal static MailSettings Read(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetSection("Mail").Get<MailSettings>() ?? new MailSettings();

    [LoggerMessage(LogLevel.Warning, "Notice {Id} not sent by e-mail, attempt {Attempt}: {Status}")]
    private partial void NotSent(Guid id, int attempt, string status);
}
