using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// What every file passes before any module keeps it: is it there, is it of a type the office takes, does the scanner find anything, what
/// lies inside. What is refused is erased at once.
/// </summary>
public sealed class FileGate(Clamd clamd, TimeProvider clock, IServiceScopeFactory scopes)
{
    /// <exception cref="RefusedException">It is not taken. The reason is for the person who sent it.</exception>
    public async Task<FileLook> Look(IncomingFile file, CancellationToken cancel = default)
    {
        var name = FileName.Safe(file.FileName);
        if (file.IsMissing)
        {
            throw new RefusedException("Tệp “{0}” không còn chờ ở máy chủ; hãy chọn lại tệp.", name);
        }

        try
        {
            await using var content = file.OpenReadStream();
            var look = await FileLook.Of(content, name, cancel);
            return look with { ScannedAt = await Scanned(file, content, cancel) };
        }
        catch (RefusedException)
        {
            file.Erase();
            throw;
        }
    }

    private async Task<DateTime?> Scanned(IncomingFile file, Stream content, CancellationToken cancel)
    {
        switch (await clamd.Look(content, cancel))
        {
            case Scan.Clean:
                return clock.GetUtcNow().UtcDateTime;
            case Scan.Infected:
                await WriteDown(file.By, cancel);
                throw new RefusedException(
                    "Trong các tệp vừa gửi có tệp chứa mã độc nên không được nhận và đã bị xóa. Hãy báo người phụ trách công nghệ thông tin và quét máy tính đang dùng."
                );
            default:
                return clamd.Settings is { On: true, Required: true }
                    ? throw new RefusedException(
                        "Chương trình quét mã độc chưa trả lời nên chưa nhận tệp; hãy gửi lại sau ít phút."
                    )
                    : null;
        }
    }

    /// <summary>Who sent it and when, nothing of what it is; in a transaction of its own, since the form is refused.</summary>
    private async Task WriteDown(Actor by, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = by;
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Record("Từ chối tệp có mã độc", "File", NewId.Next());
        await db.SaveAsync("Từ chối tệp có mã độc", cancel: cancel);
    }
}
