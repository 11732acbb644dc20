using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel.Backups;

/// <summary>An office whose folder of data can be backed up, and empty places to restore into.</summary>
public sealed class BackupWorld : World
{
    private int made;

    public Database Database => App.Services.GetRequiredService<Database>();
    public string Data => Path.GetDirectoryName(App.Services.GetRequiredService<FileSettings>().Folder)!;

    public string Folder(string name) => Path.Combine(Databases.Folder, $"{name}-{Interlocked.Increment(ref made)}");

    /// <summary>An empty database and an empty folder, on the engine of the run.</summary>
    public (Database Database, string Data) EmptyPlace()
    {
        var data = Folder("place");
        return Databases.Engine is Engine.Sqlite ? (Database.InFolder(data), data) : (Databases.Empty(), data);
    }

    public Task<TakeBackup.Taken> BackUp(string to, string? keysTo = null, int? keep = null) =>
        TakeBackup.To(
            to,
            Database,
            Data,
            Office.Modules,
            keysTo,
            keep,
            TimeProvider.System,
            _ => { },
            TestContext.Current.CancellationToken
        );

    public static Task<RestoreBackup.Restored> Restore(
        string from,
        (Database Database, string Data) place,
        string? keysFrom = null
    ) =>
        RestoreBackup.From(
            from,
            place.Database,
            place.Data,
            Office.Modules,
            keysFrom,
            _ => { },
            TestContext.Current.CancellationToken
        );

    /// <summary>One audited action with one file, in one transaction; the file holds this text.</summary>
    public async Task<string> Write(string text)
    {
        var file = await App
            .Services.GetRequiredService<FileStore>()
            .Save(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "ghi.txt");
        await In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Keep(file);
            db.Record("Thử sao lưu", nameof(BackupWorld), Guid.CreateVersion7(), why: text);
            await db.SaveAsync("Thử sao lưu");
        });
        return file.Hash;
    }
}
