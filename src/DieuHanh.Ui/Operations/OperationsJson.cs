using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DieuHanh.Ui.Operations;

/// <summary>The operator's pages as JSON, in one answer, for whoever watches from outside.</summary>
public static class OperationsJson
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/operations", Get).Needs(Right.Operate).WithTags("Vận hành");

    public sealed record Check(string Name, string Status, string Sentence, string? Do);

    public sealed record Facts(int Waiting, DateTime? Oldest, int Later, int Parked);

    public sealed record Mail(bool On, int Waiting, int Refused, int GivenUp);

    public sealed record Disk(
        long DatabaseBytes,
        long Files,
        long FilesBytes,
        long WaitingBytes,
        long FreeBytes,
        long WarnBelowBytes,
        long? GrowthBytesPerDay
    );

    public sealed record Everything(
        string Status,
        IReadOnlyList<Check> Checks,
        Facts Facts,
        IReadOnlyList<JobRow> Jobs,
        Mail Mail,
        Disk Disk,
        VersionDesk.Model Versions
    );

    private static async Task<Ok<Everything>> Get(
        HealthCheckService health,
        KernelDb db,
        Jobs jobs,
        MailSettings mail,
        FileSettings files,
        DiskSettings disk,
        IEnumerable<ToolBeside> tools,
        CancellationToken cancel
    )
    {
        var well = await HealthDesk.Ask(health, cancel);
        var facts = await FactDesk.Load(db, null, new FactDesk.DropForm(null, null), [], cancel);
        var letters = await MailDesk.Load(db, mail, cancel);
        var room = await DiskDesk.Load(db, files, disk, cancel);
        return TypedResults.Ok(
            new Everything(
                well.Status.ToString(),
                [.. well.Checks.Select(c => new Check(c.Name, c.Status.ToString(), c.Sentence, c.Do))],
                new Facts(facts.Waiting, facts.Oldest, facts.Later, facts.Parked),
                [.. (await JobDesk.Load(db, jobs, cancel)).Select(r => r.Job)],
                new Mail(mail.On, letters.Waiting, letters.Refused, letters.GivenUp),
                new Disk(
                    room.Now.DatabaseBytes,
                    room.Now.Files,
                    room.Now.FilesBytes,
                    room.Waiting,
                    room.Now.FreeBytes,
                    room.WarnBelow,
                    room.Growth
                ),
                await VersionDesk.Load(db, tools, cancel)
            )
        );
    }
}
