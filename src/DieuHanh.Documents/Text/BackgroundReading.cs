using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Heading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Reads the files that wait, oldest first, one at a time. Several nodes may run it: one takes a file for a while, and on PostgreSQL a row
/// that is being taken is skipped by the others. What it finds is written with the documents and their search in one transaction.
/// </summary>
public sealed partial class BackgroundReading(
    IServiceScopeFactory scopes,
    TextTools tools,
    FileStore store,
    Database database,
    TimeProvider clock,
    Jobs jobs,
    ILogger<BackgroundReading> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private bool opened;

    // A bytes' row may be written before the document they belong to.
    private static readonly TimeSpan Ownerless = TimeSpan.FromHours(1);

    /// <summary>Reads what is due and answers how many files were read or failed.</summary>
    /// <param name="all">Also what failed and is to be tried later.</param>
    public async Task<int> ReadDue(CancellationToken cancel, bool all = false, JobRun? run = null)
    {
        for (var read = 0; ; read++)
        {
            if (!await ReadOne(all, cancel))
            {
                return read;
            }

            await (run?.Tell($"{read + 1:N0}", cancel) ?? Task.CompletedTask);
        }
    }

    /// <summary>What waited for a tool that is installed by now waits to be read.</summary>
    /// <param name="again">Also what could not be read.</param>
    public async Task Reopen(bool again, CancellationToken cancel)
    {
        var there = new List<TextTool>();
        foreach (var tool in Enum.GetValues<TextTool>())
        {
            if (await tools.Has(tool, cancel))
            {
                there.Add(tool);
            }
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var now = clock.Now();
        await db
            .FileReadings.Where(r =>
                r.State == ReadingState.ToolMissing && there.Contains(r.Tool!.Value)
                || again && r.State == ReadingState.Unreadable && r.Mark != SecrecyMarkState.Found
            )
            .ExecuteUpdateAsync(
                r =>
                    r.SetProperty(x => x.State, ReadingState.Waiting)
                        .SetProperty(x => x.Attempts, 0)
                        .SetProperty(x => x.NextTryAt, now),
                cancel
            );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The office opens first.
        await Task.Yield();
        await jobs.Every("Đọc văn bản của tệp", Pause, Read, stoppingToken);
    }

    private async Task<int> Read(JobRun run, CancellationToken cancel)
    {
        if (!opened)
        {
            PrivateFolder.Sweep(clock);
            await Reopen(again: false, cancel);
            opened = true;
        }

        return await ReadDue(cancel, run: run);
    }

    private async Task<bool> ReadOne(bool all, CancellationToken cancel)
    {
        if (await Take(all, cancel) is not { } taken)
        {
            return false;
        }

        ReadOutcome? outcome;
        try
        {
            outcome = await Read(taken.Hash, taken.MediaType, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Change(taken.Hash, r => r.GiveBack(), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            // A tool that fell over, a file that is not there: whatever it is, the other files are not to wait for it.
            NotRead(taken.Hash[..8], taken.Attempts, e.GetType().Name);
            outcome = null;
        }

        await Finish(taken.Hash, outcome, cancel);
        return true;
    }

    private async Task<ReadOutcome> Read(string hash, string mediaType, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromMinutes(tools.Settings.Minutes));
        try
        {
            await using var content = (FileStream)store.Open(hash);
            return await WholeFile.Read(tools, content, mediaType, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ToolFailedException();
        }
    }

    private async Task<FileReading?> Take(bool all, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var now = clock.Now();
        var latest = all ? DateTime.MaxValue.ToUniversalTime() : now;
        await using var held = await db.Database.BeginTransactionAsync(cancel);
        var due = database.Engine is Engine.PostgreSql ? db.FileReadings.FromSql(Locked(latest, now)) : db.FileReadings;
        var reading = await due.Where(r =>
                r.State == ReadingState.Waiting
                && r.NextTryAt <= latest
                && (r.TakenUntil == null || r.TakenUntil <= now)
            )
            .OrderBy(r => r.NextTryAt)
            .FirstOrDefaultAsync(cancel);
        if (reading is null)
        {
            return null;
        }

        reading.Take(now.AddMinutes(tools.Settings.Minutes + 2));
        await db.SaveChangesAsync(cancel);
        await held.CommitAsync(cancel);
        return reading;
    }

    private async Task Finish(string hash, ReadOutcome? outcome, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);

        // A document that is being registered with the same file holds the row until it is there.
        var mine =
            database.Engine is Engine.PostgreSql
                ? db.FileReadings.FromSql($"select * from documents_file_reading where hash = {hash} for update")
                : db.FileReadings.Where(r => r.Hash == hash);
        var reading = await mine.SingleAsync(cancel);
        var now = clock.Now();
        if (outcome is null && !reading.Fail(now))
        {
            outcome = new ReadOutcome(ReadingState.Unreadable, null, WholeFile.GivenUp);
        }

        if (!await db.Attachments.AnyAsync(a => a.Hash == hash, cancel))
        {
            if (now - reading.AskedAt > Ownerless || reading.Attempts >= FileReading.Most)
            {
                db.FileReadings.Remove(reading);
            }
            else
            {
                reading.Fail(now);
            }
        }
        else if (
            outcome?.Text is { } text
            && reading.Mark is not SecrecyMarkState.Denied
            && Proposal.SecrecyOf([text]) is not SecrecyMark.None
        )
        {
            var book = await scope.ServiceProvider.GetRequiredService<IDirectory>().Book(cancel);
            await db.WriteText(hash, new(ReadingState.Unreadable, null, WholeFile.Marked), cancel);
            await db.Withhold(reading, book, cancel);
        }
        else if (outcome is not null)
        {
            reading.Finish(outcome, now);
            await db.WriteText(hash, outcome, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    private async Task Change(string hash, Action<FileReading> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        change(await db.FileReadings.FirstAsync(r => r.Hash == hash, cancel));
        await db.SaveChangesAsync(cancel);
    }

    // The lock stands in the innermost query, where the order and the limit are too.
    private static FormattableString Locked(DateTime latest, DateTime now) =>
        $"""
            select * from documents_file_reading where hash = (
                select hash from documents_file_reading
                where state = 'Waiting' and next_try_at <= {latest} and (taken_until is null or taken_until <= {now})
                order by next_try_at limit 1 for update skip locked)
            """;

    [LoggerMessage(LogLevel.Warning, "File {Hash} not read, attempt {Attempt}: {Error}")]
    private partial void NotRead(string hash, int attempt, string error);
}
