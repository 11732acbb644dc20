using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// A file in quarantine ("chờ kiểm tra"): sent, on the disk under a name of ours, in no table. Whoever keeps it moves it away; what is left
/// when the request ends is erased, unless it came in parts and the form it was for has to be corrected first.
/// </summary>
public sealed class IncomingFile : IFormFile, IAsyncDisposable
{
    private readonly FileStream? held;
    private readonly bool lasting;
    private string? path;

    /// <param name="held">Open as long as the request runs, so that no other program takes it for a leftover.</param>
    /// <param name="lasting">It came in parts.</param>
    internal IncomingFile(
        Actor by,
        string field,
        string fileName,
        string? path,
        FileStream? held,
        (string Hash, long Size) content,
        bool lasting = false
    )
    {
        (By, Name, FileName, (Hash, Length)) = (by, field, fileName, content);
        (this.path, this.held, this.lasting) = (path, held, lasting);
    }

    /// <summary>A form names it, and it is not there: used already, or swept.</summary>
    internal static IncomingFile Missing(Actor by, string field, string fileName) =>
        new(by, field, fileName, null, null, ("", 0)) { IsMissing = true };

    public bool IsMissing { get; private init; }

    /// <summary>Who sent it.</summary>
    public Actor By { get; }
    public string Name { get; }

    /// <summary>As it was sent. To be shown only as <see cref="Files.FileName.Safe"/> makes it.</summary>
    public string FileName { get; }
    public string Hash { get; }
    public long Length { get; }

    // What the sender claims is not believed, so it is not passed on.
    public string ContentType => "application/octet-stream";
    public string ContentDisposition => "";
    public IHeaderDictionary Headers { get; } = new HeaderDictionary();

    /// <summary>A form sends an empty part where no file was chosen.</summary>
    public bool WasChosen => FileName.Length > 0 || Length > 0;

    public Stream OpenReadStream() =>
        path is null
            ? Stream.Null
            : new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1 << 16,
                FileOptions.Asynchronous
            );

    /// <summary>Out of quarantine. The bytes are flushed already, so it is there wholly or not at all.</summary>
    public void MoveTo(string place, DateTime at)
    {
        try
        {
            FileStore.Put(path!, place, at);
        }
        catch (FileNotFoundException)
        {
            throw new RefusedException("Tệp vừa được dùng ở một biểu mẫu khác; hãy chọn lại tệp.");
        }

        path = null;
    }

    /// <summary>It must not stay: it bears a secrecy mark, or is no file the office takes.</summary>
    public void Erase()
    {
        if (path is not null)
        {
            File.Delete(path);
            path = null;
        }
    }

    public void CopyTo(Stream target)
    {
        using var content = OpenReadStream();
        content.CopyTo(target);
    }

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var content = OpenReadStream();
        await content.CopyToAsync(target, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!lasting)
        {
            Erase();
        }

        if (held is not null)
        {
            await held.DisposeAsync();
        }
    }
}

/// <summary>The files of a form.</summary>
public static class IncomingFiles
{
    /// <summary>Those that were chosen.</summary>
    public static IReadOnlyList<IncomingFile> Chosen(this IFormFileCollection files, string? field = null) =>
        [.. files.OfType<IncomingFile>().Where(f => f.WasChosen && (field is null || f.Name == field))];

    public static void Erase(this IEnumerable<IncomingFile> files)
    {
        foreach (var file in files)
        {
            file.Erase();
        }
    }
}
