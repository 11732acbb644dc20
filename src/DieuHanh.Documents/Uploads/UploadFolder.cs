using System.Text.Json;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Documents.Uploads;

/// <summary>
/// Files that wait to be registered, in a folder beside the store and in no table: a secret document found here is erased with its folder
/// and leaves no row, no free page and no log of the database behind. All nodes share the folder, as they share the store.
/// </summary>
public sealed class UploadFolder(FileSettings settings, FileGate gate, LookTurns turns, TimeProvider clock)
{
    /// <summary>What nobody registered for so long is swept away.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    /// <summary>Largest single file, in bytes.</summary>
    public long Largest => settings.Largest;

    private const string List = "upload.json";
    private const string Texts = "texts.json";

    // Open as long as the files come in; a program that is killed lets go of it.
    private const string Taking = "taking";

    private string Root => Path.Combine(settings.Folder, "waiting");

    /// <summary>Takes the files out of quarantine and reads their texts.</summary>
    /// <exception cref="RefusedException">One of them is no document, or malware; none is kept then.</exception>
    /// <exception cref="SecretFoundException">One of them bears a secrecy mark; none is kept then.</exception>
    public async Task<Upload> Save(
        Guid personId,
        Direction direction,
        IReadOnlyList<IncomingFile> files,
        CancellationToken cancel
    )
    {
        Sweep();
        var id = NewId.Next();
        var folder = FolderOf(personId, id);
        try
        {
            System.IO.Directory.CreateDirectory(folder);
            await using var taking = new FileStream(
                Path.Combine(folder, Taking),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
            var saved = await Take(StoreIn(folder), files, cancel);
            var upload = new Upload(id, personId, clock.Now(), saved, direction);
            await Write(folder, Texts, saved.Select(f => f.Text), cancel);
            await Write(folder, List, upload with { Files = [.. saved.Select(f => f with { Text = null })] }, cancel);
            System.IO.Directory.SetLastWriteTimeUtc(folder, upload.At);
            return upload;
        }
        catch
        {
            Erase(personId, id);
            throw;
        }
    }

    private async Task<List<UploadedFile>> Take(
        FileStore store,
        IReadOnlyList<IncomingFile> files,
        CancellationToken cancel
    )
    {
        var saved = new List<UploadedFile>();
        foreach (var file in files)
        {
            using var turn = await turns.Take(file.By, cancel);
            var look = await gate.Look(file, cancel);
            if (saved.Any(s => s.Hash == file.Hash))
            {
                file.Erase();
                continue;
            }

            var read = await Read(store, store.Keep(file, look), look, cancel);
            if (Proposal.IsSecret([read]))
            {
                files.Erase();
                throw new SecretFoundException();
            }

            saved.Add(read);
        }

        return saved;
    }

    /// <summary>Null when there is none, or it is someone else's.</summary>
    public async Task<Upload?> Find(Guid personId, Guid? id, CancellationToken cancel = default)
    {
        var folder = FolderOf(personId, id ?? Guid.Empty);
        return
            await Read<Upload>(folder, List, cancel) is { } upload
            && await Read<string?[]>(folder, Texts, cancel) is { } texts
            ? upload with
            {
                Files = [.. upload.Files.Zip(texts, (file, text) => file with { Text = text })],
            }
            : null;
    }

    /// <summary>Everything this person has waiting, oldest first, without the texts.</summary>
    public async Task<IReadOnlyList<Upload>> Waiting(Guid personId, CancellationToken cancel = default)
    {
        var own = new DirectoryInfo(Path.Combine(Root, personId.ToString("N")));
        var waiting = new List<Upload>();
        foreach (var folder in own.Exists ? own.EnumerateDirectories() : [])
        {
            if (await Read<Upload>(folder.FullName, List, cancel) is { } upload)
            {
                waiting.Add(upload);
            }
        }

        return [.. waiting.OrderBy(u => u.Id)];
    }

    public Stream Open(Upload upload, UploadedFile file) =>
        StoreIn(FolderOf(upload.PersonId, upload.Id)).Open(file.Hash);

    /// <summary>Removes the upload from the disk.</summary>
    public void Erase(Guid personId, Guid id)
    {
        var folder = FolderOf(personId, id);
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes what nobody registered in time, and what was cut off before it was wholly taken in and looked at.</summary>
    public void Sweep()
    {
        var oldest = clock.GetUtcNow().UtcDateTime - KeptFor;
        var root = new DirectoryInfo(Root);
        foreach (var own in root.Exists ? root.EnumerateDirectories() : [])
        {
            foreach (var folder in own.EnumerateDirectories().Where(f => f.LastWriteTimeUtc < oldest || IsTorn(f)))
            {
                try
                {
                    folder.Delete(recursive: true);
                }
                catch (DirectoryNotFoundException)
                {
                    // Registered, or swept by another, in this moment.
                }
            }
        }
    }

    /// <summary>The order matters: what is begun has something in it, what is let go of is either whole or torn.</summary>
    private static bool IsTorn(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFileSystemInfos().Any()
                && !IsHeld(Path.Combine(folder.FullName, Taking))
                && !File.Exists(Path.Combine(folder.FullName, List));
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Writes the file whole or not at all: whoever lists the folder meanwhile sees no half of it.</summary>
    private static async Task Write<T>(string folder, string name, T content, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync($"{path}.new", JsonSerializer.Serialize(content), cancel);
        File.Move($"{path}.new", path, overwrite: true);
    }

    private static async Task<T?> Read<T>(string folder, string name, CancellationToken cancel)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(Path.Combine(folder, name), cancel));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<UploadedFile> Read(
        FileStore store,
        StoredFile stored,
        FileLook look,
        CancellationToken cancel
    )
    {
        await using var content = store.Open(stored.Hash);
        var read = await TextExtractor.Extract(content, stored.MediaType, cancel);
        return new UploadedFile(
            stored.Hash,
            stored.Size,
            stored.MediaType,
            look.Name,
            read.Text.Length == 0 ? null : read.Text,
            read.Problem,
            look.Inside,
            look.ScannedAt
        );
    }

    private FileStore StoreIn(string folder) =>
        new(new FileSettings { Folder = folder, Largest = settings.Largest }, clock);

    private string FolderOf(Guid personId, Guid id) => Path.Combine(Root, personId.ToString("N"), id.ToString("N"));
}
