using DieuHanh.Directory;
using DieuHanh.Directory.Loading;
using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Tasks;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Web.Sample;

/// <summary>
/// Loads a sample office: directory, registers, tasks with their history, in one transaction, the same on every load on the same day. Its
/// people are invented, and their accounts sign in on the machine itself only.
/// </summary>
public static class SampleOffice
{
    /// <summary>Of every sample account; printed at start and in the README.</summary>
    public const string Password = "vanphongmau";

    private const ulong Seed = 0x4469_6575_4861_6E68;

    /// <summary>The samples there are, the usual one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. DataSet.All.Select(s => s.Name)];

    /// <summary>There is nothing yet that a sample could disturb.</summary>
    public static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<DirectoryDb>().Agencies.AnyAsync(cancel);
    }

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="RefusedException">The office has agencies already.</exception>
    public static async Task Load(IServiceProvider services, string name, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var own = scope.ServiceProvider;
        own.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var documents = own.GetRequiredService<DocumentsDb>();
        var tasks = own.GetRequiredService<TasksDb>();
        ModuleDb[] all = [own.GetRequiredService<KernelDb>(), own.GetRequiredService<DirectoryDb>(), documents, tasks];

        // One connection and one transaction: a sample is there wholly or not at all.
        await using var connection = own.GetRequiredService<Database>().Connect();
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var db in all)
        {
            db.Database.SetDbConnection(connection);
            await db.Database.UseTransactionAsync(transaction, cancel);
        }

        using (var chronicle = new Chronicle(Seed, documents, tasks))
        {
            var dice = new Dice(Seed);
            var set = DataSet.Named(name) ?? throw new ArgumentException($"No sample {name}.", nameof(name));
            var directory = await DirectoryLoader.Load(own, set, Password, cancel);

            // The mergers are part of the history, which tells itself what followed from them.
            await documents.Outbox.Where(o => o.Type == nameof(AgencyEnded)).ExecuteDeleteAsync(cancel);
            var stage = await Stage.Set(own, directory, cancel);
            var registry = await Registry.Open(
                stage,
                chronicle,
                documents,
                own.GetRequiredService<FileStore>(),
                dice,
                cancel
            );
            var play = new Play(stage, chronicle, registry, documents, tasks, dice);
            await play.Tell(Episodes(play, set), cancel);
            registry.Close();
            await chronicle.Save(cancel);
            await new Published(play).Tell(cancel);
        }

        await Name(tasks, documents, cancel);

        await transaction.CommitAsync(cancel);
    }

    // The facts of a history are not delivered one by one: whom its tasks name reads their documents at once.
    private static async Task Name(TasksDb tasks, DocumentsDb documents, CancellationToken cancel)
    {
        var named = tasks
            .Assignments.Select(a => new { a.TaskId, a.AgencyId })
            .Union(tasks.Contributions.Select(c => new { c.TaskId, c.AgencyId }));
        var readers = await tasks
            .Tasks.Where(t => t.DocumentId != null)
            .Join(named, t => t.Id, n => n.TaskId, (t, n) => new { DocumentId = t.DocumentId!.Value, n.AgencyId })
            .Distinct()
            .ToListAsync(cancel);
        documents.Readers.AddRange(
            readers.Select(r => new Reader { DocumentId = r.DocumentId, AgencyId = r.AgencyId })
        );
        await documents.SaveChangesAsync(cancel);
    }

    private static IEnumerable<Episode> Episodes(Play play, DataSet set)
    {
        var texts = new Texts(play.Stage);
        IEnumerable<Episode> told =
        [
            .. new Passed(play).Of(set.Name),
            .. new Present(play, texts).Of(set.Name),
            .. new Spoken(play).Of(set.Name),
            .. new Mail(play).Of(set.Name),
        ];
        if (set == DataSet.Government)
        {
            var generator = new Generator(play.Stage, new Templates(), play.Dice);
            told = [.. new History(play, texts, generator).All(), .. told, .. new Recent(play, generator).All()];
        }

        return told;
    }
}
