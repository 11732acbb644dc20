using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Resets;

/// <summary>
/// Sends the letters people asked for, beside the requests, so that an answer tells nothing by its time. Links begin with the configured
/// address of the office, never with what a request says.
/// </summary>
public sealed partial class ResetMailer(
    IServiceScopeFactory scopes,
    MailSettings settings,
    TimeProvider clock,
    Jobs jobs,
    ILogger<ResetMailer> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.On ? jobs.Every("Gửi các thư đặt lại mật khẩu", Pause, SendDue, stoppingToken) : Task.CompletedTask;

    /// <summary>Sends what is unsent and answers how many letters left.</summary>
    public async Task<int> SendDue(CancellationToken cancel)
    {
        var sent = 0;
        for (var some = true; some; )
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
            var since = clock.Now() - Reset.GoodFor;
            var due = await db
                .Resets.Where(r => r.SentAt == null && r.At > since)
                .OrderBy(r => r.Id)
                .FirstOrDefaultAsync(cancel);
            some = due is not null;
            if (due is not null)
            {
                sent += await Send(due, db, scope.ServiceProvider, cancel) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> Send(Reset reset, DirectoryDb db, IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.Now();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == reset.AccountId, cancel);
        var since = now - Reset.GoodFor;
        var before = await db.Resets.CountAsync(
            r => r.AccountId == reset.AccountId && r.SentAt != null && r.At > since,
            cancel
        );
        var book = await services.GetRequiredService<IDirectory>().Book(cancel);
        var address = account is null ? null : book.Person(account.PersonId)?.Email;
        var goes =
            account is not null
            && before < Reset.Most
            && Reset.WhyNotFor(account).None
            && MailboxAddress.TryParse(address, out _);

        // Claimed before it leaves: of two nodes one sends it. A letter lost between the two is asked for again by its reader.
        var token = reset.Send(goes ? account : null, now);
        if (
            await db
                .Resets.Where(r => r.Id == reset.Id && r.SentAt == null)
                .ExecuteUpdateAsync(
                    r =>
                        r.SetProperty(x => x.SentAt, reset.SentAt)
                            .SetProperty(x => x.TokenHash, reset.TokenHash)
                            .SetProperty(x => x.Stamp, reset.Stamp)
                            .SetProperty(x => x.ExpiresAt, reset.ExpiresAt),
                    cancel
                ) == 0
            || !goes
        )
        {
            return false;
        }

        try
        {
            using var client = new SmtpClient();
            await settings.Connect(client, cancel);
            await client.SendAsync(Letter(address!, account!, token), cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return true;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            NotSent(account!.Id, e.GetType().Name);
            return false;
        }
    }

    private MimeMessage Letter(string address, Account account, string token) =>
        settings.Letter(
            address,
            T["Đặt lại mật khẩu"],
            T[
                "Có người vừa yêu cầu đặt lại mật khẩu của tài khoản {0}. Nếu là anh/chị, mở địa chỉ sau trong một giờ; địa chỉ dùng được một lần. Nếu không phải, hãy bỏ qua thư này.",
                account.UserName
            ] + $"\n\n{settings.Site}{UseReset.Address}?token={token}\n"
        );

    [LoggerMessage(LogLevel.Warning, "Letter for a new password not sent, account {AccountId}: {Error}")]
    private partial void NotSent(Guid accountId, string error);
}
