using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

/// <summary>Incoming documents made ready for a test, as far on their way as it needs them.</summary>
internal static class Mail
{
    public static string Url(Guid id) => $"/documents/incoming/{id}";

    /// <summary>Registered, with the given texts as its files.</summary>
    public static async Task<Guid> Register(
        World world,
        string? subject = null,
        bool open = false,
        string agency = "btc",
        params (string Name, string Text)[] files
    )
    {
        var (id, _) = await Registered(world, subject, open, agency, files);
        return id;
    }

    public static Task<(Guid Id, IReadOnlyList<Guid> Files)> Registered(
        World world,
        string? subject = null,
        bool open = false,
        string agency = "btc",
        params (string Name, string Text)[] files
    ) =>
        world.In<(Guid, IReadOnlyList<Guid>)>(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var store = services.GetRequiredService<FileStore>();
            var read = new List<ReadFile>();
            foreach (var (name, text) in files)
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
                read.Add(new ReadFile(await store.Save(content, name), name, text, null));
            }

            var book = await db.Books.FirstAsync(b => b.Direction == Direction.Incoming && b.Place == 1);
            var particulars = Sample.Particulars(
                Sample.Unique("1").Replace(' ', '0') + "/CV-BTC",
                subject ?? Sample.Unique("Đề nghị bố trí vốn")
            );
            var document = await services
                .GetRequiredService<Registrar>()
                .Incoming(
                    book.Id,
                    Sample.Today,
                    particulars with
                    {
                        Open = open,
                        AgencyId = world.Staff.Agency(agency),
                    },
                    files: read
                );
            var attached = await db
                .Attachments.Where(a => a.DocumentId == document.Id)
                .OrderBy(a => a.Place)
                .Select(a => a.Id)
                .ToListAsync();
            return (document.Id, attached);
        });

    /// <summary>Changes a document as the program itself.</summary>
    public static Task Change(
        World world,
        Guid id,
        Action<IncomingDocument, DocumentsDb> change,
        string? action = null
    ) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            change(await db.Incoming.Include(d => d.Routings).SingleAsync(d => d.Id == id), db);
            await db.SaveAsync(action ?? "Chuẩn bị", cancel: TestContext.Current.CancellationToken);
        });

    public static Task Submit(World world, Guid id, string to = "office-leader") =>
        Change(world, id, (d, db) => d.Submit(world.Staff[to], db.Scope.Now));

    /// <summary>Submitted to the office leader and directed.</summary>
    public static async Task Direct(World world, Guid id, params Addressee[] to)
    {
        await Submit(world, id);
        await Change(
            world,
            id,
            (d, db) => d.Direct("Nghiên cứu, đề xuất.", to, new DateOnly(2026, 11, 30), null, _ => true, db.Scope.Now)
        );
    }

    public static Addressee Unit(World world, string key, Part part = Part.Lead) =>
        new(world.Staff.Unit(key), true, part);

    public static Addressee Person(World world, string key, Part part = Part.Lead) =>
        new(world.Staff[key], false, part);

    public static Task<IncomingDocument> Find(World world, Guid id) =>
        world.In(s =>
            s.GetRequiredService<DocumentsDb>().Incoming.Include(d => d.Routings).SingleAsync(d => d.Id == id)
        );

    /// <summary>The way of one recipient, the lead's by default.</summary>
    public static async Task<Routing> Routing(World world, Guid id, Part part = Part.Lead) =>
        (await Find(world, id)).Routings.First(r => r.Part == part);

    public static Task<List<string>> Noticed(World world, string person, Guid id) =>
        world.In(async s =>
            (await s.GetRequiredService<DocumentsDb>().Notices.ToListAsync())
                .Where(n => n.PersonId == world.Staff[person] && n.Url == Url(id))
                .Select(n => n.Sentence)
                .ToList()
        );
}
