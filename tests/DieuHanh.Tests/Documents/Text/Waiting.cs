using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>Documents with a file that is to be read in the background, in one world.</summary>
internal static class Waiting
{
    public static async Task<Guid> Register(this World world, string name, byte[] content)
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        return await world.In(s => Register(s, book, name, content));
    }

    public static async Task<Guid> Register(IServiceProvider services, Guid book, string name, byte[] content)
    {
        var file = await services.GetRequiredService<FileStore>().Save(new MemoryStream(content), name);
        var document = await services
            .GetRequiredService<Registrar>()
            .Incoming(
                book,
                Sample.Today,
                Sample.Particulars(Sample.Unique("1") + "/CV", Sample.Unique("Việc có tệp")),
                files:
                [
                    new ReadFile(
                        file,
                        name,
                        null,
                        "Loại tệp này chưa đọc được văn bản; hãy nhập các thông tin bằng tay."
                    ),
                ]
            );
        return document.Id;
    }

    public static Task<int> Read(this World world) =>
        world.App.Services.GetRequiredService<BackgroundReading>().ReadDue(TestContext.Current.CancellationToken);

    public static Task<Attachment> File(this World world, Guid documentId) =>
        world.In(async s =>
            await s.GetRequiredService<DocumentsDb>()
                .Attachments.AsNoTracking()
                .SingleAsync(a => a.DocumentId == documentId)
        );

    public static Task<FileReading> Reading(this World world, Guid documentId) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            return await db
                .FileReadings.AsNoTracking()
                .SingleAsync(r => db.Attachments.Any(a => a.DocumentId == documentId && a.Hash == r.Hash));
        });

    public static Task<bool> Finds(this World world, Guid documentId, string words) =>
        world.In(async s =>
            (await s.GetRequiredService<DocumentsDb>().Find(words, Attaching.IncomingKind))!.Things.Any(t =>
                t.Id == documentId
            )
        );
}
